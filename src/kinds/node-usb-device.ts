import { Construct } from 'constructs';
import type { NodeUSBDeviceSpec } from '../../imports/contract/wire';
import { CallerError } from '../manifest/caller-error';
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
   * Name of the namespace whose machines may use the device.
   *
   * @default - the device is not assigned, and is withdrawn from the namespace that has it
   */
  readonly assignedNamespace?: string;

  /**
   * Labels of the object, in addition to those of the chart.
   *
   * @default - the labels of the chart
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the object.
   *
   * @default - only the annotations of `removalPolicy`
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Whether a GitOps tool keeps or deletes the object when it is no longer in the manifests. Keep it: it belongs to the platform.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A USB device of a node, assigned to a namespace. Since DVP 1.6, with Kubernetes 1.34 or newer; not in the Community Edition.
 *
 * The platform finds the device and creates the object; this construct sets one field of it. Apply it to the existing object by
 * `kubectl apply --server-side`, and with `--force-conflicts` if another client has set the field before. If the object does not exist,
 * the cluster refuses to create it. The machines of the namespace get the device as a USBDevice of the same name.
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
   * Name of the USBDevice object that the platform creates for the device.
   */
  public readonly usbDeviceName: string;

  /**
   * Namespace of the USBDevice object: the namespace that the device is assigned to.
   */
  public readonly namespace?: string;

  /**
   * @throws if the name of the device is missing
   */
  constructor(scope: Construct, id: string, props: NodeUSBDeviceProps) {
    super(scope, id);
    checkProps(this, 'NodeUSBDeviceProps', props);
    const { deviceName, assignedNamespace, labels, annotations, removalPolicy = RemovalPolicy.RETAIN } = props;
    if (deviceName === '') {
      throw new CallerError(`[${this.node.path}] 'deviceName' must be the name of an existing device, as 'kubectl get nodeusbdevices' prints it, got ${formatValue(deviceName)}`);
    }
    this.usbDeviceName = deviceName;
    this.namespace = assignedNamespace;
    const spec: NodeUSBDeviceSpec = { assignedNamespace: assignedNamespace ?? '' };
    this._define('virtualization.deckhouse.io/v1alpha2/NodeUSBDevice', {
      name: deviceName, labels, annotations: keepAnnotations(removalPolicy, annotations),
    }, () => spec);
  }
}
