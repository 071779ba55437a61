import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { poolOf } from '../../../src/catalogue/virtual-machine-pool/objects';
import { ClusterFacts } from '../../../src/domain/cluster-facts';
import { Manifest, Metadata } from '../../../src/manifest/manifest';
import { adviceInCode, check, ids, told } from '../support';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const AWAY = `/spec/affinity/virtualMachineAndPodAntiAffinity/${REQUIRED}`;
const NODE = 'kubernetes.io/hostname';
const ZONE = 'topology.kubernetes.io/zone';

test.each([
  ['PLACE-04', `VirtualMachine shop/db-3 ${AWAY}/0 (PLACE-04)
  4 machines must not share a place by kubernetes.io/hostname, and the cluster has 3 for them
  instead: fewer machines, more places, or preferredDuringSchedulingIgnoredDuringExecution`],
  ['PLACE-05', `VirtualMachine shop/db-2 ${AWAY}/0 (PLACE-05)
  3 machines must not share a node, and there are as many nodes: none of them can migrate, and no node can be drained
  instead: one node more, or preferredDuringSchedulingIgnoredDuringExecution`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['PLACE-04', 'fewer machines, more places, or a preference: preferAwayFrom'],
  ['PLACE-05', 'one node more, or a preference: preferAwayFrom'],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual([advice]));

describe('machines that must not share a place', () => {
  const term = (topologyKey: string, more: object = {}) => ({ topologyKey, labelSelector: { matchLabels: { tier: 'db' } }, ...more });
  const apart = (name: string, away: object = term(NODE), spec: object = {}, metadata: Metadata = {}) => machine({
    blockDeviceRefs: [{ kind: 'VirtualDisk', name }],
    affinity: { virtualMachineAndPodAntiAffinity: { [REQUIRED]: [away] } },
    ...spec,
  }, { name, labels: { tier: 'db' }, ...metadata });
  const three = (...args: [object?, object?, Metadata?]) => ['a', 'b', 'c'].map(name => apart(name, ...args));
  const twoNodes: ClusterFacts = { nodeGroups: [{ name: 'worker', nodes: 2 }] };

  test.each<[string, readonly Manifest[], ClusterFacts, string]>([
    ['nodes', three(), twoNodes, 'VirtualMachine shop/c'],
    ['zones', three(term(ZONE)), { zones: ['north', 'south'] }, 'VirtualMachine shop/c'],
    ['racks', three(term('rack')), { nodeGroups: [{ name: 'x', labels: { rack: '1' } }, { name: 'y', labels: { rack: '1' }, nodes: 9 }] }, 'VirtualMachine shop/b'],
    ['nodes of the group that they may use', three(term(NODE), { nodeSelector: { disk: 'ssd' } }),
      { nodeGroups: [{ name: 'fast', labels: { disk: 'ssd' }, nodes: 2 }, { name: 'slow', labels: { disk: 'hdd' }, nodes: 9 }] }, 'VirtualMachine shop/c'],
    ['nodes for a pool', [poolOf({ affinity: { virtualMachineAndPodAntiAffinity: { [REQUIRED]: [term(NODE)] } } }, { replicas: 3 }, { labels: { tier: 'db' } })], twoNodes,
      'VirtualMachinePool'],
  ])('reported: too few %s', (_, manifests, facts, object) => {
    const found = check(manifests, facts).filter(({ id }) => id === 'PLACE-04');
    expect(found).toHaveLength(1);
    expect(found[0].object).toContain(object);
  });

  test.each<[string, readonly Manifest[], ClusterFacts]>([
    ['machines that fit', three().slice(1), twoNodes],
    ['a group of unknown size', three(), { nodeGroups: [{ name: 'worker', nodes: 2 }, { name: 'other' }] }],
    ['unknown zones', three(term(ZONE)), twoNodes],
    ['racks that not all nodes have', three(term('rack')), { nodeGroups: [{ name: 'x', labels: { rack: '1' } }, { name: 'y', labels: {} }] }],
    ['machines with a term that selects others only', three(term(NODE), {}, { labels: { tier: 'web' } }), twoNodes],
    ['machines in namespaces of their own', ['a', 'b', 'c'].map(name => apart(name, term(NODE), {}, { namespace: name })), twoNodes],
    ['machines of releases of their own', ['a', 'b', 'c'].map(release => apart(release, term(NODE, { matchLabelKeys: ['release'] }), {}, { labels: { tier: 'db', release } })), twoNodes],
    ['machines that do not run', three(term(NODE), { runPolicy: 'AlwaysOff' }), twoNodes],
    ['machines that are started by hand', three(term(NODE), { runPolicy: 'Manual' }), twoNodes],
    ['namespaces by label', three(term(NODE, { namespaceSelector: {} })), twoNodes],
  ])('passes: %s', (_, manifests, facts) => expect(ids(check(manifests, facts)).filter(id => id === 'PLACE-04')).toEqual([]));

  test.each<[string, readonly Manifest[], ClusterFacts, string[]]>([
    ['as many nodes as machines', three(), { nodeGroups: [{ name: 'worker', nodes: 3 }] }, ['PLACE-05']],
    ['one node more', three(), { nodeGroups: [{ name: 'worker', nodes: 4 }] }, []],
    ['as many zones as machines, which may move inside theirs', three(term(ZONE)), { zones: ['a', 'b', 'c'] }, []],
  ])('%s', (_, manifests, facts, found) => expect(ids(check(manifests, facts))).toEqual(found));
});
