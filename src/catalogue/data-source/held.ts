import { clusterImage, disk, download, from, pulled } from './objects';
import { HeldRule } from '../entry';

const CRD = 'crds/virtualdisks.yaml';

export const SOURCE_HELD: readonly HeldRule[] = [
  {
    id: 'DS-06',
    says: 'A download has a URL with a scheme in lower case and without spaces, quotes, # and ~.',
    why: 'The API server rejects every other URL.',
    source: CRD,
    how: 'The schema has a pattern for URLs.',
    breaks: () => [disk(download('https://example.com/~me/debian-12.qcow2'))],
  },
  {
    id: 'DS-07',
    says: 'A checksum has as many hexadecimal digits as its algorithm has.',
    why: 'The API server rejects every other string.',
    source: CRD,
    how: 'The schema has a pattern for each kind of checksum.',
    breaks: () => [disk(download('https://example.com/debian-12.qcow2', { checksum: { sha256: 'a'.repeat(63) } }))],
  },
  {
    id: 'DS-08',
    says: 'A container image has no scheme, a path in lower case, and a host with a dot, a port or the name localhost.',
    why: 'The API server rejects every other reference, for example with a host such as my-registry:5000.',
    source: CRD,
    how: 'The schema has a pattern for references.',
    breaks: () => [disk(pulled({ image: 'my-registry:5000/os/debian:12' }))],
  },
  {
    id: 'DS-09',
    says: 'A bundle of certificates is base64 on one line.',
    why: 'The API server rejects plain PEM, and base64 with line breaks.',
    source: CRD,
    how: 'The schema has a format for it, which is checked like a pattern.',
    breaks: () => [disk(download('https://example.com/debian-12.qcow2', { caBundle: '-----BEGIN CERTIFICATE-----' }))],
  },
  {
    id: 'DS-13',
    says: 'A disk is made from an image or from a snapshot of a disk; an image also from a disk.',
    why: 'The API server rejects a disk that has another disk as its source.',
    source: CRD,
    how: 'The schema lists the kinds of a source.',
    breaks: () => [disk(from('VirtualDisk', 'golden')), clusterImage(from('VirtualMachine', 'web', { namespace: 'shop' }))],
  },
];
