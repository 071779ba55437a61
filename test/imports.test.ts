import * as fs from 'fs';
import * as path from 'path';
import { ApiObject, Chart, JsonPatch, Lazy, Testing } from 'cdk8s';
import { CONTRACTS, isSettings } from './contract';
import { FIELD_RELEASES, LIMITS, RELEASES, REMOVED_KINDS } from '../imports/contract/availability';
import { KINDS } from '../imports/contract/kinds';
import { SCHEMAS, VALIDATORS } from '../imports/contract/validators';
import * as l1 from '../imports/l1';

const PROJECT = path.resolve(__dirname, '..');
const VM = 'virtualization.deckhouse.io/v1alpha2/VirtualMachine';

describe('L1', () => {
  const chart = () => new Chart(Testing.app(), 'test', { namespace: 'shop', disableResourceNameHashes: true });
  const snapshot = () => new l1.KubeVirtualMachineSnapshot(chart(), 'snap', {
    spec: {
      keepIpAddress: l1.VirtualMachineSnapshotSpecKeepIpAddress.ALWAYS,
      requiredConsistency: true,
      virtualMachineName: 'web',
    },
  });

  test('filters through the schema, in the order of cdk8s', () => {
    expect(JSON.stringify(snapshot().toJson())).toBe(JSON.stringify({
      apiVersion: 'virtualization.deckhouse.io/v1alpha2',
      kind: 'VirtualMachineSnapshot',
      metadata: { name: 'test-snap', namespace: 'shop' },
      spec: { keepIPAddress: 'Always', requiredConsistency: true, virtualMachineName: 'web' },
    }));
  });

  test('keeps a patch for a field that the schema does not know', () => {
    const object = snapshot();
    ApiObject.of(object).addJsonPatch(JsonPatch.add('/spec/ofTomorrow', { on: true }), JsonPatch.add('/extra', 1));
    expect(object.toJson()).toMatchObject({ spec: { ofTomorrow: { on: true }, virtualMachineName: 'web' }, extra: 1 });
    expect(Object.keys(object.toJson())).toEqual(['apiVersion', 'kind', 'metadata', 'spec', 'extra']);
  });

  test('patches by the names of the API', () => {
    const object = snapshot();
    object.addJsonPatch(JsonPatch.test('/spec/keepIPAddress', 'Always'), JsonPatch.replace('/spec/keepIPAddress', 'Never'));
    expect(object.toJson().spec.keepIPAddress).toBe('Never');
    expect(object.toJson()).toEqual(object.toJson());
  });

  test('says which patch does not fit', () => {
    const object = snapshot();
    object.addJsonPatch(JsonPatch.replace('/spec/no/such', 1));
    expect(() => object.toJson()).toThrow('JSON patch 1 (replace /spec/no/such) cannot be applied: the object has no such field, or another value there');
  });

  test('has no namespace where the kind has none, unless a patch puts one', () => {
    const image = new l1.KubeClusterVirtualImage(chart(), 'image', {
      spec: { dataSource: { type: l1.ClusterVirtualImageSpecDataSourceType.HTTP, http: { url: 'https://example.com/a.img' } } },
    });
    expect(image.toJson().metadata).toEqual({ name: 'test-image' });
    image.addJsonPatch(JsonPatch.add('/metadata/namespace', 'asked-for'));
    expect(image.toJson().metadata.namespace).toBe('asked-for');
  });

  test('resolves lazy values and unions of number and string before it filters', () => {
    const disk = new l1.KubeVirtualDisk(chart(), 'disk', {
      spec: {
        persistentVolumeClaim: {
          size: l1.VirtualDiskSpecPersistentVolumeClaimSize.fromString('10Gi'),
          storageClassName: Lazy.any({ produce: () => 'fast' }),
        },
      },
    });
    expect(disk.toJson().spec).toEqual({ persistentVolumeClaim: { size: '10Gi', storageClassName: 'fast' } });
  });

  test('asks for no field that has a default', () => {
    const object = new l1.KubeVirtualMachineSnapshot(chart(), 'bare', { spec: { virtualMachineName: 'web' } });
    expect(object.toJson().spec).toEqual({ virtualMachineName: 'web' });
  });
});

