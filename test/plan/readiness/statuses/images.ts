import { Recorded, condition, recordedOf } from './recorded';

const at = (phase: string, ...conditions: object[]) => ({ phase, observedGeneration: 1, conditions });
const UPLOAD = { dataSource: { type: 'Upload' } };

const both = (kind: string): Recorded[] => recordedOf('virtualization.deckhouse.io/v1alpha2', kind, {
  'just created': ['progressing', {}, 'has no state yet'],
  'Pending, disk in use': ['progressing', at('Pending', condition('DatasourceReady', 'False', 'VirtualDiskAttachedToVirtualMachine')),
    'is not ready yet: the disk that it copies is attached to a running machine'],
  'Pending, no Secret': ['progressing', at('Pending', condition('DatasourceReady', 'False', 'ContainerRegistrySecretNotFound')), 'is not ready yet: the Secret of the registry does not exist'],
  'Pending, not started': ['progressing', at('Pending', condition('Ready', 'False', 'ProvisioningNotStarted')), 'is not ready yet: DVP has not started to import it'],
  'Provisioning': ['progressing', at('Provisioning', condition('Ready', 'False', 'Provisioning')), 'gets its data'],
  'WaitForUserUpload': ['blocked', at('WaitForUserUpload', condition('Ready', 'False', 'WaitForUserUpload')), 'waits for an upload', UPLOAD],
  'Ready': ['ready', at('Ready', condition('Ready', 'True', 'Ready')), 'has its data'],
  'Failed, address': ['hopeless', at('Failed', condition('Ready', 'False', 'ProvisioningFailed', '404 Not Found')), 'failed: its data could not be imported (404 Not Found)'],
  'Failed, upload too late': ['hopeless', at('Failed', condition('Ready', 'False', 'WaitForUserUploadTimeout')), 'no upload began within ten minutes', UPLOAD],
  'ImageLost': ['hopeless', at('ImageLost', condition('Ready', 'False', 'ImageLost')), 'lost its data in the registry of DVP: its data is missing in the registry of DVP'],
  'Terminating': ['progressing', at('Terminating'), 'is not ready yet'],
});

export const IMAGES = [
  ...both('VirtualImage'),
  ...both('ClusterVirtualImage'),
  ...recordedOf('virtualization.deckhouse.io/v1alpha2', 'VirtualImage', {
    'Pending, class': ['progressing', at('Pending', condition('StorageClassReady', 'False', 'StorageClassNotFound')), 'is not ready yet: its StorageClass is missing or not allowed',
      { storage: 'PersistentVolumeClaim' }],
    'Ready in the registry': ['ready', at('Ready', condition('Ready', 'True', 'Ready'), condition('StorageClassReady', 'Unknown', 'DVCRTypeUsed')), 'has its data'],
    'PVCLost': ['hopeless', at('PVCLost', condition('Ready', 'False', 'PVCLost')), 'lost its volume: its volume does not exist any more'],
  }),
];
