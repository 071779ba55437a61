import { UPLOAD_EXPIRED, UPLOAD_WAITS, UPLOAD_WINDOW } from './uploads';
import { DVP_GROUP } from '../../../manifest/groups';
import { ReadinessRecord, Why, blocked, hopeless, isFalse, phase, progressing, ready, why, whyTrue } from '../record';

const ROWS = [
  hopeless(UPLOAD_EXPIRED.says, UPLOAD_EXPIRED.advice, phase('Failed'), isFalse('Ready', 'WaitForUserUploadTimeout')),
  hopeless('failed', 'correct the cause, then delete the image and apply it again', phase('Failed')),
  hopeless('lost its data in the registry of DVP', 'delete the image and apply it again: DVP imports it anew', phase('ImageLost')),
  blocked(UPLOAD_WAITS, UPLOAD_WINDOW, phase('WaitForUserUpload')),
  ready('has its data', phase('Ready')),
  progressing('gets its data', phase('Provisioning')),
];

const WHYS: readonly Why[] = [
  why('DatasourceReady', 'ContainerRegistrySecretNotFound', 'the Secret of the registry does not exist', 'create the Secret that imagePullSecret names'),
  why('DatasourceReady', ['ImageNotReady', 'ClusterImageNotReady'], 'the image that it copies is not ready', 'see the state of that image'),
  why('DatasourceReady', ['VirtualDiskNotReady', 'VirtualDiskNotReadyForUse'], 'the disk that it copies is not ready', 'see the state of that disk'),
  why('DatasourceReady', 'VirtualDiskAttachedToVirtualMachine', 'the disk that it copies is attached to a running machine', 'stop the machine, or copy a snapshot of the disk'),
  why('DatasourceReady', 'VirtualDiskSnapshotNotReady', 'the snapshot that it copies is not ready', 'see the state of the VirtualDiskSnapshot'),
  why('Ready', 'QuotaExceeded', 'the quota of the namespace or project is used up', 'make the quota larger, or delete disks and images that are not needed'),
  why('Ready', 'ImagePullFailed', 'the image cannot be pulled from its registry', 'check the name of the image, the Secret and the certificate of the registry'),
  why('Ready', 'DatasourceNotReady', 'its source is not ready', 'see the state of the source'),
  why('Ready', 'WaitForUserUploadTimeout', UPLOAD_EXPIRED.says, UPLOAD_EXPIRED.advice),
  why('Ready', 'WaitForUserUpload', UPLOAD_WAITS, UPLOAD_WINDOW),
  why('Ready', 'ImageLost', 'its data is missing in the registry of DVP', 'delete the image and apply it again: DVP imports it anew'),
  why('Ready', 'ProvisioningFailed', 'its data could not be imported', 'check the address, its certificate, the checksum, and the free room of the registry of DVP'),
  why('Ready', 'ProvisioningNotStarted', 'DVP has not started to import it', 'see whether pods of the importer are Pending in the namespace'),
  whyTrue('Terminating', 'CleanupPending', 'it is deleted as soon as nothing uses it', 'delete the machine, disk or attachment that uses it'),
];

const COMMON = { group: DVP_GROUP, versions: ['v1alpha2'], minutes: 10, limit: 30 };

export const IMAGES: readonly ReadinessRecord[] = [
  {
    ...COMMON,
    kind: 'VirtualImage',
    plural: 'virtualimages',
    rows: [...ROWS, hopeless('lost its volume', 'delete the image and apply it again: DVP imports it anew', phase('PVCLost'))],
    whys: [
      why('StorageClassReady', 'StorageClassNotFound', 'its StorageClass is missing or not allowed',
        'set storageClass to one that `kubectl get storageclass` shows, or set a default class in the ModuleConfig global'),
      why('Ready', 'StorageClassNotReady', 'its StorageClass is missing or not allowed',
        'set storageClass to one that `kubectl get storageclass` shows, or set a default class in the ModuleConfig global'),
      why('Ready', 'PVCLost', 'its volume does not exist any more', 'delete the image and apply it again: DVP imports it anew'),
      ...WHYS,
    ],
    explaining: ['DatasourceReady', 'StorageClassReady', 'Ready'],
  },
  { ...COMMON, kind: 'ClusterVirtualImage', plural: 'clustervirtualimages', rows: ROWS, whys: WHYS, explaining: ['DatasourceReady', 'Ready'] },
];
