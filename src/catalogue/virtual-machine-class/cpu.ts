import { vmClass } from './objects';
import { discoveryHasNoOthers, featuresHasFeatures, hostHasNoFields, modelHasModel } from '../../rules/virtual-machine-class/cpu';
import { RuleExample } from '../entry';

const cpu = (type: string, fields: object = {}) => [vmClass({ cpu: { type, ...fields } })];

export const CPU_EXAMPLES: readonly RuleExample[] = [
  { rule: hostHasNoFields, breaks: () => cpu('Host', { model: 'IvyBridge' }), keeps: () => cpu('HostPassthrough') },
  { rule: discoveryHasNoOthers, breaks: () => cpu('Discovery', { features: ['avx2'] }), keeps: () => cpu('Discovery') },
  { rule: modelHasModel, breaks: () => cpu('Model'), keeps: () => cpu('Model', { model: 'IvyBridge' }) },
  { rule: featuresHasFeatures, breaks: () => cpu('Features'), keeps: () => cpu('Features', { features: ['avx2'] }) },
];
