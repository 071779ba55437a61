import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { vmClass } from '../../../src/catalogue/virtual-machine-class/objects';
import { ClusterFacts, NodeGroupFacts } from '../../../src/domain/cluster-facts';
import { World } from '../../../src/domain/world';
import { Manifest, ManifestObject } from '../../../src/manifest/manifest';
import { ManifestSet } from '../../../src/manifest/manifest-set';
import { PLACEMENT_RULES } from '../../../src/rules/placement/rules';
import { violationsOf } from '../../../src/rules/rule';
import { check, ids, report, told } from '../support';

const DVP = 'virtualization.deckhouse.io';
const ZONE = 'topology.kubernetes.io/zone';

/** findings of these rules only: `id pointer`, so that rules of other topics do not matter here */
const cluster = (manifest: Manifest, facts: ClusterFacts): string[] => {
  const object = new ManifestObject(manifest);
  const world = new World(new ManifestSet([object]), facts);
  return PLACEMENT_RULES.filter(({ kinds }) => kinds.includes(`${object.group}/${object.kind}`))
    .flatMap(each => violationsOf(each, object, world).map(({ pointer }) => `${each.id} ${pointer}`));
};

const of = (kind: string, spec: object, version = 'v1alpha2'): Manifest =>
  ({ apiVersion: `${DVP}/${version}`, kind, metadata: { name: 'web', namespace: 'shop' }, spec });

const operation = (spec: object) => of('VirtualMachineOperation', { virtualMachineName: 'web', ...spec });

test.each([
  ['ZONE-01', `VirtualMachine shop/web /spec/nodeSelector/topology.kubernetes.io~1zone (ZONE-01)
  the cluster does not have this zone
  got: "nort"
  instead: 'north'`],
  ['NODE-01', `VirtualMachine shop/web /spec/nodeSelector/disk (NODE-01)
  no node group has disk=ssd
  instead: a label that a node group has: fast has disk=nvme, slow has disk=hdd`],
  ['NODE-02', `VirtualMachine shop/web /spec/virtualMachineClassName (NODE-02)
  no node group has both disk=nvme for the machine and place=north for its class
  got: "web"
  instead: labels of one node group: fast has disk=nvme and place=south, slow has disk=hdd and place=north`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

const required = (...nodeSelectorTerms: object[]) =>
  ({ affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } } });
const term = (...matchExpressions: object[]) => ({ matchExpressions });
const has = (key: string, operator: string, ...values: string[]) => ({ key, operator, ...values.length > 0 && { values } });
const TERMS = '/spec/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms';

test.each<[string, Manifest, string[], string[]]>([
  ['an existing zone, in a term', machine(required(term(has(ZONE, 'In', 'north')))), ['north'], []],
  ['an unknown zone beside an existing one', machine(required(term(has(ZONE, 'In', 'north', 'east')))), ['north'], [`ZONE-01 ${TERMS}/0/matchExpressions/0/values/1`]],
  ['one to stay away from', machine(required(term(has(ZONE, 'NotIn', 'east')))), ['north'], []],
  ['any', machine(required(term(has(ZONE, 'Exists')))), [], []],
  ['a cluster without zones', machine({ nodeSelector: { [ZONE]: 'north' } }), [], ['ZONE-01 /spec/nodeSelector/topology.kubernetes.io~1zone']],
  ['a class', of('VirtualMachineClass', {
    nodeSelector: { matchLabels: { [ZONE]: 'east' } },
    cpu: { discovery: { nodeSelector: { matchExpressions: [has(ZONE, 'In', 'west')] } } },
  }), ['north'], ['ZONE-01 /spec/nodeSelector/matchLabels/topology.kubernetes.io~1zone',
    'ZONE-01 /spec/cpu/discovery/nodeSelector/matchExpressions/0/values/0']],
  ['a pool', of('VirtualMachinePool', { virtualMachineTemplate: { spec: { nodeSelector: { [ZONE]: 'east' } } } }), ['north'],
    ['ZONE-01 /spec/virtualMachineTemplate/spec/nodeSelector/topology.kubernetes.io~1zone']],
  ['a migration', operation({ type: 'Migrate', migrate: { nodeSelector: { [ZONE]: 'east' } } }), ['north'], ['ZONE-01 /spec/migrate/nodeSelector/topology.kubernetes.io~1zone']],
  ['a preference', machine({ affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, preference: term(has(ZONE, 'In', 'east')) }] } } }), ['north'], []],
])('a zone: %s', (_, manifest, zones, found) => expect(cluster(manifest, { zones })).toEqual(found));

const GROUPS: NodeGroupFacts[] = [
  { name: 'fast', labels: { disk: 'nvme', rack: '7' }, varyingLabels: ['owner'] },
  { name: 'slow', labels: { disk: 'hdd' } },
];

