import fc from 'fast-check';
import { check, ids, report, rule, told } from './support';
import { KINDS } from '../../imports/contract/kinds';
import { machine } from '../../src/catalogue/virtual-machine/objects';
import { World } from '../../src/domain/world';
import { Manifest, ManifestObject } from '../../src/manifest/manifest';
import { ManifestSet } from '../../src/manifest/manifest-set';
import { parseQuantity } from '../../src/manifest/quantity';
import { violationsOf } from '../../src/rules/rule';

const DVP = 'virtualization.deckhouse.io';
const of = (kind: string, spec: object): Manifest =>
  ({ apiVersion: `${DVP}/v1alpha2`, kind, metadata: { name: 'web', namespace: 'shop' }, spec });
const classOf = (memory: object): Manifest => ({
  apiVersion: `${DVP}/v1alpha3`,
  kind: 'VirtualMachineClass',
  metadata: { name: 'web' },
  spec: { cpu: { type: 'Host' }, sizingPolicies: [{ cores: { min: 1, max: 4 } }, { cores: { min: 5, max: 8 }, memory }] },
});
const poolOf = (disk: string, memory: string, metadata?: object): Manifest => of('VirtualMachinePool', {
  replicas: 1,
  scaleDownPolicy: 'NewestFirst',
  virtualDiskTemplates: [
    { name: 'root', spec: { persistentVolumeClaim: { size: '10Gi' } } },
    { name: 'data', spec: { persistentVolumeClaim: { size: disk } } },
  ],
  virtualMachineTemplate: {
    ...metadata && { metadata },
    spec: {
      virtualMachineClassName: 'generic',
      liveMigrationPolicy: 'PreferSafe',
      cpu: { cores: 2, coreFraction: '100%' },
      memory: { size: memory },
      blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'root' }, { kind: 'VirtualDisk', name: 'data' }],
    },
  },
});

const INTERNAL = (group: string, kind: string) => `${kind} shop/web (GEN-07)
  objects of ${group}internal.${DVP} are the platform's own, and an admission policy refuses them from anybody else
  got: "${kind}"
  instead: an object of virtualization.deckhouse.io, from which the platform makes this one`;

test.each([
  ['GEN-01', `VirtualMachine shop/web /apiVersion (GEN-01)
  no such version of VirtualMachine: the cluster would not know it
  got: "virtualization.deckhouse.io/v1alpha3"
  instead: virtualization.deckhouse.io/v1alpha2`],
  ['GEN-03', `ClusterVirtualImage ubuntu /metadata/namespace (GEN-03)
  a ClusterVirtualImage belongs to the whole cluster, and the namespace is dropped
  got: "shop"
  instead: no namespace, or a kind that has one`],
  ['GEN-06', `VirtualMachine shop/web /spec/memory/size (GEN-06)
  Kubernetes cannot read this quantity
  got: "1e9.5"
  instead: a number with a unit, for example 4Gi or 500M, or with an exponent that is a whole number, for example 4e9`],
  ['GEN-07', INTERNAL('', 'InternalVirtualizationVirtualMachine')],
  ['GEN-08', `VirtualMachine d8-shop/web /metadata/labels/heritage (GEN-08)
  this label marks what Deckhouse made itself, and Deckhouse guards such objects against everybody else
  got: "deckhouse"
  instead: no such label, or another value

VirtualMachine d8-shop/web /metadata/namespace (GEN-08)
  namespaces that begin with d8- are those of Deckhouse, which guards what is in them
  got: "d8-shop"
  instead: a namespace of your own`],
  ['GEN-10', `VirtualMachine shop/web /metadata/labels/vmpool.virtualization.deckhouse.io~1pool (GEN-10)
  the controllers of the platform write 'vmpool.virtualization.deckhouse.io/pool' themselves and act on it
  instead: a key of your own

VirtualMachine shop/web /metadata/annotations/virtualization.deckhouse.io~1vm-restart-requested (GEN-10)
  the controllers of the platform write 'virtualization.deckhouse.io/vm-restart-requested' themselves and act on it
  instead: a key of your own`],
])('%s tells', (id, text) => expect(told(id)).toBe(text));

