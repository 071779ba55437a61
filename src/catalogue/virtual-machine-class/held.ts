import { sized, vmClass } from './objects';
import { HeldRule, OpenRule } from '../../rules/rule';

const SOURCE = 'crds/virtualmachineclasses.yaml';
const REFUSED = 'The API server refuses the class.';

const manyPolicies = (number: number) => Array.from({ length: number }, (_, i) => ({ cores: { min: 2 * i + 1, max: 2 * i + 2 } }));

export const CLASS_HELD: readonly HeldRule[] = [
  {
    id: 'VMC-01',
    says: 'A class says what its CPU is: Host, HostPassthrough, Discovery, Model or Features.',
    why: `There is no default. ${REFUSED}`,
    source: SOURCE,
    how: "The schema asks for 'cpu' and for its 'type', which is one of five words.",
    breaks: () => [vmClass({ cpu: {} })],
  },
  {
    id: 'VMC-07',
    says: 'A class has at most 16 sizing policies.',
    why: REFUSED,
    source: SOURCE,
    how: 'The schema counts them.',
    breaks: () => [vmClass({ sizingPolicies: manyPolicies(17) })],
  },
  {
    id: 'VMC-08',
    says: 'Each sizing policy has a range of cores from 1 to 1024, and a step of cores is 1 or more.',
    why: REFUSED,
    source: SOURCE,
    how: "The schema asks for 'cores' with 'min' and 'max' and holds their bounds.",
    breaks: () => [sized({ cores: { min: 1, max: 1025 } })],
  },
  {
    id: 'VMC-11',
    says: 'Core fractions are percentages from 1 to 100: text with % in v1alpha3, whole numbers in v1alpha2.',
    why: `${REFUSED} Auto is the word for a default, never an item of the list.`,
    source: SOURCE,
    how: 'Each version has a form for the items of the list.',
    breaks: () => [sized({ coreFractions: ['Auto'] })],
  },
];

export const CLASS_OPEN: readonly OpenRule[] = [
  {
    id: 'VMC-06',
    says: 'The CPU of a class never changes.',
    because: 'The class that the cluster has already would have to be known.',
  },
  {
    id: 'VMC-23',
    says: 'A class that machines use is not deleted.',
    because: 'All machines of the cluster would have to be known; manifests delete nothing.',
  },
  {
    id: 'VMC-24',
    says: 'A class of the type Model, Features or Discovery is ready once some node offers its CPU.',
    because: 'The CPU features of the nodes would have to be known.',
  },
];
