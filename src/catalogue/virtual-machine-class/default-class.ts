import { vmClass } from './objects';
import { annotationIsTrue, oneDefault } from '../../rules/virtual-machine-class/default-class';
import { RuleExample } from '../entry';

const annotated = (value: string, name = 'web') =>
  vmClass({}, { name, annotations: { 'virtualmachineclass.virtualization.deckhouse.io/is-default-class': value } });

export const DEFAULT_CLASS_EXAMPLES: readonly RuleExample[] = [
  { rule: annotationIsTrue, breaks: () => [annotated('false')], keeps: () => [annotated('true')] },
  { rule: oneDefault, breaks: () => [annotated('true'), annotated('true', 'db')], keeps: () => [annotated('true'), vmClass({}, { name: 'db' })] },
];
