import { HeldRule } from '../entry';
import { machine } from '../virtual-machine/objects';

const source = 'crds/virtualmachines.yaml';

export const GENERAL_HELD: readonly HeldRule[] = [
  {
    id: 'GEN-02',
    says: 'A name has at most 253 lower-case letters, digits, dashes and dots, with a letter or digit at both ends.',
    why: 'Kubernetes rejects every other name.',
    source,
    how: 'The schema of metadata has the form and the length.',
    breaks: () => [machine({}, { name: 'Web_1' })],
  },
  {
    id: 'GEN-04',
    says: 'A reference names an object of the same namespace or a cluster-wide one, and has no namespace itself.',
    why: 'DVP searches for it in the namespace of the object that refers to it; only references of a ClusterVirtualImage have a namespace.',
    source,
    how: 'A namespace is an unknown field of a reference. REF-NAMESPACE reports constructs that refer to an object of another namespace.',
    breaks: () => [machine({ blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'web-root', namespace: 'golden' }] })],
  },
  {
    id: 'GEN-05',
    says: 'An object has only the fields of its schema.',
    why: 'The API server drops other fields, and kubectl rejects them.',
    source,
    how: 'The schema is checked with no other field allowed.',
    breaks: () => [machine({ runPolcy: 'AlwaysOn' })],
  },
];