test('a kind of two versions is offered the newer one', () =>
  expect(report([{ ...classOf({}), apiVersion: `${DVP}/v1` }])).toBe(`VirtualMachineClass web /apiVersion (GEN-01)
  no such version of VirtualMachineClass: the cluster would not know it
  got: "virtualization.deckhouse.io/v1"
  instead: virtualization.deckhouse.io/v1alpha3`));

test.each(Object.values(KINDS).filter(({ kind }) => kind !== 'VirtualMachineClass'))('$kind has no other version', ({ group, kind, version }) => {
  const object = new ManifestObject({ ...of(kind, {}), apiVersion: `${group}/v1beta9` });
  expect(violationsOf(rule('GEN-01'), object, new World(new ManifestSet([object]))).map(({ instead }) => instead)).toEqual([`${group}/${version}`]);
});

test.each([
  ['VirtualDisk', of('VirtualDisk', { persistentVolumeClaim: { size: '1e.5' } }), ['/spec/persistentVolumeClaim/size']],
  ['VirtualMachineClass', classOf({ min: '1e1.5', max: '8Gi', perCore: { max: '2e0.' } }),
    ['/spec/sizingPolicies/1/memory/min', '/spec/sizingPolicies/1/memory/perCore/max']],
  ['VirtualMachinePool', poolOf('1e1.0', '4E.5'),
    ['/spec/virtualDiskTemplates/1/spec/persistentVolumeClaim/size', '/spec/virtualMachineTemplate/spec/memory/size']],
])('%s with quantities that cannot be read', (_, manifest, pointers) =>
  expect(check([manifest]).filter(({ id }) => id === 'GEN-06').map(({ pointer }) => pointer)).toEqual(pointers));

test('what the schema takes and Kubernetes does not is exactly what is told', () => {
  const digits = fc.stringMatching(/^[0-9]{0,3}\.?[0-9]{0,3}$/);
  const suffix = fc.oneof(fc.constantFrom('', 'm', 'k', 'Mi', 'Gi', 'E', 'B'), digits.map(text => `e${text}`), digits.map(text => `E-${text}`));
  fc.assert(fc.property(digits, suffix, (number, unit) => {
    const size = `${number}${unit}`;
    const found = ids(check([machine({ memory: { size } })]));
    expect(found.includes('GEN-06')).toBe(parseQuantity(size) === undefined && !found.includes('SCHEMA-PATTERN'));
  }));
});

test.each([
  ['cdi.', 'InternalVirtualizationDataVolume'],
  ['snapshot.', 'InternalVirtualizationVirtualMachineSnapshot'],
])('objects of %sinternal are told of', (group, kind) =>
  expect(report([{ ...of(kind, {}), apiVersion: `${group}internal.${DVP}/v1` }])).toBe(INTERNAL(group, kind)));

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
])('nobody minds %s', (_, annotations) => expect(check([machine({}, { annotations: annotations as never })])).toEqual([]));

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

test('metadata of a pool template is looked at, too', () =>
  expect(check([poolOf('10Gi', '4Gi', { labels: { 'virt.deckhouse.io/x': 'y' } })]).map(({ id, pointer }) => `${id} ${pointer}`))
    .toEqual(['GEN-10 /spec/virtualMachineTemplate/metadata/labels/virt.deckhouse.io~1x']));

test('an object of a version that nobody serves is told that, and its fields are not read', () => {
  const broken = { apiVersion: 'virtualization.deckhouse.io/v9', kind: 'VirtualMachine', metadata: { name: 'web' }, spec: { blockDeviceRefs: [null] } };
  expect(ids(check([broken]))).toEqual(['GEN-01']);
});

test('every kind of an internal group is the platform\'s own, also one that is newer than this library', () => {
  const kinds = ['internal.virtualization.deckhouse.io/v1', 'nodeusbdevice.internal.virtualization.deckhouse.io/v1alpha1']
    .map(apiVersion => ({ apiVersion, kind: 'OfTomorrow', metadata: { name: 'a' } }));
  expect(kinds.map(manifest => ids(check([manifest])))).toEqual([['GEN-07'], ['GEN-07']]);
  expect(check([{ apiVersion: 'external.virtualization.deckhouse.io/v1', kind: 'OfTomorrow', metadata: { name: 'a' } }])).toEqual([]);
});