describe('the contract', () => {
  test('has the kinds of its schemas, VirtualMachineClass in two versions, and ModuleConfig', () => {
    const versions = CONTRACTS.flatMap(contract => isSettings(contract) ? [] : [`${contract.group}/${contract.version}/${contract.kind}`]);
    expect(Object.keys(KINDS)).toEqual([...versions].sort());
    const ofDvp = Object.values(KINDS).filter(kind => kind.group === 'virtualization.deckhouse.io');
    expect(ofDvp.filter(kind => kind.kind === 'VirtualMachineClass').map(kind => [kind.version, kind.deprecated]))
      .toEqual([['v1alpha2', true], ['v1alpha3', false]]);
    expect(KINDS['deckhouse.io/v1alpha1/ModuleConfig'].scope).toBe('Cluster');
    expect(Object.values(KINDS).filter(({ group }) => group === 'storage.deckhouse.io').map(({ kind, module, moduleRelease, scope }) => `${kind} ${module} ${moduleRelease} ${scope}`)).toEqual([
      'BlockDevice sds-node-configurator 0.7.1 Cluster',
      'CephClusterConnection csi-ceph 0.5.30 Cluster',
      'CephStorageClass csi-ceph 0.5.30 Cluster',
      'LVMVolumeGroup sds-node-configurator 0.7.1 Cluster',
      'LVMVolumeGroupSet sds-node-configurator 0.7.1 Cluster',
      'LocalStorageClass sds-local-volume 0.4.13 Cluster',
      'NFSStorageClass csi-nfs 0.4.1 Cluster',
      'ReplicatedStorageClass sds-replicated-volume 0.9.6 Cluster',
      'ReplicatedStoragePool sds-replicated-volume 0.9.6 Cluster',
    ]);
    expect(Object.keys(VALIDATORS).sort()).toEqual([...Object.keys(KINDS), 'cluster-facts', 'metadata', 'settings/virtualization'].sort());
    expect(Object.keys(SCHEMAS)).toEqual(Object.keys(VALIDATORS));
  });

  test('knows the releases of kinds and fields', () => {
    const known = new Set([...RELEASES, 'next']);
    const named = [...Object.values(KINDS).map(kind => kind.since), ...Object.values(FIELD_RELEASES).flatMap(field => Object.values(field.since))];
    expect(named.filter(release => !known.has(release))).toEqual([]);
    expect(KINDS['virtualization.deckhouse.io/v1alpha2/VirtualMachinePool'].since).toBe('1.10.0');
    expect(REMOVED_KINDS['VirtualMachineRestore/v1alpha2'].removedAfter).toBe('1.8.4');
  });

  const KEYWORDS = ['type', 'pattern', 'required', 'minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties'];

  test.each(Object.keys(LIMITS).filter(key => key in SCHEMAS))('limits %s by release, and as its schema at last', key => {
    const contract = CONTRACTS.find(one => isSettings(one) ? key === `settings/${one.module}` : key === `${one.group}/${one.version}/${one.kind}`)!;
    for (const [field, limits] of Object.entries(LIMITS[key])) {
      let at: any = { properties: isSettings(contract) ? { settings: contract.schema } : contract.schema.properties };
      for (const part of field.split(/\.|(?=\[\])/)) at = part === '[]' ? at.items : at.properties[part];
      const today = Object.fromEntries(KEYWORDS.filter(keyword => keyword in at).map(keyword => [keyword, at[keyword]]));
      expect([field, limits[limits.length - 1][1]]).toEqual([field, today]);
      const order = limits.map(([release]) => RELEASES.indexOf(release));
      expect(order).toEqual([...order].sort((a, b) => a - b));
      expect(order).not.toContain(-1);
    }
  });

  test('holds no sentence of anybody else', () => {
    const words = /"(description|title|example|x-examples|x-doc-[\w-]+|x-kubernetes-validations)": ["[]/;
    const directory = path.join(PROJECT, 'imports', 'contract');
    const holding = fs.readdirSync(directory).filter(file => file.endsWith('.json') && words.test(fs.readFileSync(path.join(directory, file), 'utf8')));
    expect(holding).toEqual([]);
  });
});

describe('validators', () => {
  const vm = (spec: object = {}, metadata: object = {}) => ({
    apiVersion: 'virtualization.deckhouse.io/v1alpha2',
    kind: 'VirtualMachine',
    metadata: { name: 'web', ...metadata },
    spec: {
      virtualMachineClassName: 'generic',
      cpu: { cores: 2, coreFraction: '20%' },
      memory: { size: '4Gi' },
      blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'root' }],
      ...spec,
    },
  });
  const userData = { type: 'UserData', userData: '#cloud-config' };
  const selector = (labelSelector: object) => ({ topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector }] });
  const refusals = (key: string, value: unknown, at = '') => {
    const validate = VALIDATORS[key];
    return validate(value) ? [] : validate.errors!.map(error => `${error.keyword} ${at}${error.instancePath}`);
  };
  const refusalsOf = (object: any) => [...refusals(VM, object), ...refusals('metadata', object.metadata, '/metadata')];

  test.each([
    ['as little as possible', vm()],
    ['a choice', vm({ provisioning: userData })],
    ['a name to be generated', vm({}, { name: undefined, generateName: 'web-' })],
    ['what a server sets', { ...vm({}, { uid: 'a', resourceVersion: '1', creationTimestamp: '2024-01-01T00:00:00Z', managedFields: [{}] }), status: { any: 1 } }],
    ['labels and annotations', vm({}, { labels: { 'app': 'web', 'example.com/tier': '' }, annotations: { 'a.b/C_d': 'any thing' } })],
    ['a shared part', vm(selector({ matchLabels: { app: 'web' } }))],
  ])('accept %s', (_, value) => {
    expect(refusalsOf(JSON.parse(JSON.stringify(value)))).toEqual([]);
  });

  test.each([
    ['an unknown field', vm({ colour: 'red' }), 'additionalProperties /spec'],
    ['an unknown field in a shared part', vm(selector({ colour: 'red' })), 'additionalProperties /spec/topologySpreadConstraints/0/labelSelector'],
    ['a wrong type', vm({ cpu: { cores: 'two' } }), 'type /spec/cpu/cores'],
    ['nothing where something is asked for', vm({ memory: {} }), 'required /spec/memory'],
    ['a missing name', { ...vm(), metadata: {} }, 'anyOf /metadata'],
    ['a pattern', vm({ cpu: { cores: 1, coreFraction: '120%' } }), 'pattern /spec/cpu/coreFraction'],
    ['a bound', vm({ cpu: { cores: 0 } }), 'minimum /spec/cpu/cores'],
    ['another word', vm({ runPolicy: 'Sometimes' }), 'enum /spec/runPolicy'],
    ['half of one choice and half of another', vm({ provisioning: { ...userData, userDataRef: { kind: 'Secret', name: 'a' } } }), 'oneOf /spec/provisioning'],
    ['a name no host could have', vm({}, { name: 'Web_1' }), 'pattern /metadata/name'],
    ['a namespace with a dot', vm({}, { namespace: 'a.b' }), 'pattern /metadata/namespace'],
    ['a label key with a space', vm({}, { labels: { 'a b': 'c' } }), 'propertyNames /metadata/labels'],
    ['a label value that is too long', vm({}, { labels: { a: 'x'.repeat(64) } }), 'maxLength /metadata/labels/a'],
    ['unknown metadata', vm({}, { owner: 'me' }), 'additionalProperties /metadata'],
    ['another kind', { ...vm(), kind: 'VirtualMachin' }, 'const /kind'],
    ['null', vm({ memory: null }), 'type /spec/memory'],
  ])('refuse %s', (_, value, refusal) => {
    expect(refusalsOf(JSON.parse(JSON.stringify(value)))).toContain(refusal);
  });

  test('take a size as a number or as a quantity', () => {
    const disk = (size: unknown) => ({
      apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind: 'VirtualDisk', metadata: { name: 'a' }, spec: { persistentVolumeClaim: { size } },
    });
    const of = (size: unknown) => refusals('virtualization.deckhouse.io/v1alpha2/VirtualDisk', disk(size));
    expect([of('10Gi'), of(1073741824), of('ten'), of(true)])
      .toEqual([[], [], ['pattern /spec/persistentVolumeClaim/size'], ['type /spec/persistentVolumeClaim/size']]);
  });

  test('hold the settings of the module, which its ModuleConfig leaves open', () => {
    const config = { apiVersion: 'deckhouse.io/v1alpha1', kind: 'ModuleConfig', metadata: { name: 'virtualization' }, spec: { enabled: true, version: 1, settings: { any: 1 } } };
    expect(refusals('deckhouse.io/v1alpha1/ModuleConfig', config)).toEqual([]);
    const dvcr = { storage: { type: 'PersistentVolumeClaim', persistentVolumeClaim: { size: '50Gi' } } };
    expect(refusals('settings/virtualization', { dvcr, virtualMachineCIDRs: ['10.66.10.0/24'] })).toEqual([]);
    expect(refusals('settings/virtualization', { dvcr, virtualMachineCIDRs: [] })).toEqual(['minItems /virtualMachineCIDRs']);
    expect(refusals('settings/virtualization', { any: 1 })).toEqual(['required ', 'additionalProperties ']);
  });

  test.each<[string, unknown, string[]]>([
    ['whole numbers of 64 bits, as the API server', { generation: 2 ** 62 }, []],
    ['no larger ones', { generation: 2 ** 63 }, ['int64 /generation']],
    ['no fractions', { generation: 1.5 }, ['type /generation']],
    ['names by their characters, not by their UTF-16 units', { ownerReferences: [{ apiVersion: 'v1', kind: '\u{1F600}', name: '', uid: 'a' }] }, ['minLength /ownerReferences/0/name']],
    ['labels by their characters', { labels: { a: '\u{1F600}'.repeat(63) } }, ['pattern /labels/a']],
  ])('take %s', (_, metadata, expected) => expect(refusals('metadata', { name: 'web', ...metadata as object })).toEqual(expected));
});
