import { sized, vmClass } from './objects';
import { HeldRule } from '../entry';

const SOURCE = 'crds/virtualmachineclasses.yaml';
const REJECTED = 'The API server rejects the class.';

const policies = (number: number) => Array.from({ length: number }, (_, i) => ({ cores: { min: 2 * i + 1, max: 2 * i + 2 } }));

/** rules of classes that their schema holds */
export const HELD: readonly HeldRule[] = [
  {
    id: 'VMC-01',
    says: 'The CPU of a class is of type Host, HostPassthrough, Discovery, Model or Features.',
    why: `There is no default. ${REJECTED}`,
    source: SOURCE,
    how: "The schema requires 'cpu' with 'type', and lists the types.",
    breaks: () => [vmClass({ cpu: {} })],
  },
  {
    id: 'VMC-07',
    says: 'A class has at most 16 sizing policies.',
    why: REJECTED,
    source: SOURCE,
    how: 'The schema limits the length of the list.',
    breaks: () => [vmClass({ sizingPolicies: policies(17) })],
  },
  {
    id: 'VMC-08',
    says: 'Each sizing policy has a range of cores from 1 to 1024; a step of cores is 1 or more.',
    why: REJECTED,
    source: SOURCE,
    how: "The schema requires 'cores' with 'min' and 'max', and limits the numbers.",
    breaks: () => [sized({ cores: { min: 1, max: 1025 } })],
  },
  {
    id: 'VMC-11',
    says: 'Core fractions are percentages from 1 to 100: strings with % in v1alpha3, whole numbers in v1alpha2.',
    why: `${REJECTED} Auto is valid as the default, but not in the list.`,
    source: SOURCE,
    how: 'The schema of each version has a pattern or limits for the items of the list.',
    breaks: () => [sized({ coreFractions: ['Auto'] })],
  },
];
