import { clusterImage, disk, download, from, pulled } from './objects';
import { HeldRule, OpenRule } from '../../rules/rule';

const CRD = 'crds/virtualdisks.yaml';

export const SOURCE_HELD: readonly HeldRule[] = [
  {
    id: 'DS-06',
    says: 'A download has a URL with a scheme in lower case and without spaces, quotes, # and ~.',
    why: 'The API server refuses every other URL.',
    source: CRD,
    how: 'The schema has a pattern for URLs.',
    breaks: () => [disk(download('https://example.com/~me/debian-12.qcow2'))],
  },
  {
    id: 'DS-07',
    says: 'A checksum has as many hexadecimal digits as its kind asks for.',
    why: 'The API server refuses every other text.',
    source: CRD,
    how: 'The schema has a pattern for each kind of checksum.',
    breaks: () => [disk(download('https://example.com/debian-12.qcow2', { checksum: { sha256: 'a'.repeat(63) } }))],
  },
  {
    id: 'DS-08',
    says: 'A container image has no scheme, a path in lower case, and a host with a dot, a port or the name localhost.',
    why: 'The API server refuses every other reference, a host such as my-registry:5000 among them.',
    source: CRD,
    how: 'The schema has a pattern for references.',
    breaks: () => [disk(pulled({ image: 'my-registry:5000/os/debian:12' }))],
  },
  {
    id: 'DS-09',
    says: 'A bundle of certificates is base64 on one line.',
    why: 'The API server refuses plain PEM text, and base64 with line breaks.',
    source: CRD,
    how: 'The schema has a format for it, which is checked like a pattern.',
    breaks: () => [disk(download('https://example.com/debian-12.qcow2', { caBundle: '-----BEGIN CERTIFICATE-----' }))],
  },
  {
    id: 'DS-13',
    says: 'A disk is made from an image or from a snapshot of a disk, an image from a disk too.',
    why: 'The API server refuses a disk that names another disk as its source.',
    source: CRD,
    how: 'The schema lists the kinds that a source may name.',
    breaks: () => [disk(from('VirtualDisk', 'golden')), clusterImage(from('VirtualMachine', 'web', { namespace: 'shop' }))],
  },
];

export const SOURCE_OPEN: readonly OpenRule[] = [
  {
    id: 'DS-10',
    says: 'The registry of a container image speaks TLS.',
    because: 'Only a connection to the registry shows what it speaks.',
  },
  {
    id: 'DS-11',
    says: 'The file of a source is qcow2, vmdk, vdi, iso or raw, packed with gz or xz or not at all.',
    because: 'The format is in the file, and neither its URL nor the name of its image has to tell it.',
  },
  {
    id: 'DS-12',
    says: 'An upload begins within ten minutes after the object waits for it.',
    because: 'It would have to be known when somebody uploads the file.',
  },
  {
    id: 'DS-14',
    says: 'The image, disk or snapshot that a source names exists and is ready.',
    because: 'What is not in the set may be in the cluster, and only the cluster knows what is ready there.',
  },
];
