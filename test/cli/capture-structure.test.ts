import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, App, Chart, JsonPatch, Size, Testing } from 'cdk8s';
import { machine } from '../../src/catalogue/virtual-machine/objects';
import { pool } from '../../src/catalogue/virtual-machine-pool/objects';
import { captureProfile } from '../../src/cli/capture';
import { profileText } from '../../src/cli/capture-structure';
import { main } from '../../src/cli/main';
import { ClusterProfile } from '../../src/cluster/cluster-profile';
import { ClusterFacts } from '../../src/domain/cluster-facts';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { VirtualMachine } from '../../src/kinds/virtual-machine';
import { VirtualMachineClass } from '../../src/kinds/virtual-machine-class';
import { Manifest } from '../../src/manifest/manifest';
import { Cpu } from '../../src/values/cpu';
import { CONTRACTS, crdsOfContract, isSettings } from '../contract';
import { check, report } from '../rules/support';
import { refusalOf } from '../support';

const GROUP = 'virtualization.deckhouse.io';

/** CRDs of a release that comes after the newest known one */
function newCrds(): any[] {
  const crds: any[] = structuredClone(crdsOfContract());
  const { properties } = crds.find(({ spec }) => spec.names.kind === 'VirtualMachine').spec.versions[0].schema.openAPIV3Schema.properties.spec;
  const { properties: network } = properties.networks.items;
  properties.spice = { type: 'object', description: 'words', required: ['enabled'], properties: { enabled: { type: 'boolean', default: true, description: 'words' } } };
  properties.pciDevices = {
    'type': 'array',
    'maxItems': 8,
    'items': { type: 'object', required: ['name'], properties: { name: { type: 'string', minLength: 1 } } },
    'x-kubernetes-validations': [{ rule: 'true', message: 'words' }],
  };
  network.type.enum = [...network.type.enum, 'UnderlayNetwork'];
  network.vlanID = { type: 'integer', minimum: 1, maximum: 4094 };
  properties.osType.enum = ['Windows', 'Generic'];
  const device = (kind: string, scope: string) => ({
    metadata: { name: `${kind.toLowerCase()}s.${GROUP}` },
    spec: {
      group: GROUP,
      scope,
      names: { kind, plural: `${kind.toLowerCase()}s` },
      versions: [
        { name: 'v1alpha1', served: false, schema: { openAPIV3Schema: { type: 'object' } } },
        {
          name: 'v1alpha2',
          served: true,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              description: 'words',
              properties: {
                apiVersion: { type: 'string' },
                kind: { type: 'string' },
                metadata: { type: 'object' },
                spec: { type: 'object', properties: { assignedNamespace: { type: 'string', pattern: '^[a-z]+$' } } },
                status: { type: 'object', properties: { phase: { type: 'string' } } },
              },
            },
          },
        },
      ],
    },
  });
  const other = { metadata: { name: 'things.example.com' }, spec: { group: 'example.com', names: { kind: 'Thing' }, versions: [{ name: 'v1', served: true }] } };
  return [...crds, device('PCIDevice', 'Namespaced'), device('NodePCIDevice', 'Cluster'), other];
}

const settings: any = structuredClone(CONTRACTS.find(isSettings)!.schema);
settings.properties.featureGates.items.enum.push('VerticalVirtualMachineAutoscaler');
settings['x-config-version'] = '1';

const CLUSTER: Record<string, unknown> = {
  'version': { serverVersion: { gitVersion: 'v1.34.1' } },
  'modules.v1alpha1.deckhouse.io': {
    items: ['virtualization', 'cni-cilium', 'sdn', 'vertical-pod-autoscaler'].map(name => (
      { metadata: { name }, properties: { version: 'v1.12.0' }, status: { conditions: [{ type: 'EnabledByModuleManager', status: 'True' }] } })),
  },
  'customresourcedefinitions.apiextensions.k8s.io': { items: newCrds() },
  'modulesettingsdefinitions.deckhouse.io virtualization': {
    spec: {
      versions: [
        { name: '1', schema: { openAPIV3Schema: { type: 'object', properties: {} } } }, { name: '2', schema: { openAPIV3Schema: settings } },
      ],
    },
  },
};

