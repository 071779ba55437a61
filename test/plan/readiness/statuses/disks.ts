import { condition, recordedOf } from './recorded';

const at = (phase: string, ...conditions: object[]) => ({ phase, observedGeneration: 1, conditions });

export const DISKS = recordedOf('virtualization.deckhouse.io/v1alpha2', 'VirtualDisk', {
  'just created': ['progressing', {}, 'has no state yet'],
  'newest spec not seen': ['progressing', { ...at('Ready'), observedGeneration: 0 }, 'the controller has not seen the newest spec yet'],
  'Pending, nothing known': ['progressing', at('Pending'), 'is not ready yet'],
  'Pending, image not ready': ['progressing', at('Pending', condition('DatasourceReady', 'False', 'ImageNotReady', 'VirtualImage debian is not ready.'),
    condition('Ready', 'False', 'DatasourceIsNotReady')), 'is not ready yet: its image is not ready (VirtualImage debian is not ready.)'],
  'Pending, image not found': ['progressing', at('Pending', condition('DatasourceReady', 'False', 'ImageNotFound')), 'is not ready yet: its image does not exist'],
  'Pending, class not found': ['progressing', at('Pending', condition('StorageClassReady', 'False', 'StorageClassNotReady', 'StorageClass "fast" not found')),
    'is not ready yet: its StorageClass is missing or not allowed (StorageClass "fast" not found)'],
  'Pending, quota': ['progressing', at('Pending', condition('DatasourceReady', 'True', 'DatasourceReady'), condition('Ready', 'False', 'QuotaExceeded', 'exceeded quota: team')),
    'is not ready yet: the quota of the namespace or project is used up (exceeded quota: team)'],
  'Pending, a reason that no release had so far': ['progressing', at('Pending', condition('Ready', 'False', 'Novel', 'Something\n  new.')), 'is not ready yet (Something new.)'],
  'Provisioning': ['progressing', { ...at('Provisioning', condition('Ready', 'False', 'Provisioning', 'Import is in progress.')), progress: '12.5%' },
    'gets its data (Import is in progress.)'],
  'WaitForUserUpload': ['blocked', at('WaitForUserUpload', condition('Ready', 'False', 'WaitForUserUpload')), 'waits for an upload', { dataSource: { type: 'Upload' } }],
  'Failed, upload too late': ['hopeless', at('Failed', condition('Ready', 'False', 'WaitForUserUploadTimeout')), 'no upload began within ten minutes', { dataSource: { type: 'Upload' } }],
  'WaitForFirstConsumer': ['waiting', at('WaitForFirstConsumer', condition('Ready', 'False', 'WaitingForFirstConsumer')), 'waits for the first machine that uses it'],
  'Ready': ['ready', at('Ready', condition('Ready', 'True', 'Ready')), 'has its data'],
  'Resizing': ['ready', at('Resizing', condition('Ready', 'True', 'Ready'), condition('Resizing', 'True', 'InProgress')), 'has its data, and grows'],
  'Migrating': ['ready', at('Migrating', condition('Ready', 'True', 'Ready'), condition('Migrating', 'True', 'InProgress')), 'has its data, and moves to another volume'],
  'Exporting': ['ready', at('Exporting', condition('Ready', 'False', 'Exporting')), 'has its data, and is exported'],
  'Failed, quota': ['hopeless', at('Failed', condition('Ready', 'False', 'QuotaExceeded')), 'failed: the quota of the namespace or project is used up'],
  'Failed, checksum': ['hopeless', at('Failed', condition('Ready', 'False', 'ProvisioningFailed', 'sha256 sum mismatch')), 'failed: its data could not be written (sha256 sum mismatch)'],
  'Failed, pull': ['hopeless', at('Failed', condition('Ready', 'False', 'ImagePullFailed')), 'failed: the image cannot be pulled from its registry'],
  'PVCLost': ['hopeless', at('PVCLost', condition('Ready', 'False', 'PVCLost')), 'lost its volume: its volume does not exist any more'],
  'Terminating': ['progressing', at('Terminating', condition('Terminating', 'True', 'CleanupPending', 'In use by VirtualMachine web.')),
    'is not ready yet: it is deleted as soon as nothing uses it (In use by VirtualMachine web.)'],
});
