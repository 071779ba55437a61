import { machine } from '../../src/catalogue/virtual-machine/objects';
import { poolOf } from '../../src/catalogue/virtual-machine-pool/objects';
import { Manifest } from '../../src/manifest/manifest';
import { check, ids, report } from '../rules/support';

const DVP = 'virtualization.deckhouse.io';
const KNOWN = 'this library knows DVP up to 1.11.1, and the cluster has 1.12.0, which';
const CAPTURED = "a profile with the CRDs of the cluster, as 'cdk8s-dvp capture' writes it";
const facts = { dvpRelease: '1.12.0' };

const settings = (values: object): Manifest => ({
  apiVersion: 'deckhouse.io/v1alpha1', kind: 'ModuleConfig', metadata: { name: 'virtualization' }, spec: { enabled: true, version: 1, settings: values },
});
const dvcr = { storage: { type: 'PersistentVolumeClaim', persistentVolumeClaim: { size: '50Gi' } } };

test.each<[string, Manifest, string]>([
  ['an unknown field', machine({ spice: { enabled: true } }), `VirtualMachine shop/web /spec/spice (SCHEMA-UNKNOWN)
  unknown field 'spice': ${KNOWN} may have it, or drop it
  got: an object with enabled
  instead: ${CAPTURED}`],
  ['an unknown field that resembles a known one', machine({ bootloder: 'EFI' }), `VirtualMachine shop/web /spec/bootloder (SCHEMA-UNKNOWN)
  unknown field 'bootloder': ${KNOWN} may have it, or drop it
  got: "EFI"
  instead: 'bootloader', or ${CAPTURED}`],
  ['an unknown field in the template of a pool', poolOf({ pciDevices: [{ name: 'a' }] }),
    `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/pciDevices (SCHEMA-UNKNOWN)
  unknown field 'pciDevices': ${KNOWN} may have it, or drop it
  got: a list of 1
  instead: 'usbDevices', or ${CAPTURED}`],
  ['an unknown word', machine({ osType: 'BSD' }), `VirtualMachine shop/web /spec/osType (SCHEMA-ENUM)
  not one of the words allowed here: ${KNOWN} may accept it
  got: "BSD"
  instead: one of "Windows", "Generic", "Legacy", or ${CAPTURED}`],
  ['an unknown form', machine({ cpu: { cores: 1, coreFraction: 'Best' } }), `VirtualMachine shop/web /spec/cpu/coreFraction (SCHEMA-PATTERN)
  wrong format: ${KNOWN} may accept it
  got: "Best"
  instead: a percentage from '1%' to '100%', or 'Auto', or ${CAPTURED}`],
  ['more devices than known', machine({ gpus: Array.from({ length: 17 }, () => ({ gpuClassName: 'a' })) }), `VirtualMachine shop/web /spec/gpus (SCHEMA-BOUND)
  too many items: ${KNOWN} may accept it
  got: a list of 17
  instead: at most 16, or ${CAPTURED}`],
  ['an unknown kind', { apiVersion: `${DVP}/v1alpha2`, kind: 'PCIDevice', metadata: { name: 'gpu', namespace: 'shop' } }, `PCIDevice shop/gpu /kind (SCHEMA-KIND)
  DVP has no kind PCIDevice: ${KNOWN} may have it
  got: "PCIDevice"
  instead: 'USBDevice', or ${CAPTURED}`],
  ['an unknown version', { ...machine(), apiVersion: `${DVP}/v1beta1` }, `VirtualMachine shop/web /apiVersion (GEN-01)
  unknown version of VirtualMachine: ${KNOWN} may serve it
  got: "${DVP}/v1beta1"
  instead: ${DVP}/v1alpha2`],
  ['an unknown setting', settings({ virtualMachineCIDRs: ['10.66.10.0/24'], dvcr, newSetting: 1 }), `ModuleConfig virtualization /spec/settings/newSetting (SCHEMA-UNKNOWN)
  unknown field 'newSetting': ${KNOWN} may have it, or drop it
  got: 1
  instead: ${CAPTURED}`],
  ['an unknown gate', settings({ virtualMachineCIDRs: ['10.66.10.0/24'], dvcr, featureGates: ['NewGate'] }), `ModuleConfig virtualization /spec/settings/featureGates/0 (SCHEMA-ENUM)
  not one of the words allowed here: ${KNOWN} may accept it
  got: "NewGate"
  instead: one of "HotplugCPUWithLiveMigration", "HotplugMemoryWithLiveMigration", "HotplugCPUAndMemoryWithInPlaceResize", "GPU", or ${CAPTURED}`],
])('%s is a warning', (_, manifest, text) => {
  expect(report([manifest], facts)).toBe(text);
  expect(check([manifest], facts).map(({ severity }) => severity)).toEqual(['warning']);
  expect(check([manifest], { dvpRelease: 'next' }).map(({ severity }) => severity)).toEqual(['warning']);
  expect(check([manifest], { dvpRelease: '1.11.1' }).map(({ severity }) => severity)).toEqual(['error']);
});

test.each<[string, Manifest, string[]]>([
  ['a wrong type', machine({ cpu: { cores: '1' } }), ['SCHEMA-TYPE error']],
  ['a missing field', machine({ memory: {} }), ['SCHEMA-REQUIRED error']],
  ['a field of another group', { ...settings({}), spec: { enabled: true, versoin: 1 } }, ['SCHEMA-UNKNOWN error']],
  ['metadata', { ...machine(), metadata: { name: 'web', namespace: 'shop', label: {} } }, ['SCHEMA-UNKNOWN error']],
  ['a name with a wrong form', { ...machine(), metadata: { name: 'Web', namespace: 'shop' } }, ['SCHEMA-PATTERN error']],
])('%s is an error', (_, manifest, found) =>
  expect(check([manifest], facts).filter(({ id }) => id.startsWith('SCHEMA')).map(({ id, severity }) => `${id} ${severity}`)).toEqual(found));

// what the value means is unknown, so no rule judges it
test('no other rule reports a value that only a newer release may accept', () => {
  expect(ids(check([machine({ cpu: { cores: 1, coreFraction: 'Best' } })], facts))).toEqual(['SCHEMA-PATTERN']);
  expect(ids(check([machine({ cpu: { cores: 1, coreFraction: '7%' } })], facts))).toEqual(['VMC-22']);
});

test('an object in place of a word is an error, whatever its fields are', () =>
  expect(ids(check([machine({ osType: { toString: 'BSD' } })], { dvpRelease: '1.9.0' }))).toEqual(['SCHEMA-ENUM', 'SCHEMA-TYPE']));