const captured = (changes: Record<string, unknown> = {}) => captureProfile(args => {
  const question = args.slice(0, -2).join(' ').replace(/^get /, '');
  const answer = { ...CLUSTER, ...changes }[question];
  if (answer === undefined) {
    throw new Error(`error: the server doesn't have a resource type "${question}"`);
  }
  return JSON.stringify(answer);
});

const { profile } = captured();

let dir: string;
let path: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'structure-'));
  path = join(dir, 'cluster.json');
  writeFileSync(path, profileText(profile));
});
afterAll(() => rmSync(dir, { recursive: true }));

test('a capture has the structure of the kinds of DVP that are served, and nothing else', () => {
  expect(Object.keys(profile.crds!).sort()).toEqual([
    ...CONTRACTS.flatMap(one => isSettings(one) || one.group !== GROUP ? [] : [`${one.group}/${one.version}/${one.kind}`]),
    `${GROUP}/v1alpha2/NodePCIDevice`, `${GROUP}/v1alpha2/PCIDevice`,
  ].sort());
  expect(profile.crds![`${GROUP}/v1alpha2/PCIDevice`]).toEqual({
    type: 'object', properties: { spec: { type: 'object', properties: { assignedNamespace: { type: 'string', pattern: '^[a-z]+$' } } } },
  });
  const { properties: { spec } } = profile.crds![`${GROUP}/v1alpha2/VirtualMachine`] as any;
  // a field with a default may be left out
  expect(spec.properties.spice).toEqual({ type: 'object', properties: { enabled: { type: 'boolean' } } });
  expect(JSON.stringify(profile)).not.toMatch(/words|x-kubernetes-validations|x-config-version/);
});

test('a profile has one line for each kind, is small, and reads back as it was', () => {
  const text = profileText(profile);
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(profile)));
  expect(text.split('\n').filter(line => line.includes('"properties"'))).toHaveLength(Object.keys(profile.crds!).length + 1);
  expect(text.length).toBeLessThan(60_000);
  expect(profileText({ dvpRelease: '1.9.0' })).toBe('{\n  "dvpRelease": "1.9.0"\n}');
});

test.each<[string, Record<string, unknown>, string[]]>([
  ['CRDs that may not be read', { 'customresourcedefinitions.apiextensions.k8s.io': undefined },
    ['crds left out: error: the server doesn\'t have a resource type "customresourcedefinitions.apiextensions.k8s.io"']],
  ['a cluster without DVP', { 'customresourcedefinitions.apiextensions.k8s.io': { items: newCrds().slice(-1) } }, [`crds left out: the cluster has no kind of ${GROUP}`]],
  ['a DKP without definitions of settings', { 'modulesettingsdefinitions.deckhouse.io virtualization': undefined },
    ['settingsSchema left out: error: the server doesn\'t have a resource type "modulesettingsdefinitions.deckhouse.io virtualization"']],
])('a capture leaves unknown: %s', (_, changes, warnings) => {
  const result = captured(changes);
  expect(result.warnings.filter(warning => /^(crds|settingsSchema) /.test(warning))).toEqual(warnings);
  expect(Object.keys(result.profile).filter(key => /^(crds|settingsSchema)$/.test(key))).toHaveLength(1);
});

const NEW = {
  spice: { enabled: true },
  pciDevices: [{ name: 'gpu-1' }],
  networks: [{ type: 'Main', id: 1 }, { type: 'UnderlayNetwork', id: 2, vlanID: 12 }],
};
const device = (kind: string, spec: object): Manifest => ({ apiVersion: `${GROUP}/v1alpha2`, kind, metadata: { name: 'gpu-1', namespace: 'shop' }, spec });
const config = (featureGates: string[]): Manifest => ({
  apiVersion: 'deckhouse.io/v1alpha1',
  kind: 'ModuleConfig',
  metadata: { name: 'virtualization' },
  spec: {
    enabled: true,
    version: 1,
    settings: { virtualMachineCIDRs: ['10.66.10.0/24'], featureGates, dvcr: { storage: { type: 'PersistentVolumeClaim', persistentVolumeClaim: { size: '50Gi' } } } },
  },
});

