import { Construct } from 'constructs';
import type { NodeUSBDeviceSpec } from '../../imports/contract/wire';
import { IUSBDevice } from '../refs';
import { Resource } from '../resource/resource';
import { formatValue } from '../values/describe';
import { checkProps, guard } from '../values/guard';
import { RemovalPolicy, keepAnnotations } from '../values/removal-policy';

/**
 * Properties of a `NodeUSBDevice`.
 */
export interface NodeUSBDeviceProps {
  /**
   * Name of the device, as `kubectl get nodeusbdevices` prints it.
   */
  readonly deviceName: string;

  /**
   * Name of the namespace whose machines may have the device.
   *
   * @default - the device is taken back from whatever namespace has it
   */
  readonly assignedNamespace?: string;

  /**
   * Labels of the object, beside those of the chart.
   *
   * @default - the labels of the chart
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the object.
   *
   * @default - the annotations that `removalPolicy` asks for
   */
  readonly annotations?: { [key: string]: string };

  /**
   * What a GitOps tool may do with the object once it is no longer in the manifests. It belongs to the platform, so it should stay.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A USB device of a node, assigned to a namespace. Since DVP 1.6; not in the Community Edition, and from Kubernetes 1.34 on.
 *
 * The platform has found the device and made the object; this says one field of it. Apply it to what is there, by
 * `kubectl apply --server-side`, and with `--force-conflicts` if another client has set the field before. Making an object of a device
 * that is not there is refused by the cluster. The machines of the namespace know the device as a USBDevice of the same name.
 *
 * @see https://deckhouse.io/modules/virtualization/stable/cr.html#nodeusbdevice
 *
 * @example
 *
 * new dvp.NodeUSBDevice(chart, 'door-camera', { deviceName: 'logitech-webcam', assignedNamespace: 'lab' });
 */
export class NodeUSBDevice extends Resource implements IUSBDevice {
  static { guard(this, 'NodeUSBDevice'); }

  /**
   * Name of the USBDevice object that the platform makes of the device.
   */
  public readonly usbDeviceName: string;

  /**
   * Namespace of the USBDevice object: the one that the device is assigned to.
   */
  public readonly namespace?: string;

  /**
   * @throws if the name of the device is missing
   */
  constructor(scope: Construct, id: string, props: NodeUSBDeviceProps) {
    super(scope, id);
    checkProps(this.node.path, 'NodeUSBDeviceProps', props);
    const { deviceName, assignedNamespace, labels, annotations, removalPolicy = RemovalPolicy.RETAIN } = props;
    if (deviceName === '') {
      throw new Error(`[${this.node.path}] 'deviceName' must be the name of an existing device, as 'kubectl get nodeusbdevices' prints it, got ${formatValue(deviceName)}`);
    }
    this.usbDeviceName = deviceName;
    this.namespace = assignedNamespace;
    const spec: NodeUSBDeviceSpec = { assignedNamespace: assignedNamespace ?? '' };
    this._define('virtualization.deckhouse.io/v1alpha2/NodeUSBDevice', {
      name: deviceName, labels, annotations: keepAnnotations(removalPolicy, annotations),
    }, () => spec);
  }
}
