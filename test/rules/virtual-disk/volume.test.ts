import { disk } from '../../../src/catalogue/data-source/objects';
import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { ClusterFacts } from '../../../src/domain/cluster-facts';
import { Manifest } from '../../../src/manifest/manifest';
import { check, ids, told } from '../support';

test.each([
  ['VD-20', `VirtualDisk shop/web-root (VD-20)
  the volume of this disk is created once exactly one machine has it, but 2 have: VirtualMachine shop/web, VirtualMachine shop/standby
  instead: one machine for the disk, or a StorageClass with volumeBindingMode Immediate`],
  ['VD-21', `VirtualDisk shop/data /metadata/annotations/virtualdisk.virtualization.deckhouse.io~1volume-mode (VD-21)
  DVP does not know this mode and ignores it
  got: "block"
  instead: Block or Filesystem`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

const found = (manifests: Manifest[], facts?: ClusterFacts): string[] => ids(check(manifests, facts));

const waitingDisk = disk({ persistentVolumeClaim: { size: '10Gi', storageClassName: 'fast' } });

const user = (id: string, runPolicy: string, ...disks: string[]) =>
  machine({ runPolicy, blockDeviceRefs: disks.map(name => ({ kind: 'VirtualDisk', name })) }, { name: id });
const waiting = (volumeBindingMode?: string): ClusterFacts => ({ storageClasses: [{ name: 'fast', volumeBindingMode }] });
const [running, resting] = [user('a', 'AlwaysOn', 'data'), user('b', 'AlwaysOff', 'other', 'data')];

test.each<[string, Manifest[], ClusterFacts | undefined, string[]]>([
  ['a machine and one that is always off', [running, resting], waiting('WaitForFirstConsumer'), ['VD-20']],
  ['two that are always off', [user('c', 'AlwaysOff', 'data'), resting], waiting('WaitForFirstConsumer'), ['VD-20']],
  ['two that may run, which is another mistake', [running, user('c', 'Manual', 'data')], waiting('WaitForFirstConsumer'), ['VM-35']],
  ['one machine', [running], waiting('WaitForFirstConsumer'), []],
  ['no machine', [], waiting('WaitForFirstConsumer'), []],
  ['two machines, and its volume at once', [running, resting], waiting('Immediate'), []],
  ['two machines, and nothing known of its class', [running, resting], waiting(), []],
  ['machines of two namespaces', [running, machine({ blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'data' }] }, { namespace: 'other' })],
    waiting('WaitForFirstConsumer'), []],
])('a disk that waits for its consumer, with %s', (_, users, facts, expected) => expect(found([waitingDisk, ...users], facts)).toEqual(expected));

test.each<[string, string, string[]]>([
  ['volume-mode', 'Filesystem', []], ['volume-mode', 'ReadWriteOnce', ['VD-21']], ['volume-mode', '', ['VD-21']],
  ['access-mode', 'ReadWriteOnce', []], ['access-mode', 'ReadWriteMany', []], ['access-mode', 'ReadOnlyMany', ['VD-21']], ['other-mode', 'x', []],
])('the annotation %s: %s', (key, value, expected) =>
  expect(found([disk(undefined, { annotations: { [`virtualdisk.virtualization.deckhouse.io/${key}`]: value } })])).toEqual(expected));