test.each<[string, object, string]>([
  ['labels of two groups at once', { nodeSelector: { disk: 'hdd', rack: '7' } }, `VirtualMachine shop/web /spec/nodeSelector (NODE-01)
  no node group has disk=hdd and rack=7 together
  instead: labels of one node group: fast has disk=nvme and rack=7, slow has disk=hdd`],
  ['a term that no group meets', required(term(has('disk', 'In', 'ssd', 'tape'))), `VirtualMachine shop/web ${TERMS}/0/matchExpressions/0 (NODE-01)
  no node group has disk in (ssd, tape)
  instead: a label that a node group has: fast has disk=nvme, slow has disk=hdd`],
  ['terms that no group meets', required(term(has('disk', 'In', 'ssd')), term(has('gpu', 'Exists'))), `VirtualMachine shop/web ${TERMS} (NODE-01)
  no node group meets any of the 2 terms
  instead: labels of one node group: fast has disk=nvme, slow has disk=hdd`],
  ['a term beside labels', { nodeSelector: { rack: '7' }, ...required(term(has('disk', 'NotIn', 'nvme'))) }, `VirtualMachine shop/web ${TERMS} (NODE-01)
  no node group has rack=7 and disk not in (nvme) together
  instead: labels of one node group: fast has rack=7 and disk=nvme, slow has disk=hdd`],
  ['a number', required(term(has('rack', 'Gt', '7'))), `VirtualMachine shop/web ${TERMS}/0/matchExpressions/0 (NODE-01)
  no node group has rack > 7
  instead: a label that a node group has: fast has rack=7, slow has none of them`],
  ['an unknown group', { nodeSelector: { 'node.deckhouse.io/group': 'medium' } }, `VirtualMachine shop/web /spec/nodeSelector/node.deckhouse.io~1group (NODE-01)
  no node group has node.deckhouse.io/group=medium
  instead: a label that a node group has: fast has node.deckhouse.io/group=fast, slow has node.deckhouse.io/group=slow`],
  ['a role that the author made', { nodeSelector: { 'node-role.deckhouse.io/vm': '' } }, `VirtualMachine shop/web /spec/nodeSelector/node-role.deckhouse.io~1vm (NODE-01)
  no node group has node-role.deckhouse.io/vm=
  instead: a label that a node group has: fast has none of them, slow has none of them`],
])('nodes: %s', (_, spec, text) => expect(report([machine(spec)], { nodeGroups: GROUPS })).toBe(text));

test.each<[string, object, NodeGroupFacts[]]>([
  ['labels of one group', { nodeSelector: { disk: 'nvme', rack: '7' } }, GROUPS],
  ['one of two terms', required(term(has('disk', 'In', 'ssd')), term(has('disk', 'Exists'))), GROUPS],
  ['a label to be without', required(term(has('rack', 'DoesNotExist'), has('rack', 'NotIn', '7'))), GROUPS],
  ['a smaller number', required(term(has('rack', 'Lt', '8'))), GROUPS],
  ['a label that some nodes of a group have', { nodeSelector: { owner: 'me' } }, GROUPS],
  ['labels that Kubernetes and DVP add', { nodeSelector: { 'kubernetes.io/hostname': 'node-1', 'node-role.kubernetes.io/worker': '', [ZONE]: 'east', 'virtualization.deckhouse.io/kvm-enabled': 'true' } }, GROUPS],
  ['a group by its name', { nodeSelector: { 'node.deckhouse.io/group': 'slow' } }, GROUPS],
  ['a group of unknown labels', { nodeSelector: { disk: 'ssd' } }, [...GROUPS, { name: 'new' }]],
  ['a cluster without groups', { nodeSelector: { disk: 'ssd' } }, []],
  ['fields of nodes', required({ matchFields: [has('metadata.name', 'In', 'node-1')] }), GROUPS],
])('nodes: %s pass', (_, spec, nodeGroups) => expect(report([machine(spec)], { nodeGroups })).toBe(''));

describe('nodes for a machine and its class', () => {
  const group = (name: string, labels: Record<string, string>) => ({ name, labels });
  const both = [machine({ virtualMachineClassName: 'web', nodeSelector: { disk: 'nvme' } }), vmClass({ nodeSelector: { matchLabels: { place: 'north' } } })];

  test.each<[string, ClusterFacts, string[]]>([
    ['one group has both', { nodeGroups: [group('a', { disk: 'nvme', place: 'north' })] }, []],
    ['no group has the label of the machine, which is reported alone', { nodeGroups: [group('a', { place: 'north' })] }, ['NODE-01']],
    ['the labels of one group are not known', { nodeGroups: [group('a', { disk: 'nvme' }), group('b', { place: 'north' }), { name: 'c' }] }, []],
    ['a label varies', { nodeGroups: [group('a', { disk: 'nvme' }), { name: 'b', labels: { place: 'north' }, varyingLabels: ['disk'] }] }, []],
    ['no group has both', { nodeGroups: [group('a', { disk: 'nvme' }), group('b', { place: 'north' })] }, ['NODE-02']],
  ])('%s', (_, facts, found) => expect(ids(check(both, facts))).toEqual(found));
});
