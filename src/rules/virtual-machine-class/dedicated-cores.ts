import { sized } from '../../catalogue/virtual-machine-class/objects';
import { valueAt, listAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';
import { policiesOf } from './policies';

export const dedicatedCores: Rule = {
  id: 'VMC-21',
  severity: 'warning',
  kinds: dvp('VirtualMachineClass'),
  says: 'Dedicated cores have no effect.',
  why: 'The field is in the schema, but no machine can ask for such cores and nothing reserves any.',
  source: 'crds/virtualmachineclasses.yaml',
  breaks: () => [sized({ dedicatedCores: [true] })],
  keeps: () => [sized({ dedicatedCores: [false] })],
  check: ({ json }) => policiesOf(json).map(({ pointer }) => `${pointer}/dedicatedCores`)
    .filter(pointer => listAt(json, pointer).includes(true))
    .map(pointer => ({
      pointer,
      wrong: 'no machine can have dedicated cores, so this promises what nobody gets',
      got: valueAt(json, pointer),
      instead: "leave 'dedicatedCores' out; the fraction 100% guarantees whole cores",
    })),
};
