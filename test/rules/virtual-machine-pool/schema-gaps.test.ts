import { places } from './places';
import { poolOf } from '../../../src/catalogue/virtual-machine-pool/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, report, told } from '../support';

test.each([
  ['VMP-11', `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/liveMigrationPolicy (VMP-11)
  a pool can have this policy, but a machine cannot
  got: "Never"
  instead: AlwaysSafe, PreferSafe, AlwaysForced or PreferForced`],
  ['VMP-14', `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/provisioning/userData (VMP-14)
  user data of a machine must have 1 to 2048 bytes, this has 2049
  instead: a Secret with the user data, and its name in 'userDataRef'`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test('VMP-11 advises in code', () => expect(adviceInCode('VMP-11')).toEqual([
  'LiveMigrationPolicy.ALWAYS_SAFE, LiveMigrationPolicy.PREFER_SAFE, LiveMigrationPolicy.ALWAYS_FORCED or LiveMigrationPolicy.PREFER_FORCED',
]));

const root = { kind: 'VirtualDisk', name: 'root' };
const provisioned = (provisioning: object) => poolOf({ provisioning });
const preferring = (affinity: string, weight: number) => poolOf({
  affinity: {
    [affinity]: {
      preferredDuringSchedulingIgnoredDuringExecution: [affinity === 'nodeAffinity'
        ? { weight, preference: { matchExpressions: [{ key: 'disk', operator: 'Exists' }] } }
        : { weight, virtualMachineAndPodAffinityTerm: { topologyKey: 'kubernetes.io/hostname' } }],
    },
  },
});

test.each<[string, Manifest, string]>([
  ['empty user data', provisioned({ type: 'UserData', userData: '' }), `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/provisioning/userData (VMP-14)
  user data of a machine must have 1 to 2048 bytes, this has 0
  instead: user data, or no 'provisioning'`],
  ['an unknown type', poolOf({ networks: [{ type: 'Bridge', name: 'lan' }] }), `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/networks/0/type (VMP-14)
  a pool accepts any type here, but its machines do not
  got: "Bridge"
  instead: Main, Network or ClusterNetwork`],
  ['an empty name', poolOf({ blockDeviceRefs: [root, { kind: 'VirtualImage', name: '' }] }),
    `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/blockDeviceRefs/1/name (VMP-14)
  the name must not be empty
  got: ""
  instead: the name of an image`],
  ['a field that machines lack', poolOf({
    topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: {}, minDomains: 2 }],
  }), `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/topologySpreadConstraints/0/minDomains (VMP-14)
  machines have no field 'minDomains', so DVP drops it
  instead: no 'minDomains'`],
  ['the least weight', preferring('nodeAffinity', 1), ''],
  ['the most weight', preferring('virtualMachineAndPodAffinity', 100), ''],
])('%s', (_, manifest, text) => expect(report([manifest])).toBe(text));

test.each<[string, Manifest, string[]]>([
  ['an unknown type of provisioning', provisioned({ type: 'CloudInit', userData: '#cloud-config' }), ['VMP-14 /provisioning/type']],
  ['an empty name of a Secret', provisioned({ type: 'UserDataRef', userDataRef: { name: '' } }), ['VMP-14 /provisioning/userDataRef/name']],
  ['letters of several bytes', provisioned({ type: 'UserData', userData: `#cloud-config\n#${'ж'.repeat(1100)}` }), ['VMP-14 /provisioning/userData']],
  ['a weight of zero', preferring('nodeAffinity', 0), ['VMP-14 /affinity/nodeAffinity/preferredDuringSchedulingIgnoredDuringExecution/0/weight']],
  ['a weight above 100', preferring('virtualMachineAndPodAntiAffinity', 101),
    ['VMP-14 /affinity/virtualMachineAndPodAntiAffinity/preferredDuringSchedulingIgnoredDuringExecution/0/weight']],
  ['memory of zero', poolOf({ memory: { size: 0 } }), ['VMP-14 /memory/size']],
])('%s has these findings', (_, manifest, expected) => expect(places(manifest)).toEqual(expected));
