import { ClusterProfile, ClusterProfileProps } from '../../src/cluster/cluster-profile';
import { NodeGroupProfile } from '../../src/cluster/node-group-profile';
import { StorageClassProfile, StorageClassProfileOptions } from '../../src/cluster/storage-class-profile';
import { refusalOf } from '../support';

const CLASS = "write for example StorageClassProfile.of('fast')";
const GROUP = "write for example NodeGroupProfile.of('worker')";
const EMPTY = '; an empty one says that there are none, leaving it out that nothing is known';
const [fast, worker] = [StorageClassProfile.of('fast'), NodeGroupProfile.of('worker')];

test.each<[string, any, string[]]>([
  ['the form of a file', { storageClasses: [{ name: 'fast', isDefault: true }], nodeGroups: [{ name: 'worker' }] }, [
    `storageClasses[0]: not what it should be, got an object with name, isDefault: ${CLASS}`,
    `nodeGroups[0]: not what it should be, got an object with name: ${GROUP}`,
  ]],
  ['names', { storageClasses: [fast, 'slow'], nodeGroups: ['worker', worker] }, [
    `storageClasses[1]: not what it should be, got a string: ${CLASS}`,
    `nodeGroups[0]: not what it should be, got a string: ${GROUP}`,
  ]],
  ['nothing', { storageClasses: [undefined], nodeGroups: [null] }, [
    `storageClasses[0]: not what it should be, got nothing: ${CLASS}`,
    `nodeGroups[0]: not what it should be, got nothing: ${GROUP}`,
  ]],
  ['one for the other', { storageClasses: [worker], nodeGroups: [fast] }, [
    `storageClasses[0]: not what it should be, got a NodeGroupProfile: ${CLASS}`,
    `nodeGroups[0]: not what it should be, got a StorageClassProfile: ${GROUP}`,
  ]],
  ['no list', { storageClasses: 'fast', nodeGroups: worker }, [
    `storageClasses: not a list, got a string: write a list like [StorageClassProfile.of('fast')]${EMPTY}`,
    `nodeGroups: not a list, got a NodeGroupProfile: write a list like [NodeGroupProfile.of('worker')]${EMPTY}`,
  ]],
  ['a class that stands twice', { storageClasses: [fast, StorageClassProfile.of('slow'), fast] }, [
    'storageClasses[2].name: stands twice, got "fast": name each of them once',
  ]],
  ['a group that stands twice', { nodeGroups: [worker, NodeGroupProfile.of('worker', { nodes: 3 })] }, [
    'nodeGroups[1].name: stands twice, got "worker": name each of them once',
  ]],
  ['what a class cannot have', {
    storageClasses: [StorageClassProfile.of('', { isDefault: 'true', volumeBindingMode: 'Late', size: 1, is_default: true, labels: { a: 1 } } as any)],
  }, [
    'storageClasses[0].name: empty, got "": write a name',
    'storageClasses[0].isDefault: neither true nor false, got "true": write true or false, without quotes',
    'storageClasses[0].volumeBindingMode: no binding mode, got "Late": write one of Immediate, WaitForFirstConsumer',
    'storageClasses[0].size: unknown key: write one of provisioner, volumeBindingMode, isDefault, labels',
    "storageClasses[0].is_default: unknown key: write 'isDefault'",
    'storageClasses[0].labels["a"]: not a string, got 1: write it in quotes',
  ]],
  ['what a group cannot have', { nodeGroups: [worker, NodeGroupProfile.of('spare', { nodes: -1, taints: 'a', labels: ['a'], varyingLabels: [''] } as any)] }, [
    'nodeGroups[1].nodes: not a count, got -1: write a whole number, zero or more',
    `nodeGroups[1].taints: not a list, got "a": write a list${EMPTY}`,
    'nodeGroups[1].labels: not a map, got ["a"]: write a map of names',
    'nodeGroups[1].varyingLabels[0]: empty, got "": write a name',
  ]],
  ['no name', { storageClasses: [StorageClassProfile.of(undefined as any)], nodeGroups: [NodeGroupProfile.of({ name: 'worker' } as any)] }, [
    "storageClasses[0].name: is missing: set 'name'",
    'nodeGroups[0].name: not a string, got {"name":"worker"}: write a name',
  ]],
  ['two names', { storageClasses: [StorageClassProfile.of('fast', { name: 'slow' } as any)] }, [
    'storageClasses[0].name: unknown key: write one of provisioner, volumeBindingMode, isDefault, labels',
  ]],
  ['no options', { storageClasses: [StorageClassProfile.of('fast', true as any)], nodeGroups: [NodeGroupProfile.of('worker', null as any), NodeGroupProfile.of('', [] as any)] }, [
    "storageClasses[0]: its options are not what they should be, got a boolean: write for example StorageClassProfile.of('fast', { isDefault: true })",
    "nodeGroups[0]: its options are not what they should be, got nothing: write for example NodeGroupProfile.of('worker', { nodes: 3 })",
    'nodeGroups[1].name: empty, got "": write a name',
    "nodeGroups[1]: its options are not what they should be, got a list: write for example NodeGroupProfile.of('worker', { nodes: 3 })",
  ]],
])('classes and groups in code are refused: %s', (_, props, mistakes) =>
  expect(refusalOf(() => ClusterProfile.of(props)).split('\n')).toEqual([
    `the cluster profile has ${mistakes.length} ${mistakes.length === 1 ? 'mistake' : 'mistakes'}`, ...mistakes.map(mistake => `  ${mistake}`),
  ]));

test('what is left out arrives as undefined from other languages', () => {
  const storageClasses = [StorageClassProfile.of('fast', { provisioner: undefined, isDefault: undefined })];
  expect(ClusterProfile.of({ storageClasses, nodeGroups: [NodeGroupProfile.of('worker', { nodes: undefined })] })._facts)
    .toEqual({ storageClasses: [{ name: 'fast' }], nodeGroups: [{ name: 'worker' }] });
});

test('they have a name', () => expect([fast.name, worker.name]).toEqual(['fast', 'worker']));

test('what is no class and no group does not compile', () => {
  const props: ClusterProfileProps = {
    // @ts-expect-error a class is made by its factory
    storageClasses: [{ name: 'fast' }],
    // @ts-expect-error a group is made by its factory
    nodeGroups: [{ name: 'worker', nodes: 3 }],
  };
  // @ts-expect-error a group is no class
  const other: ClusterProfileProps = { storageClasses: [worker] };
  // @ts-expect-error the factory says the name
  const twice: StorageClassProfileOptions = { name: 'fast' };
  expect([props, other, twice]).toHaveLength(3);
});
