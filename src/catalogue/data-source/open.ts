import { OpenRule } from '../entry';

export const SOURCE_OPEN: readonly OpenRule[] = [
  {
    id: 'DS-10',
    says: 'The registry of a container image speaks TLS.',
    because: 'Only a connection to the registry shows whether it does.',
  },
  {
    id: 'DS-11',
    says: 'The file of a source is qcow2, vmdk, vdi, iso or raw, packed with gz or xz or not at all.',
    because: 'The format is in the file; neither its URL nor the name of its image has to show it.',
  },
  {
    id: 'DS-12',
    says: 'An upload begins within ten minutes after the object waits for it.',
    because: 'It depends on when the file is uploaded.',
  },
  {
    id: 'DS-14',
    says: 'The image, disk or snapshot that a source names exists and is ready.',
    because: 'The object may be in the cluster already, and only the cluster knows whether it is ready.',
  },
];
