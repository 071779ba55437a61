import { nfsClass, replicatedClass, volumeGroupSet } from '../../../src/catalogue/storage/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { check, told } from '../support';

test.each([
  ['STORAGE-10', `LocalStorageClass local /spec/lvm/lvmVolumeGroups/0/labelSelector/matchExpressions/0/values (STORAGE-10)
  'In' needs at least one value
  instead: one or more values, or 'Exists' for any

ReplicatedStoragePool pool /spec/nodeLabelSelector/matchExpressions/0/operator (STORAGE-10)
  this is not a known operator here
  got: "Gt"
  instead: one of In, NotIn, Exists, DoesNotExist`],
  ['STORAGE-11', `LVMVolumeGroup vg-a /spec/blockDeviceSelector/matchExpressions/0/values (STORAGE-11)
  'In' needs at least one value
  instead: one or more values, or 'Exists' for any

NFSStorageClass nfs /spec/workloadNodes/nodeSelector/matchExpressions/0/values (STORAGE-11)
  'In' needs at least one value
  instead: one or more values, or 'Exists' for any`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

const found = (manifest: Manifest): string[] => check([manifest]).map(({ id, pointer, severity }) => `${severity} ${id} ${pointer}`);
const valueOf = (value: string) => ({ matchLabels: { disk: value } });

test.each<[string, Manifest, string[]]>([
  ['nodes of a class', replicatedClass({ nodeLabelSelector: valueOf('a b') }), ['error STORAGE-10 /spec/nodeLabelSelector/matchLabels/disk']],
  ['nodes and devices of a set', volumeGroupSet({ blockDeviceSelector: valueOf('-a') }), ['warning STORAGE-11 /spec/lvmVolumeGroupTemplate/blockDeviceSelector/matchLabels/disk']],
  ['a condition without a key and an operator', nfsClass({ workloadNodes: { nodeSelector: { matchExpressions: [{ values: ['b'] }] } } }), [
    'warning STORAGE-11 /spec/workloadNodes/nodeSelector/matchExpressions/0/key',
    'warning STORAGE-11 /spec/workloadNodes/nodeSelector/matchExpressions/0/operator',
  ]],
  ['a value of a mere Exists', nfsClass({ workloadNodes: { nodeSelector: { matchExpressions: [{ key: 'a', operator: 'Exists', values: ['b'] }] } } }),
    ['warning STORAGE-11 /spec/workloadNodes/nodeSelector/matchExpressions/0/values']],
])('%s', (_, manifest, expected) => expect(found(manifest)).toEqual(expected));
