import { ClusterProfile, ClusterProfileProps } from '../../src/cluster/cluster-profile';
import { NodeGroupProfile } from '../../src/cluster/node-group-profile';
import { StorageClassProfile, StorageClassProfileOptions } from '../../src/cluster/storage-class-profile';
import { refusalOf } from '../support';

const CLASS = "for example StorageClassProfile.of('local')";
const GROUP = "for example NodeGroupProfile.of('worker')";
const [fast, worker] = [StorageClassProfile.of('fast'), NodeGroupProfile.of('worker')];

test.each<[string, any, string[]]>([
  ['the form of a file', { storageClasses: [{ name: 'fast', isDefault: true }], nodeGroups: [{ name: 'worker' }] }, [
    `'storageClasses[0]' must be a StorageClassProfile, got an object with name, isDefault: ${CLASS}`,
    `'nodeGroups[0]' must be a NodeGroupProfile, got an object with name: ${GROUP}`,
  ]],
  ['names', { storageClasses: [fast, 'slow'], nodeGroups: ['worker', worker] }, [
    `'storageClasses[1]' must be a StorageClassProfile, got a string: ${CLASS}`,
    `'nodeGroups[0]' must be a NodeGroupProfile, got a string: ${GROUP}`,
  ]],
  ['nothing', { storageClasses: [undefined], nodeGroups: [null] }, [
    `'storageClasses[0]' must be a StorageClassProfile, got nothing: ${CLASS}`,
    `'nodeGroups[0]' must be a NodeGroupProfile, got nothing: ${GROUP}`,
  ]],
  ['one for the other', { storageClasses: [worker], nodeGroups: [fast] }, [
    `'storageClasses[0]' must be a StorageClassProfile, got a NodeGroupProfile: ${CLASS}`,
    `'nodeGroups[0]' must be a NodeGroupProfile, got a StorageClassProfile: ${GROUP}`,
  ]],
  ['no list', { storageClasses: 'fast', nodeGroups: worker }, [
    "'storageClasses' must be a list, got a string: for example [StorageClassProfile.of('local')]",
    "'nodeGroups' must be a list, got a NodeGroupProfile: for example [NodeGroupProfile.of('worker')]",
  ]],
])('classes and groups are of the right type: %s', (_, props, mistakes) =>
  expect(refusalOf(() => ClusterProfile.of(props)).split('\n')).toEqual(mistakes.map(mistake => `[ClusterProfile.of] ${mistake}`)));

test.each<[string, () => unknown, string]>([
  ['a class with options of other types', () => StorageClassProfile.of('fast', { isDefault: 'true', volumeBindingMode: 'Late', is_default: true, labels: { a: 1 } } as any),
    `[StorageClassProfile.of] 'volumeBindingMode' must be a VolumeBindingMode, got a string: write one of VolumeBindingMode.IMMEDIATE, VolumeBindingMode.WAIT_FOR_FIRST_CONSUMER
[StorageClassProfile.of] 'isDefault' must be a boolean, got a string: write true or false
[StorageClassProfile.of] 'labels["a"]' must be a string, got a number: write it in quotes
[StorageClassProfile.of] unknown property 'is_default': did you mean 'isDefault'?`],
  ['a group with options of other types', () => NodeGroupProfile.of('spare', { taints: 'a', labels: ['a'] } as any),
    `[NodeGroupProfile.of] 'labels' must be an object with strings by key, got a list: for example { tier: 'db' }
[NodeGroupProfile.of] 'taints' must be a list, got a string`],
  ['no name', () => StorageClassProfile.of(undefined as any), "[StorageClassProfile.of] 'name' is missing: set it"],
  ['options in place of the name', () => NodeGroupProfile.of({ name: 'worker' } as any), "[NodeGroupProfile.of] 'name' must be a string, got an object with name"],
  ['two names', () => StorageClassProfile.of('fast', { name: 'slow' } as any),
    "[StorageClassProfile.of] unknown property 'name': StorageClassProfileOptions has provisioner, volumeBindingMode, isDefault, labels"],
  ['no options', () => NodeGroupProfile.of('worker', null as any),
    "[NodeGroupProfile.of] 'options' must be an object with properties of NodeGroupProfileOptions, got nothing: for example { labels: … }"],
])('refuses %s', (_, run, message) => expect(refusalOf(run)).toBe(message));

test.each<[string, any, string[]]>([
  ['a class that stands twice', { storageClasses: [fast, StorageClassProfile.of('slow'), fast] }, [
    'storageClasses[2].name: is a duplicate, got "fast": name each of them once',
  ]],
  ['a group that stands twice', { nodeGroups: [worker, NodeGroupProfile.of('worker', { nodes: 3 })] }, [
    'nodeGroups[1].name: is a duplicate, got "worker": name each of them once',
  ]],
  ['what a class cannot have', { storageClasses: [StorageClassProfile.of('')] }, ['storageClasses[0].name: empty, got "": write a name']],
  ['what a group cannot have', { nodeGroups: [worker, NodeGroupProfile.of('spare', { nodes: -1, varyingLabels: [''] })] }, [
    'nodeGroups[1].varyingLabels[0]: empty, got "": write a name',
    'nodeGroups[1].nodes: below zero, got -1: write a whole number, zero or more',
  ]],
])('classes and groups in code are refused: %s', (_, props, mistakes) =>
  expect(refusalOf(() => ClusterProfile.of(props)).split('\n')).toEqual([
    `the cluster profile has ${mistakes.length} ${mistakes.length === 1 ? 'mistake' : 'mistakes'}`, ...mistakes.map(mistake => `  ${mistake}`),
  ]));

test('undefined options count as not set, because other languages pass undefined', () => {
  const storageClasses = [StorageClassProfile.of('fast', { provisioner: undefined, isDefault: undefined })];
  expect(ClusterProfile.of({ storageClasses, nodeGroups: [NodeGroupProfile.of('worker', { nodes: undefined })] })._facts)
    .toEqual({ storageClasses: [{ name: 'fast' }], nodeGroups: [{ name: 'worker' }] });
});

test('profiles have a name', () => expect([fast.name, worker.name]).toEqual(['fast', 'worker']));

test('wrong types do not compile', () => {
  const props: ClusterProfileProps = {
    // @ts-expect-error a StorageClassProfile is created by its factory
    storageClasses: [{ name: 'fast' }],
    // @ts-expect-error a NodeGroupProfile is created by its factory
    nodeGroups: [{ name: 'worker', nodes: 3 }],
  };
  // @ts-expect-error a NodeGroup is not a StorageClass
  const other: ClusterProfileProps = { storageClasses: [worker] };
  // @ts-expect-error the name is an argument of the factory
  const twice: StorageClassProfileOptions = { name: 'fast' };
  expect([props, other, twice]).toHaveLength(3);
});
