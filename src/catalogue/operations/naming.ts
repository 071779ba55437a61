import { operation, snapshot, snapshotOperation } from './objects';
import { Manifest } from '../../manifest/manifest';
import { LONGEST_PART, cloneNames, clonePartLengths, createNames, createNaming } from '../../rules/operations/naming';
import { RuleExample } from '../entry';

const clone = (customization: object, virtualMachineName = 'web'): Manifest => operation({ type: 'Clone', virtualMachineName, clone: { mode: 'Strict', customization } });
const create = (naming: object): Manifest => snapshotOperation({ createVirtualMachine: { mode: 'Strict', ...naming } });
const suffix = { nameSuffix: '-copy' };

export const NAMING_EXAMPLES: readonly RuleExample[] = [
  {
    rule: clonePartLengths,
    breaks: () => [clone({ namePrefix: 'a'.repeat(LONGEST_PART + 1) })],
    keeps: () => [clone({ namePrefix: 'a'.repeat(LONGEST_PART) })],
  },
  {
    rule: cloneNames,
    breaks: () => [clone(suffix, 'a'.repeat(59))],
    keeps: () => [clone(suffix, 'a'.repeat(58))],
  },
  {
    rule: createNaming,
    breaks: () => [create({ nameReplacement: [] })],
    keeps: () => [create({ nameReplacement: [{ from: { name: 'web' }, to: 'web-new' }] })],
  },
  {
    rule: createNames,
    breaks: () => [snapshot({ virtualMachineName: 'a'.repeat(60) }), create({ customization: { nameSuffix: '-new' } })],
    keeps: () => [snapshot({ virtualMachineName: 'a'.repeat(59) }), create({ customization: { nameSuffix: '-new' } })],
  },
];
