import { LabelSelector, Labels, Requirement, isDnsSubdomain, isLabelValue, isQualifiedName } from '../domain/labels';
import { NOT_SHOWN, Violation } from '../manifest/finding';
import { pointerPart } from '../manifest/manifest';

// violations of the rules of Kubernetes for labels, for selectors of labels and for tolerations, which it applies to pods

/** a term of a node affinity */
export interface NodeSelectorTerm { readonly matchExpressions?: readonly Requirement[]; readonly matchFields?: readonly Requirement[] }
export interface TolerationJson {
  readonly key?: string;
  readonly operator?: string;
  readonly value?: string;
  readonly effect?: string;
  readonly tolerationSeconds?: number;
}

const KEY_HINT = "at most 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends; a DNS name and '/' may come before, for example example.com/disk";
const VALUE_HINT = "at most 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends, or an empty string";

export function checkLabelKey(key: string, pointer: string): Violation[] {
  return isQualifiedName(key) ? [] : [{ pointer, wrong: 'this is not a valid label key', got: key, instead: KEY_HINT }];
}

export function checkLabelValue(value: string, pointer: string): Violation[] {
  return isLabelValue(value) ? [] : [{ pointer, wrong: 'this is not a valid label value', instead: VALUE_HINT }];
}

/** checks labels with their values, as in `nodeSelector` and `matchLabels` */
export function checkLabels(labels: Labels | undefined, pointer: string): Violation[] {
  if (labels === undefined || areLabels(labels)) {
    return [];
  }
  // a pointer is made only for a label that is wrong
  return Object.entries(labels).filter(([key, value]) => !isQualifiedName(key) || !isLabelValue(value)).flatMap(([key, value]) => {
    const at = `${pointer}/${pointerPart(key)}`;
    return [...checkLabelKey(key, at), ...checkLabelValue(value, at)];
  });
}

// a quick answer for nearly all
function areLabels(labels: Labels): boolean {
  for (const key in labels) {
    if (!isQualifiedName(key) || !isLabelValue(labels[key])) {
      return false;
    }
  }
  return true;
}

/** checks a selector of objects by their labels */
export function checkLabelSelector(selector: LabelSelector | undefined, pointer: string): Violation[] {
  const ofLabels = selector?.matchLabels === undefined ? [] : checkLabels(selector.matchLabels, `${pointer}/matchLabels`);
  if (selector?.matchExpressions === undefined) {
    return ofLabels;
  }
  return [...ofLabels, ...checkRequirements(selector.matchExpressions, `${pointer}/matchExpressions`, OBJECT_OPERATORS)];
}

/** checks conditions on the labels of nodes */
export function checkNodeExpressions(expressions: readonly Requirement[] | undefined, pointer: string): Violation[] {
  return checkRequirements(expressions, pointer, NODE_OPERATORS);
}

/** checks conditions on the fields of nodes; the name is the only field */
export function checkNodeFields(fields: readonly Requirement[] | undefined, pointer: string): Violation[] {
  return (fields ?? []).flatMap(({ key, operator, values = [] }, i) => {
    const at = `${pointer}/${i}`;
    const isName = key === 'metadata.name';
    return [
      ...isName ? [] : [{ pointer: `${at}/key`, wrong: 'nodes have no field to select by except their name', instead: 'metadata.name' }],
      ...FIELD_OPERATORS.has(operator) ? checkSingleName(operator, values, `${at}/values`) : [unknownOperator(at, FIELD_OPERATORS)],
      ...isName ? values.flatMap((value, j) => checkNodeName(value, `${at}/values/${j}`)) : [],
    ];
  });
}

/** the number of values that an operator needs */
type Operands = 'some' | 'none' | 'number';
type Operators = ReadonlyMap<string, Operands>;

const FIELD_OPERATORS: Operators = new Map([['In', 'some'], ['NotIn', 'some']]);
const OBJECT_OPERATORS: Operators = new Map([...FIELD_OPERATORS, ['Exists', 'none'], ['DoesNotExist', 'none']]);
const NODE_OPERATORS: Operators = new Map([...OBJECT_OPERATORS, ['Gt', 'number'], ['Lt', 'number']]);

function checkRequirements(list: readonly Requirement[] | undefined, pointer: string, operators: Operators): Violation[] {
  return (list ?? []).flatMap((requirement, i) => {
    const { key, operator, values = [] } = requirement;
    const operands = operators.get(operator);
    if (isSound(requirement, operands)) {
      return [];
    }
    const at = `${pointer}/${i}`;
    return [
      ...checkLabelKey(key, `${at}/key`),
      ...operands === undefined ? [unknownOperator(at, operators)] : checkOperands(operator, operands, values, `${at}/values`),
    ];
  });
}

