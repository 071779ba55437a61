import { OpenRule } from '../entry';

export const SOURCE_OPEN: readonly OpenRule[] = [
  {
    id: 'DS-10',
    says: 'The registry of a container image speaks TLS.',
    because: 'Only a connection to the registry shows whether it does.',
  },
  {
    id: 'DS-11',
    says: 'The file of a source is qcow2, vmdk, vdi, iso or raw, compressed with gz or xz or not compressed.',
    because: 'Only the file itself shows its format. Its URL and the name of its image need not show it.',
  },
  {
    id: 'DS-12',
    says: 'An upload begins at most ten minutes after the object starts to wait for it.',
    because: 'It depends on the time of the upload.',
  },
  {
    id: 'DS-14',
    says: 'The image, disk or snapshot that a source names exists and is ready.',
    because: 'The object may be in the cluster already, and only the cluster knows whether it is ready.',
  },
];
