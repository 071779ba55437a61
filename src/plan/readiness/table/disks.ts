import { UPLOAD_EXPIRED, UPLOAD_WAITS, UPLOAD_WINDOW } from './uploads';
import { DVP_GROUP } from '../../../manifest/groups';
import { ReadinessRecord, blocked, hopeless, isFalse, phase, progressing, ready, waiting, why, whyTrue } from '../record';

const MACHINE = 'attach it to a machine: DVP creates the volume when the machine starts';

export const DISKS: readonly ReadinessRecord[] = [{
  group: DVP_GROUP,
  versions: ['v1alpha2'],
  kind: 'VirtualDisk',
  plural: 'virtualdisks',
  rows: [
    hopeless(UPLOAD_EXPIRED.says, UPLOAD_EXPIRED.advice, phase('Failed'), isFalse('Ready', 'WaitForUserUploadTimeout')),
    hopeless('failed', 'correct the cause, then delete the disk and apply it again', phase('Failed')),
    hopeless('lost its volume', 'restore the disk from a snapshot under another name, or delete it', phase('PVCLost')),
    blocked(UPLOAD_WAITS, UPLOAD_WINDOW, phase('WaitForUserUpload')),
    ready('has its data', phase('Ready')),
    waiting('waits for the first machine that uses it', MACHINE, phase('WaitForFirstConsumer')),
    ready('has its data, and grows', phase('Resizing')),
    ready('has its data, and moves to another volume', phase('Migrating')),
    ready('has its data, and is exported', phase('Exporting')),
    progressing('gets its data', phase('Provisioning')),
  ],
  whys: [
    why('StorageClassReady', 'StorageClassNotReady', 'its StorageClass is missing or not allowed',
      'set storageClass to one that `kubectl get storageclass` shows, or set a default class in the ModuleConfig global'),
    why('Ready', 'StorageClassIsNotReady', 'its StorageClass is missing or not allowed',
      'set storageClass to one that `kubectl get storageclass` shows, or set a default class in the ModuleConfig global'),
    why('Ready', 'StorageClassProvisionerMismatch', 'its StorageClass is of another provisioner than its snapshot',
      'set a StorageClass of the provisioner that made the snapshot'),
    why('DatasourceReady', ['ImageNotFound', 'ClusterImageNotFound'], 'its image does not exist', 'apply the image, or correct the name in dataSource'),
    why('DatasourceReady', ['ImageNotReady', 'ClusterImageNotReady'], 'its image is not ready', 'see the state of the image'),
    why('DatasourceReady', 'VirtualDiskSnapshot', 'its snapshot is not ready', 'see the state of the VirtualDiskSnapshot'),
    why('DatasourceReady', 'ContainerRegistrySecretNotFound', 'the Secret of the registry does not exist', 'create the Secret that imagePullSecret names'),
    why('Ready', 'DatasourceIsNotFound', 'its source does not exist', 'apply the source, or correct the name in dataSource'),
    why('Ready', 'DatasourceIsNotReady', 'its source is not ready', 'see the state of the source'),
    why('Ready', 'QuotaExceeded', 'the quota of the namespace or project is used up', 'make the quota larger, or delete disks and images that are not needed'),
    why('Ready', 'ImagePullFailed', 'the image cannot be pulled from its registry', 'check the name of the image, the Secret and the certificate of the registry'),
    why('Ready', 'WaitForUserUploadTimeout', UPLOAD_EXPIRED.says, UPLOAD_EXPIRED.advice),
    why('Ready', 'WaitForUserUpload', UPLOAD_WAITS, UPLOAD_WINDOW),
    why('Ready', 'WaitingForFirstConsumer', 'waits for the first machine that uses it', MACHINE),
    why('Ready', 'ProvisioningFailed', 'its data could not be written', 'check the source, its checksum and the free room of the StorageClass'),
    why('Ready', 'PVCLost', 'its volume does not exist any more', 'restore the disk from a snapshot under another name, or delete it'),
    why('Ready', 'ProvisioningNotStarted', 'DVP has not started to fill it', 'see whether pods of the importer are Pending in the namespace'),
    whyTrue('Terminating', 'CleanupPending', 'it is deleted as soon as nothing uses it', 'delete the machine or attachment that uses it'),
  ],
  explaining: ['DatasourceReady', 'StorageClassReady', 'Ready'],
  minutes: 3,
  limit: 15,
}];
