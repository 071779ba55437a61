import { check, ids, report, told } from '../support';
import { DVP, objectOf, poolOf } from './manifests';
import { machine } from '../../../src/catalogue/virtual-machine/objects';

test.each([
  ['GEN-07', `InternalVirtualizationVirtualMachine shop/web (GEN-07)
  objects of internal.virtualization.deckhouse.io belong to the platform, and an admission policy rejects them from others
  got: "InternalVirtualizationVirtualMachine"
  instead: an object of virtualization.deckhouse.io, from which the platform creates this one`],
  ['GEN-08', `VirtualMachine d8-shop/web /metadata/labels/heritage (GEN-08)
  this label marks objects that Deckhouse creates and protects against others
  got: "deckhouse"
  instead: no such label, or another value

VirtualMachine d8-shop/web /metadata/namespace (GEN-08)
  namespaces that begin with d8- belong to Deckhouse, which protects them against others
  got: "d8-shop"
  instead: a namespace of your own`],
  ['GEN-10', `VirtualMachine shop/web /metadata/labels/vmpool.virtualization.deckhouse.io~1pool (GEN-10)
  the controllers of the platform write 'vmpool.virtualization.deckhouse.io/pool' themselves and act on it
  instead: a key of your own

VirtualMachine shop/web /metadata/annotations/virtualization.deckhouse.io~1vm-restart-requested (GEN-10)
  the controllers of the platform write 'virtualization.deckhouse.io/vm-restart-requested' themselves and act on it
  instead: a key of your own`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

const INTERNAL = (group: string, kind: string) => `${kind} shop/web (GEN-07)
  objects of ${group}internal.${DVP} belong to the platform, and an admission policy rejects them from others
  got: "${kind}"
  instead: an object of virtualization.deckhouse.io, from which the platform creates this one`;

test.each([
  ['cdi.', 'InternalVirtualizationDataVolume'],
  ['snapshot.', 'InternalVirtualizationVirtualMachineSnapshot'],
])('objects of %sinternal are reported', (group, kind) =>
  expect(report([{ ...objectOf(kind, {}), apiVersion: `${group}internal.${DVP}/v1` }])).toBe(INTERNAL(group, kind)));

test.each<[string, object]>([
  ['a default class', { 'virtualmachineclass.virtualization.deckhouse.io/is-default-class': 'true' }],
  ['modes of a volume', {
    'virtualdisk.virtualization.deckhouse.io/volume-mode': 'Block',
    'virtualdisk.virtualization.deckhouse.io/access-mode': 'ReadWriteOnce',
  }],
  ['tuning of migrations', Object.fromEntries([
    'bandwidth-per-migration', 'completion-timeout-per-gib', 'parallel-outbound-migrations-per-node', 'progress-timeout', 'disable-tls',
    'disable-firmware-update', 'parallel-inbound-migrations-per-node', 'inbound-migration-limit', 'outbound-migration-limit',
  ].map(word => [`virtualization.deckhouse.io/${word}`, '1']))],
  ['words that only begin like theirs', {
    'virtualization.deckhouse.io/evacuation-plan': 'x',
    'virtualization.deckhouse.io/uploads': 'x',
    'team/workload-update': 'x',
  }],
])('users may write %s', (_, annotations) => expect(check([machine({}, { annotations: annotations as never })])).toEqual([]));

test.each([
  'internal.virtualization.deckhouse.io/anything', 'kubevirt.internal.virtualization.deckhouse.io/anything', 'virt.deckhouse.io/anything',
  'integrity.virtualization.deckhouse.io/core-spec-checksum', 'virtualization.deckhouse.io/virtual-machine-mac-address-uid',
  'virtualization.deckhouse.io/restore-power-state', 'virtualization.deckhouse.io/workload-update',
  'virtualization.deckhouse.io/workload-update-image',
  'virtualization.deckhouse.io/vmoprestoredeleted', 'virtualization.deckhouse.io/vmop-uid', 'virtualization.deckhouse.io/vd-original-size',
  'virtualization.deckhouse.io/pvc-population-done', 'virtualization.deckhouse.io/upload.url', 'virtualization.deckhouse.io/volume-migration',
])('%s belongs to the controllers', key => {
  expect(ids(check([machine({}, { labels: { [key]: 'x' } })]))).toEqual(['GEN-10']);
  expect(ids(check([machine({}, { annotations: { [key]: 'x' } })]))).toEqual(['GEN-10']);
});

test('metadata of a pool template is checked, too', () =>
  expect(check([poolOf('10Gi', '4Gi', { labels: { 'virt.deckhouse.io/x': 'y' } })]).map(({ id, pointer }) => `${id} ${pointer}`))
    .toEqual(['GEN-10 /spec/virtualMachineTemplate/metadata/labels/virt.deckhouse.io~1x']));

test('every kind of an internal group belongs to the platform, also one that is newer than this library', () => {
  const kinds = ['internal.virtualization.deckhouse.io/v1', 'nodeusbdevice.internal.virtualization.deckhouse.io/v1alpha1']
    .map(apiVersion => ({ apiVersion, kind: 'OfTomorrow', metadata: { name: 'a' } }));
  expect(kinds.map(manifest => ids(check([manifest])))).toEqual([['GEN-07'], ['GEN-07']]);
  expect(check([{ apiVersion: 'external.virtualization.deckhouse.io/v1', kind: 'OfTomorrow', metadata: { name: 'a' } }])).toEqual([]);
});
