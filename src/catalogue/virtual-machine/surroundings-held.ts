import { machine } from './objects';
import { HeldRule } from '../../rules/rule';

const CRD = 'crds/virtualmachines.yaml';
const many = (count: number, item: (i: number) => object): object[] => Array.from({ length: count }, (_, i) => item(i));

/** what the schema of VirtualMachine says about everything around the hardware */
export const SURROUNDINGS_HELD: readonly HeldRule[] = [
  {
    id: 'VM-47',
    says: 'A reference to user data or to an answer file names a Secret.',
    why: 'DVP reads them from nothing else.',
    how: "The schema knows one word for 'kind', and asks for a name of at least one character.",
    source: CRD,
    breaks: () => [machine({ provisioning: { type: 'UserDataRef', userDataRef: { kind: 'ConfigMap', name: 'web-setup' } } })],
  },
  {
    id: 'VM-53',
    says: 'Restarts are approved manually or automatically.',
    why: 'There is no third way.',
    how: "The schema knows the words of 'restartApprovalMode'.",
    source: CRD,
    breaks: () => [machine({ disruptions: { restartApprovalMode: 'Never' } })],
  },
  {
    id: 'VM-55',
    says: 'A machine moves by one of the policies that there are.',
    why: 'Manual and Never are words of the controller that the API does not take from a machine.',
    how: "The schema knows the words of 'liveMigrationPolicy'.",
    source: CRD,
    breaks: () => [machine({ liveMigrationPolicy: 'Manual' })],
  },
  {
    id: 'VM-56',
    says: 'The name of something that a machine uses is not empty.',
    why: 'An empty name looks like none, and means nothing.',
    how: 'The schema asks each of these names for at least one character.',
    source: CRD,
    breaks: () => [machine({ priorityClassName: '' })],
  },
  {
    id: 'VM-61',
    says: 'A network is the main one, a Network or a ClusterNetwork.',
    why: 'DVP connects a machine to nothing else.',
    how: "The schema knows the words of 'type', and asks for it.",
    source: CRD,
    breaks: () => [machine({ networks: [{ type: 'SystemNetwork', name: 'storage' }] })],
  },
  {
    id: 'VM-74',
    says: 'A machine has at most 8 USB devices, each with a name.',
    why: 'A machine has no more ports for them.',
    how: "The schema counts 'usbDevices', and asks each for its name.",
    source: CRD,
    breaks: () => [machine({ usbDevices: many(9, i => ({ name: `token-${i}` })) })],
  },
  {
    id: 'VM-79',
    says: 'A machine has at most 16 GPUs, each of a class with a DNS name.',
    why: 'A machine has no more places for them.',
    how: "The schema counts 'gpus', and compares the name of each class with a pattern.",
    source: CRD,
    breaks: () => [machine({ gpus: many(17, () => ({ gpuClassName: 'a100' })) })],
  },
  {
    id: 'VM-85',
    says: 'A preference counts from 1 to 100.',
    why: 'The scheduler adds the weights up, and Kubernetes gives them these bounds.',
    how: 'The schema has the same bounds.',
    source: CRD,
    breaks: () => [machine({
      affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 101, preference: {} }] } },
    })],
  },
  {
    id: 'VM-88',
    says: 'A topology spread of a machine has a difference, a topology, a word for what cannot be met, and a selector.',
    why: 'The API drops what else Kubernetes knows there, such as minDomains, and the machine spreads in another way than its author meant.',
    how: 'The schema knows no other field.',
    source: CRD,
    breaks: () => [machine({
      topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'DoNotSchedule', minDomains: 3 }],
    })],
  },
];
