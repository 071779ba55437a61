import { Chart } from 'cdk8s';
import * as dvp from '../../../src/index';
import { Manifest } from '../../../src/manifest/manifest';
import { Scenarios } from '../scenario';

export const scenarios: Scenarios = {
  88: {
    wants: 'a USB device of a node in a machine',
    write: ({ chart, vm }) => {
      const camera = new dvp.NodeUSBDevice(chart, 'camera', { deviceName: 'logitech-webcam', assignedNamespace: 'shop' });
      vm.addUsbDevices(camera);
    },
    refuses: { 'USB-05': ({ chart, vm }) => vm.addUsbDevices(new dvp.NodeUSBDevice(chart, 'camera', { deviceName: 'logitech-webcam', assignedNamespace: 'lab' })) },
  },
  89: {
    wants: 'to see the USB devices of the nodes',
    lacks: 'a list of them: the platform finds the devices, and kubectl get nodeusbdevices prints their names',
  },
  90: {
    wants: 'to see whether a device exists and is assigned',
    lacks: 'the conditions of a NodeUSBDevice, which the platform writes: kubectl wait --for=condition=Assigned waits for one',
  },
  91: {
    wants: 'to give a USB device to the machines of a namespace, and to take it back',
    write: ({ chart }) => {
      new dvp.NodeUSBDevice(chart, 'token', { deviceName: 'usb-token', assignedNamespace: 'signing' });
      new dvp.NodeUSBDevice(chart, 'camera', { deviceName: 'logitech-webcam' });
    },
    refuses: { 'USB-03': ({ chart }) => new dvp.NodeUSBDevice(chart, 'token', { deviceName: 'usb-token', assignedNamespace: 'Signing' }) },
    throws: { 'the name of an existing device': ({ chart }) => new dvp.NodeUSBDevice(chart, 'token', { deviceName: '' }) },
  },
  92: {
    wants: 'the devices of a namespace',
    write: ({ vm }) => {
      vm.addUsbDevices(dvp.USBDevice.fromUsbDeviceName('usb-token'));
    },
    lacks: 'new USBDevice objects: only the platform creates them, so an app refers to them',
  },
  93: {
    wants: 'to see the model of a device',
    lacks: 'the vendor, the product and the serial number: they are in the status that the platform writes',
  },
  94: {
    wants: 'to see whether a device is attached',
    lacks: 'the conditions of a USBDevice, which the platform writes: kubectl wait --for=condition=Ready waits for one',
  },
  95: {
    wants: 'to give a machine a USB device of its namespace',
    write: ({ vm }) => {
      vm.addUsbDevices(dvp.USBDevice.fromUsbDeviceName('door-camera'));
    },
    refuses: {
      'VM-75': ({ vm }) => [1, 2].forEach(() => vm.addUsbDevices(dvp.USBDevice.fromUsbDeviceName('door-camera'))),
      'VM-76': ({ vm, db }) => [vm, db].forEach(machine => machine.addUsbDevices(dvp.USBDevice.fromUsbDeviceName('door-camera'))),
      'SCHEMA-BOUND': ({ vm }) => vm.addUsbDevices(...Array.from({ length: 9 }, (_, i) => dvp.USBDevice.fromUsbDeviceName(`token-${i}`))),
    },
  },
  96: {
    wants: 'to see which machine has a device',
    lacks: 'the machine of a device: it is in the status, and kubectl get usbdevices prints it',
  },
  97: {
    wants: 'USB devices only in a cluster that supports them',
    write: ({ app, vm }) => {
      dvp.ClusterProfile.of({ edition: dvp.DeckhouseEdition.EE, kubernetesVersion: '1.34', dvpRelease: '1.6.0' }).bind(app);
      vm.addUsbDevices(dvp.USBDevice.fromUsbDeviceName('door-camera'));
    },
    refuses: {
      'VM-77': ({ app, vm }) => {
        dvp.ClusterProfile.of({ edition: dvp.DeckhouseEdition.EE, kubernetesVersion: '1.33' }).bind(app);
        vm.addUsbDevices(dvp.USBDevice.fromUsbDeviceName('door-camera'));
      },
      'USB-04': ({ app, chart }) => {
        dvp.ClusterProfile.of({ edition: dvp.DeckhouseEdition.CE }).bind(app);
        new dvp.NodeUSBDevice(chart, 'camera', { deviceName: 'logitech-webcam', assignedNamespace: 'shop' });
      },
    },
    lacks: 'the release of Deckhouse and the container runtime of the nodes: a cluster profile does not have them',
  },
};

/** every field of USB devices */
export function fullest(chart: Chart): void {
  new dvp.NodeUSBDevice(chart, 'camera', { deviceName: 'logitech-webcam', assignedNamespace: 'lab' });
}

export const renders: readonly Manifest[] = [{
  apiVersion: 'virtualization.deckhouse.io/v1alpha2',
  kind: 'NodeUSBDevice',
  metadata: {
    name: 'logitech-webcam',
    annotations: {
      'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
      'helm.sh/resource-policy': 'keep',
      'kustomize.toolkit.fluxcd.io/prune': 'disabled',
    },
  },
  spec: { assignedNamespace: 'lab' },
}];
