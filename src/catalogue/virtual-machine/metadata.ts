import { machine } from './objects';
import { nameLength, noForeignAnnotations, noForeignLabels } from '../../rules/virtual-machine/metadata';
import { RuleExample } from '../entry';

export const METADATA_EXAMPLES: readonly RuleExample[] = [
  { rule: nameLength, breaks: () => [machine({}, { name: 'a'.repeat(64) })], keeps: () => [machine({}, { name: 'a'.repeat(63) })] },
  {
    rule: noForeignAnnotations,
    breaks: () => [machine({}, { annotations: { 'vm.kubevirt.io/os': 'linux' } })],
    keeps: () => [machine({}, { annotations: { 'vm.kubevirt.example.com/os': 'kubevirt.io' } })],
  },
  {
    rule: noForeignLabels,
    breaks: () => [machine({}, { labels: { 'kubevirt.io/size': 'small' } })],
    keeps: () => [machine({}, { labels: { 'kubevirt/size': 'kubevirt.io' } })],
  },
];
