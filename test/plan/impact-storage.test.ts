import { brief, impacts } from './support';
import {
  cephClass, cephConnection, localClass, nfsClass, replicatedClass, replicatedPool, volumeGroup, volumeGroupSet,
} from '../../src/catalogue/storage/objects';
import { Manifest } from '../../src/manifest/manifest';

const pools = (...sizes: string[]) => ({ thinPools: sizes.map((size, i) => ({ name: `thin-${i}`, size })) });
const file = (size: string, directory = '/opt/deckhouse/sds/file-devices') => ({ fileDevices: [{ name: 'a', directory, size }] });
const connected = (host: string) => nfsClass({ connection: { host, share: '/export', nfsVersion: '4.1' } });

test.each<[string, Manifest, Manifest, string[]]>([
  ['the node of a volume group', volumeGroup(), volumeGroup({ local: { nodeName: 'worker-2' } }), ['refused /spec/local/nodeName']],
  ['the volume group itself', volumeGroup(), volumeGroup({ actualVGNameOnTheNode: 'other' }), ['refused /spec/actualVGNameOnTheNode']],
  ['its devices', volumeGroup(), volumeGroup({ blockDeviceSelector: { matchLabels: { disk: 'fast' } } }), ['live /spec/blockDeviceSelector']],
  ['a thin pool that grows', volumeGroup(pools('10Gi')), volumeGroup(pools('20Gi')), ['live /spec/thinPools']],
  ['a thin pool that shrinks', volumeGroup(pools('20Gi')), volumeGroup(pools('10Gi')), ['refused /spec/thinPools']],
  ['a thin pool with a smaller share', volumeGroup(pools('50%')), volumeGroup(pools('40%')), ['refused /spec/thinPools']],
  ['a share instead of a size', volumeGroup(pools('50Gi')), volumeGroup(pools('40%')), ['live /spec/thinPools']],
  ['a thin pool less', volumeGroup(pools('10Gi', '10Gi')), volumeGroup(pools('10Gi')), ['live /spec/thinPools']],
  ['a file device that grows', volumeGroup(file('10Gi')), volumeGroup(file('11Gi')), ['live /spec/fileDevices']],
  ['a file device that shrinks', volumeGroup(file('10Gi')), volumeGroup(file('9Gi')), ['refused /spec/fileDevices']],
  ['a file device elsewhere', volumeGroup(file('10Gi')), volumeGroup(file('10Gi', '/mnt')), ['refused /spec/fileDevices']],
  ['a file device less', volumeGroup(file('10Gi')), volumeGroup(), ['live /spec/fileDevices']],
  ['a thin pool of a set that shrinks', volumeGroupSet(pools('20Gi')), volumeGroupSet(pools('10Gi')), ['refused /spec/lvmVolumeGroupTemplate/thinPools']],
  ['the volume groups of a set', volumeGroupSet(), volumeGroupSet({ actualVGNameOnTheNode: 'other' }), ['refused /spec/lvmVolumeGroupTemplate/actualVGNameOnTheNode']],
  ['the volume groups of a pool', replicatedPool(), replicatedPool({ lvmVolumeGroups: [{ name: 'vg-b' }] }), ['refused /spec/lvmVolumeGroups']],
  ['the storage of a replicated class', replicatedClass(), replicatedClass({ storage: { type: 'LVM', lvmVolumeGroups: [{ name: 'vg-b' }] } }), ['refused /spec/storage']],
  ['the replicas of a class', replicatedClass(), replicatedClass({ replication: 'Availability' }), ['refused /spec/replication ?']],
  ['the access to its volumes', replicatedClass(), replicatedClass({ volumeAccess: 'Local' }), ['refused /spec/volumeAccess']],
  ['the default of that access, written', replicatedClass(), replicatedClass({ volumeAccess: 'PreferablyLocal' }), []],
  ['the volume groups of a local class', localClass(), localClass({ lvmVolumeGroups: [{ name: 'vg-b' }] }), ['live /spec/lvm/lvmVolumeGroups']],
  ['the type of a local class', localClass(), localClass({ type: 'Thin' }), ['refused /spec/lvm/type']],
  ['the server of an NFS class', nfsClass(), connected('other.example.com'), ['refused /spec/connection']],
  ['the mount options of an NFS class', nfsClass(), nfsClass({ mountOptions: { mountMode: 'hard' } }), ['live /spec/mountOptions/mountMode']],
  ['the monitors of a Ceph cluster', cephConnection(), cephConnection({ monitors: ['10.0.0.11:6789'] }), ['live /spec/monitors']],
  ['another Ceph cluster', cephConnection(), cephConnection({ clusterID: 'other' }), ['refused /spec/clusterID']],
  ['the pool of a Ceph class', cephClass(), cephClass({ rbd: { pool: 'other' } }), ['refused /spec/rbd/pool']],
])('%s', (_, before, after, expected) => expect(brief(impacts([before], [after]))).toEqual(expected));

const control: Manifest = {
  apiVersion: 'deckhouse.io/v1alpha1', kind: 'ModuleConfig', metadata: { name: 'sds-replicated-volume' }, spec: { enabled: true, version: 2, settings: { newControlPlane: true } },
};

test('the new control plane changes the copies of existing volumes', () =>
  expect(brief(impacts([replicatedClass(), control], [replicatedClass({ replication: 'Availability', reclaimPolicy: 'Retain' }), control])))
    .toEqual(['live /spec/reclaimPolicy', 'live /spec/replication']));

test.each<[string, Manifest, string]>([
  ['a class', localClass(), 'its StorageClass is deleted, too: existing volumes keep their data, but no disk of the class can be created, restored, cloned or resized any more'],
  ['a volume group', volumeGroup(), 'the volume group is deleted from the node when it has no logical volume, which a thin pool is, too; until then the object stays'],
  ['a set', volumeGroupSet(), 'only the set is deleted: its LVMVolumeGroups stay, with their volumes'],
])('%s less', (_, object, reason) => expect(impacts([object], []).map(impact => [impact.impact, impact.reason])).toEqual([['removed', reason]]));
