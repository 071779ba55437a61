import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { ClusterFacts } from '../../../src/domain/cluster-facts';
import { Manifest, Metadata } from '../../../src/manifest/manifest';
import { check, ids, report, told } from '../support';

test.each([
  ['USB-01', `USBDevice shop/scanner (USB-01)
  only the platform creates a USBDevice
  instead: 'assignedNamespace: shop' on the existing NodeUSBDevice scanner`],
  ['USB-02', `NodeUSBDevice (no name) /metadata/name (USB-02)
  a device without a name would be a new one, and only the platform creates those
  got: nothing
  instead: the name of an existing device, as 'kubectl get nodeusbdevices' prints it`],
  ['USB-03', `NodeUSBDevice scanner /spec/assignedNamespace (USB-03)
  this is not a valid name of a namespace
  got: "shop.eu"
  instead: the name of a namespace: at most 63 lower-case letters, digits and dashes, with a letter or digit at both ends`],
  ['USB-04', `NodeUSBDevice scanner (USB-04)
  USB devices need Kubernetes 1.34, the cluster has 1.33
  instead: no NodeUSBDevice for this cluster`],
  ['USB-05', `VirtualMachine shop/web /spec/usbDevices/0/name (USB-05)
  the device is assigned to namespace lab, and the machine is in shop
  got: "scanner"
  instead: 'assignedNamespace: shop' on NodeUSBDevice scanner`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

const device = (spec: object, name = 'scanner'): Manifest => ({ apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind: 'NodeUSBDevice', metadata: { name }, spec });
const scanning = (metadata: Metadata = {}) => machine({ usbDevices: [{ name: 'scanner' }] }, metadata);

test.each<[string, Manifest[], string]>([
  ['a device without a namespace', [device({}), scanning()], `VirtualMachine shop/web /spec/usbDevices/0/name (USB-05)
  the device is assigned to no namespace, and the machine is in shop
  got: "scanner"
  instead: 'assignedNamespace: shop' on NodeUSBDevice scanner`],
  ['a device that is taken back', [device({ assignedNamespace: '' })], ''],
  ['a device that may be in the cluster', [scanning()], ''],
  ['another device', [device({ assignedNamespace: 'lab' }, 'printer'), scanning()], ''],
  ['a machine whose namespace comes from elsewhere', [device({ assignedNamespace: 'lab' }), scanning({ namespace: undefined })], ''],
  ['a namespace with a name of 63 characters', [device({ assignedNamespace: 'a'.repeat(63) })], ''],
  ['a namespace with a name of 64 characters', [device({ assignedNamespace: 'a'.repeat(64) })], `NodeUSBDevice scanner /spec/assignedNamespace (USB-03)
  this is not a valid name of a namespace
  got: "${'a'.repeat(64)}"
  instead: the name of a namespace: at most 63 lower-case letters, digits and dashes, with a letter or digit at both ends`],
])('%s', (_, manifests, text) => expect(report(manifests)).toBe(text));

test.each<[ClusterFacts, string[]]>([
  [{ edition: 'CE', kubernetesVersion: '1.34' }, ['the Community Edition does not support USB devices']],
  [{ edition: 'EE', kubernetesVersion: '1.34' }, []],
  [{ edition: 'EE', kubernetesVersion: 'v1.33.9' }, ['USB devices need Kubernetes 1.34, the cluster has 1.33']],
  [{ edition: 'CE', kubernetesVersion: '1.9' }, ['the Community Edition does not support USB devices', 'USB devices need Kubernetes 1.34, the cluster has 1.9']],
  [{ kubernetesVersion: 'Automatic' }, []],
  [{}, []],
])('in a cluster of %j', (facts, wrong) => expect(check([device({ assignedNamespace: 'shop' })], facts).map(finding => finding.wrong)).toEqual(wrong));

test('a broken device does no harm to a machine', () =>
  expect(ids(check([device({ assignedNamespace: 7 }), scanning()]))).toEqual(['SCHEMA-TYPE']));