// a quick answer for nearly all
const isSound = ({ key, values = [] }: Requirement, operands: Operands | undefined): boolean =>
  isQualifiedName(key) && (operands === 'none' ? values.length === 0 : operands === 'some' && values.length > 0 && values.every(isLabelValue));

function checkOperands(operator: string, operands: Operands, values: readonly string[], pointer: string): Violation[] {
  switch (operands) {
    case 'none':
      return values.length === 0 ? [] : [{ pointer, wrong: `'${operator}' must not have values`, instead: "no 'values'" }];
    case 'some':
      return values.length > 0 ? values.flatMap((value, i) => checkLabelValue(value, `${pointer}/${i}`)) : [{
        pointer,
        wrong: `'${operator}' needs at least one value`,
        got: NOT_SHOWN,
        instead: operator === 'In' ? "one or more values, or 'Exists' for any" : "one or more values, or 'DoesNotExist'",
      }];
    case 'number':
      return checkSingleNumber(operator, values, pointer);
  }
}

function checkSingleNumber(operator: string, values: readonly string[], pointer: string): Violation[] {
  if (values.length !== 1) {
    const wrong = `'${operator}' needs exactly one value, here are ${values.length}`;
    return [{ pointer, wrong, got: NOT_SHOWN, instead: 'one whole number as a string, for example "4"' }];
  }
  return isNumber(values[0]) ? [] : [{
    pointer: `${pointer}/0`,
    wrong: `'${operator}' compares whole numbers`,
    instead: 'a whole number from 0 as a string, for example "4"',
  }];
}

// a label value has no sign, and the scheduler reads 64 bits
const isNumber = (text: string): boolean => /^\d+$/.test(text) && isLabelValue(text) && Number(text) <= 2 ** 63;

function checkSingleName(operator: string, values: readonly string[], pointer: string): Violation[] {
  return values.length === 1 ? [] : [{
    pointer,
    wrong: `'${operator}' compares the name of a node with exactly one value, here are ${values.length}`,
    got: NOT_SHOWN,
    instead: 'one value; for several nodes, several terms',
  }];
}

function checkNodeName(name: string, pointer: string): Violation[] {
  return isDnsSubdomain(name) ? [] : [{
    pointer,
    wrong: 'this is not a valid name of a node',
    instead: 'lower-case letters, digits, dashes and dots, with a letter or digit at both ends',
  }];
}

function unknownOperator(pointer: string, operators: Operators): Violation {
  return { pointer: `${pointer}/operator`, wrong: 'this is not a known operator here', instead: `one of ${[...operators.keys()].join(', ')}` };
}

export function checkTolerations(list: readonly TolerationJson[] | undefined, pointer: string): Violation[] {
  return (list ?? []).flatMap((toleration, i) => [
    ...toleration.key ? checkLabelKey(toleration.key, `${pointer}/${i}/key`) : [],
    ...checkTolerationOperator(toleration, `${pointer}/${i}`),
    ...checkTolerationEffect(toleration, `${pointer}/${i}`),
  ]);
}

function checkTolerationOperator({ key = '', operator = '', value = '' }: TolerationJson, at: string): Violation[] {
  if (operator !== '' && operator !== 'Equal' && operator !== 'Exists') {
    return [{ pointer: `${at}/operator`, wrong: 'this is not a known operator here', instead: 'Equal, Exists, or no operator, which means Equal' }];
  }
  if (operator === 'Exists') {
    return value === '' ? [] : [{ pointer: `${at}/value`, wrong: "'Exists' must not have a value", instead: "no 'value', or the operator Equal" }];
  }
  if (key === '') {
    const instead = "the key of a taint, or the operator Exists without 'value'";
    return [{ pointer: `${at}/key`, wrong: 'only a toleration of all taints may lack a key', instead }];
  }
  return checkLabelValue(value, `${at}/value`);
}

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

function checkTolerationEffect({ effect = '', tolerationSeconds }: TolerationJson, at: string): Violation[] {
  if (effect !== '' && !EFFECTS.includes(effect)) {
    return [{ pointer: `${at}/effect`, wrong: 'this is not an effect of taints', instead: `one of ${EFFECTS.join(', ')}, or no effect, which means all` }];
  }
  if (tolerationSeconds === undefined || effect === 'NoExecute') {
    return [];
  }
  return [{
    pointer: `${at}/tolerationSeconds`,
    wrong: "'tolerationSeconds' needs the effect NoExecute",
    instead: "set 'effect' to NoExecute, or remove 'tolerationSeconds'",
  }];
}