test.each<[string, Manifest, ClusterFacts, string]>([
  ['fields of a newer release', machine(NEW), profile, ''],
  ['kinds of a newer release', device('PCIDevice', { assignedNamespace: 'shop' }), profile, ''],
  ['a setting of the cluster', config(['VerticalVirtualMachineAutoscaler']), profile, ''],
  ['a field that is null', machine({ spice: null }), profile, ''],
  ['a wrong field in a new one', machine({ spice: { enable: true } }), profile, `VirtualMachine shop/web /spec/spice/enable (SCHEMA-UNKNOWN)
  unknown field 'enable': the cluster would drop it
  got: true
  instead: 'enabled'`],
  ['a wrong value of a new field', machine({ networks: [{ type: 'Main', id: 1 }, { type: 'UnderlayNetwork', id: 2, vlanID: 5000 }] }), profile,
    `VirtualMachine shop/web /spec/networks/1/vlanID (SCHEMA-BOUND)
  out of bounds
  got: 5000
  instead: a number <= 4094`],
  ['a wrong value in a new kind', device('PCIDevice', { assignedNamespace: 'Shop' }), profile, `PCIDevice shop/gpu-1 /spec/assignedNamespace (SCHEMA-PATTERN)
  wrong format
  got: "Shop"
  instead: a string that matches ^[a-z]+$`],
  ['a name that no object may have, in a new kind', { ...device('PCIDevice', {}), metadata: { name: 'GPU', namespace: 'shop' } }, profile, `PCIDevice shop/GPU /metadata/name (SCHEMA-PATTERN)
  wrong format
  got: "GPU"
  instead: lower-case letters, digits, dashes and dots, with a letter or digit at both ends`],
  ['a value that the cluster no longer has', machine({ osType: 'Legacy', enableParavirtualization: false }), profile, `VirtualMachine shop/web /spec/osType (SCHEMA-ENUM)
  not one of the words allowed here
  got: "Legacy"
  instead: one of "Windows", "Generic"`],
  ['a kind that the cluster does not have', device('PCIDevise', {}), profile, `PCIDevise shop/gpu-1 /kind (SCHEMA-KIND)
  the cluster has no kind PCIDevise of DVP
  got: "PCIDevise"
  instead: 'PCIDevice'`],
  ['a version that the cluster does not serve', { ...device('PCIDevice', {}), apiVersion: `${GROUP}/v1alpha1` }, profile, `PCIDevice shop/gpu-1 /apiVersion (SCHEMA-KIND)
  the cluster does not serve this version of PCIDevice
  got: "${GROUP}/v1alpha1"
  instead: ${GROUP}/v1alpha2`],
  ['a value that an older release of the cluster does not have, with the release that has it', machine({ osType: 'Legacy', enableParavirtualization: false }),
    { ...profile, dvpRelease: '1.10.3' }, `VirtualMachine shop/web /spec/osType (REL-03)
  this value of 'osType' needs DVP 1.11.0 or newer, the cluster has 1.10.3
  got: "Legacy"
  instead: one of "Windows", "Generic", or update the module 'virtualization' to 1.11.0`],
  ['what the CRDs have, whatever the release is said to have', machine({ usbDevices: [{ name: 'a' }] }), { ...profile, dvpRelease: '1.0.0' }, ''],
  ['what the CRDs say of limits, whatever the release is said to have', machine({ cpu: { cores: 1, coreFraction: 'Auto' } }), { ...profile, dvpRelease: '1.0.0' }, ''],
  ['what the conversion of the release refuses, though the CRDs accept it', {
    apiVersion: `${GROUP}/v1alpha3`,
    kind: 'VirtualMachineClass',
    metadata: { name: 'mine' },
    spec: { cpu: { type: 'Host' }, sizingPolicies: [{ cores: { min: 1, max: 2 }, defaultCoreFraction: 'Auto' }] },
  }, { ...profile, edition: 'EE', dvpRelease: '1.10.3', featureGates: ['HotplugCPUAndMemoryWithInPlaceResize'] },
  `VirtualMachineClass mine /spec/sizingPolicies/0/defaultCoreFraction (REL-06)
  this value of 'defaultCoreFraction' needs DVP 1.11.0 or newer, the cluster has 1.10.3
  got: "Auto"
  instead: a percentage from '1%' to '100%', or update the module 'virtualization' to 1.11.0`],
  ['an object of a kind that came later', pool(),
    { crds: { [`${GROUP}/v1alpha2/VirtualMachine`]: { type: 'object' } }, dvpRelease: '1.9.0' }, `VirtualMachinePool shop/runners (REL-01)
  the kind VirtualMachinePool needs DVP 1.10.0 or newer, the cluster has 1.9.0
  instead: leave the object out, or update the module 'virtualization' to 1.10.0`],
])('a profile with CRDs and %s', (_, manifest, facts, text) => expect(report([manifest], facts)).toBe(text));

