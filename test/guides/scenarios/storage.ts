import { Chart, Duration, Size } from 'cdk8s';
import * as dvp from '../../../src/index';

const SSD = dvp.BlockDevices.rotational(false);
const { EXT4 } = dvp.VolumeFileSystem;
const everyLabel = [dvp.LabelQuery.equal('tier', 'fast'), dvp.LabelQuery.anyOf('rack', 'a', 'b')];
const content = {
  volumeGroupName: 'data',
  blockDevices: [SSD, dvp.BlockDevices.ofModel('SAMSUNG-MZQL23T8HCLS-00A07')],
  fileDevices: [{ name: 'a', size: Size.gibibytes(10) }],
  thinPools: [dvp.ThinPool.percent('thin', 50)],
};

export function fullest(chart: Chart): void {
  const group = new dvp.LvmVolumeGroup(chart, 'worker-1', { nodeName: 'worker-1', ...content });
  new dvp.LvmVolumeGroupSet(chart, 'workers', { nodes: everyLabel, volumeGroupLabels: { tier: 'fast' }, ...content });
  const onNodes = { zones: ['a', 'b', 'c'], nodes: everyLabel, notReadyGracePeriod: Duration.minutes(10) };
  const pool = new dvp.ReplicatedStoragePool(chart, 'pool', { storage: dvp.LvmStorage.thin('thin', group), ...onNodes });
  new dvp.ReplicatedStorageClass(chart, 'older', { storagePool: pool, replication: dvp.Replication.NONE });
  new dvp.ReplicatedStorageClass(chart, 'newer', {
    storage: dvp.LvmStorage.thin('thin', group),
    replication: dvp.Replication.tolerating(1, 1),
    topology: dvp.ReplicaTopology.TRANS_ZONAL,
    volumeAccess: dvp.VolumeAccess.ANY,
    rollout: dvp.VolumeRollout.rolling(10),
    repair: dvp.VolumeRepair.rolling(10),
    ...onNodes,
  });
  new dvp.LocalStorageClass(chart, 'thin', { storage: dvp.LvmStorage.thin('thin', group) });
  new dvp.LocalStorageClass(chart, 'thick', {
    storage: dvp.LvmStorage.thickLabelled(...everyLabel),
    contiguous: true,
    fileSystem: EXT4,
    volumeCleanup: dvp.VolumeCleanup.DISCARD,
    volumeBindingMode: dvp.VolumeBindingMode.IMMEDIATE,
    reclaimPolicy: dvp.ReclaimPolicy.RETAIN,
  });
  new dvp.NfsStorageClass(chart, 'nfs', {
    host: 'nfs.example.com',
    share: '/machines',
    version: dvp.NfsVersion.V4_2,
    encryption: dvp.NfsEncryption.MUTUAL_TLS,
    mountOptions: { mode: dvp.NfsMountMode.HARD, timeout: Duration.seconds(60), retransmissions: 3, readOnly: false },
    permissions: '0777',
    nodes: everyLabel,
    volumeCleanup: dvp.VolumeCleanup.DISCARD,
  });
  const connection = new dvp.CephClusterConnection(chart, 'ceph', {
    clusterId: '2bf085fc-5119-404f-bb19-820ca6a1b07e',
    monitors: ['10.0.0.10:6789'],
    userId: 'dvp',
    userKey: dvp.CephUserKey.environment('CEPH_USER_KEY'),
    subvolumeGroup: 'dvp',
  });
  new dvp.CephStorageClass(chart, 'rbd', { connection, volumes: dvp.CephVolumes.rbd('machines', EXT4) });
  new dvp.CephStorageClass(chart, 'cephfs', { connection, volumes: dvp.CephVolumes.cephFs('home') });
}
