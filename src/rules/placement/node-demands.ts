import { Manifest, ManifestObject, pointerPart, valueAt, listAt } from '../../manifest/manifest';

/** a condition on a label of a node */
export interface Demand {
  readonly pointer: string;
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/** stands for the name of a node, where other demands have the key of a label */
export const NODE_NAME = 'metadata.name';

/** demands on a node: all of `all`, and all of at least one term */
export interface NodeDemands {
  /** where the demands of `all` stand */
  readonly pointer: string;
  readonly all: readonly Demand[];
  readonly termsPointer: string;
  readonly terms: readonly (readonly Demand[])[];
}

/** an expression of a label selector or of a term */
interface Expression {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[];
}

/** kinds that choose nodes */
export const KINDS_THAT_CHOOSE_NODES = ['VirtualMachine', 'VirtualMachinePool', 'VirtualMachineClass', 'VirtualMachineOperation'];

const TERMS = '/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms';

/** the demands of an object on its nodes, without preferences */
export function nodeDemands({ kind, json }: ManifestObject): NodeDemands[] {
  switch (kind) {
    case 'VirtualMachine':
      return [ofMachine(json, '/spec')];
    case 'VirtualMachinePool':
      return [ofMachine(json, '/spec/virtualMachineTemplate/spec')];
    case 'VirtualMachineOperation':
      return [alone('/spec/migrate/nodeSelector', labels(json, '/spec/migrate/nodeSelector'))];
    default:
      return ['/spec/nodeSelector', '/spec/cpu/discovery/nodeSelector'].map(at =>
        alone(at, [...labels(json, `${at}/matchLabels`), ...expressions(json, `${at}/matchExpressions`)]));
  }
}

function ofMachine(json: Manifest, spec: string): NodeDemands {
  const termsPointer = `${spec}${TERMS}`;
  const terms = listAt(json, termsPointer).map((_, i) =>
    [...expressions(json, `${termsPointer}/${i}/matchExpressions`), ...expressions(json, `${termsPointer}/${i}/matchFields`)]);
  return { pointer: `${spec}/nodeSelector`, all: labels(json, `${spec}/nodeSelector`), termsPointer, terms };
}

const alone = (pointer: string, all: readonly Demand[]): NodeDemands => ({ pointer, all, termsPointer: '', terms: [] });

function labels(json: Manifest, pointer: string): Demand[] {
  const map = valueAt(json, pointer);
  return Object.entries(map ?? {}).map(([key, value]) => ({ pointer: `${pointer}/${pointerPart(key)}`, key, operator: 'In', values: [String(value)] }));
}

function expressions(json: Manifest, pointer: string): Demand[] {
  return listAt<Expression>(json, pointer).map(({ key, operator, values = [] }, i) => ({ pointer: `${pointer}/${i}`, key, operator, values }));
}

export const demandsText = (demands: readonly Demand[]): string => demands.map(demandText).join(' and ');

export function demandText({ key, operator, values }: Demand): string {
  switch (operator) {
    case 'In': return values.length === 1 ? `${key}=${values[0]}` : `${key} in (${values.join(', ')})`;
    case 'NotIn': return `${key} not in (${values.join(', ')})`;
    case 'Exists': return key;
    case 'DoesNotExist': return `no ${key}`;
    default: return `${key} ${operator === 'Gt' ? '>' : '<'} ${values[0]}`;
  }
}