test('the release alone gives warnings where the CRDs decide', () =>
  expect(check([machine(NEW), device('PCIDevice', {})], { dvpRelease: '1.12.0' }).map(({ id, severity, pointer }) => `${severity} ${id} ${pointer}`)).toEqual([
    'warning SCHEMA-UNKNOWN /spec/spice', 'warning SCHEMA-UNKNOWN /spec/pciDevices', 'warning SCHEMA-UNKNOWN /spec/networks/1/vlanID',
    'warning SCHEMA-ENUM /spec/networks/1/type', 'warning SCHEMA-KIND /kind',
  ]));

test('the command line checks against a captured profile', () => {
  const lines: string[] = [];
  const output = { version: '1.2.3', print: (text: string) => lines.push(text), error: (text: string) => lines.push(text) };
  const write = (name: string, ...manifests: object[]) => {
    writeFileSync(join(dir, name), manifests.map(manifest => JSON.stringify(manifest)).join('\n---\n'));
    return join(dir, name);
  };
  expect(main(['validate', '--profile', path, write('good.yaml', machine(NEW), device('PCIDevice', {}))], output)).toBe(0);
  expect(main(['validate', '--profile', path, write('bad.yaml', machine({ ...NEW, spise: {} }))], output)).toBe(1);
  expect(lines[0]).toContain('2 objects');
  expect(lines[1]).toContain("unknown field 'spise': the cluster would drop it");
});

describe('a synth with a captured profile', () => {
  const appWith = (spec: object, kind = 'VirtualMachine') => {
    const app: App = Testing.app();
    const chart = new Chart(app, 'main', { namespace: 'shop', disableResourceNameHashes: true });
    ClusterProfile.fromFile(path).bind(app);
    new ApiObject(chart, 'raw', { apiVersion: `${GROUP}/v1alpha2`, kind, metadata: { name: 'raw' }, spec } as any);
    return { app, chart };
  };

  test('passes raw objects with new fields, and new kinds', () => {
    expect(() => appWith(machine(NEW).spec as object).app.synth()).not.toThrow();
    expect(() => appWith({ assignedNamespace: 'shop' }, 'NodePCIDevice').app.synth()).not.toThrow();
    expect(refusalOf(() => appWith({ ...machine(NEW).spec as object, spise: 1 }).app.synth())).toContain("unknown field 'spise'");
  });

  test('passes new fields in a construct of this library', () => {
    const { app, chart } = appWith(machine().spec as object);
    const web = new VirtualMachine(chart, 'web', {
      vmClass: VirtualMachineClass.GENERIC, cpu: Cpu.cores(2), memory: Size.gibibytes(4), disks: [new VirtualDisk(chart, 'root', { size: Size.gibibytes(10) })],
    });
    ApiObject.of(web).addJsonPatch(JsonPatch.add('/spec/spice', { enabled: true }));
    expect(() => app.synth()).not.toThrow();
  });
});
