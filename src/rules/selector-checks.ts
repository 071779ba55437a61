import { LabelSelector, Labels, Requirement, isDnsSubdomain, isLabelValue, isQualifiedName } from '../domain/labels';
import { NOT_SHOWN, Violation } from '../manifest/finding';
import { pointerPart } from '../manifest/manifest';

// what Kubernetes asks of labels and of everything that selects by them; pods are held to it, whatever made them

/** a term of a node affinity */
export interface NodeSelectorTerm { readonly matchExpressions?: readonly Requirement[]; readonly matchFields?: readonly Requirement[] }
export interface TolerationJson {
  readonly key?: string;
  readonly operator?: string;
  readonly value?: string;
  readonly effect?: string;
  readonly tolerationSeconds?: number;
}

const KEY_HINT = "at most 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends, and a DNS name with '/' before them if need be, "
  + 'for example example.com/disk';
const VALUE_HINT = "at most 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends, or nothing";

/** says what is wrong with the key of a label at a pointer */
export function checkLabelKey(key: string, pointer: string): Violation[] {
  return isQualifiedName(key) ? [] : [{ pointer, wrong: 'this cannot be the key of a label', got: key, instead: KEY_HINT }];
}

/** says what is wrong with the value of a label at a pointer */
export function checkLabelValue(value: string, pointer: string): Violation[] {
  return isLabelValue(value) ? [] : [{ pointer, wrong: 'this cannot be the value of a label', got: value, instead: VALUE_HINT }];
}

/** says what is wrong with labels that stand as keys and values, as in `nodeSelector` and `matchLabels` */
export function checkLabels(labels: Labels | undefined, pointer: string): Violation[] {
  return Object.entries(labels ?? {}).flatMap(([key, value]) => {
    const at = `${pointer}/${pointerPart(key)}`;
    return [...checkLabelKey(key, at), ...checkLabelValue(value, at)];
  });
}

/** says what is wrong with a selector of objects by their labels */
export function checkLabelSelector(selector: LabelSelector | undefined, pointer: string): Violation[] {
  return [
    ...checkLabels(selector?.matchLabels, `${pointer}/matchLabels`),
    ...requirements(selector?.matchExpressions, `${pointer}/matchExpressions`, OBJECT_OPERATORS),
  ];
}

/** says what is wrong with conditions on the labels of nodes */
export function checkNodeExpressions(expressions: readonly Requirement[] | undefined, pointer: string): Violation[] {
  return requirements(expressions, pointer, NODE_OPERATORS);
}

/** says what is wrong with conditions on the fields of nodes, of which there is one: the name */
export function checkNodeFields(fields: readonly Requirement[] | undefined, pointer: string): Violation[] {
  return (fields ?? []).flatMap(({ key, operator, values = [] }, i) => {
    const at = `${pointer}/${i}`;
    return [
      ...key === 'metadata.name' ? [] : [{
        pointer: `${at}/key`, wrong: 'nodes are selected by no other field than their name', got: key, instead: 'metadata.name',
      }],
      ...!FIELD_OPERATORS.has(operator) ? [unknownOperator(operator, at, FIELD_OPERATORS)] : values.length === 1 ? [] : [{
        pointer: `${at}/values`,
        wrong: `'${operator}' compares the name of a node with exactly one value, here are ${values.length}`,
        got: NOT_SHOWN,
        instead: 'one value; for several nodes, several terms',
      }],
      ...key === 'metadata.name' ? values.flatMap((value, j) => nodeName(value, `${at}/values/${j}`)) : [],
    ];
  });
}

/** says what is wrong with tolerations */
export function checkTolerations(list: readonly TolerationJson[] | undefined, pointer: string): Violation[] {
  return (list ?? []).flatMap((toleration, i) => tolerationAt(toleration, `${pointer}/${i}`));
}

/** how many values an operator takes */
type Operators = ReadonlyMap<string, Operands>;
type Operands = 'some' | 'none' | 'number';

const FIELD_OPERATORS: Operators = new Map([['In', 'some'], ['NotIn', 'some']]);
const OBJECT_OPERATORS: Operators = new Map([...FIELD_OPERATORS, ['Exists', 'none'], ['DoesNotExist', 'none']]);
const NODE_OPERATORS: Operators = new Map([...OBJECT_OPERATORS, ['Gt', 'number'], ['Lt', 'number']]);

function requirements(list: readonly Requirement[] | undefined, pointer: string, operators: Operators): Violation[] {
  return (list ?? []).flatMap(({ key, operator, values = [] }, i) => {
    const at = `${pointer}/${i}`;
    const wanted = operators.get(operator);
    return [
      ...checkLabelKey(key, `${at}/key`),
      ...wanted === undefined ? [unknownOperator(operator, at, operators)] : operands(operator, wanted, values, `${at}/values`),
    ];
  });
}

function operands(operator: string, wanted: Operands, values: readonly string[], pointer: string): Violation[] {
  if (wanted === 'none') {
    return values.length === 0 ? [] : [{ pointer, wrong: `'${operator}' takes no values`, got: values, instead: "leave 'values' out" }];
  }
  if (wanted === 'some') {
    return values.length > 0 ? values.flatMap((value, i) => checkLabelValue(value, `${pointer}/${i}`)) : [{
      pointer,
      wrong: `'${operator}' needs at least one value`,
      got: NOT_SHOWN,
      instead: operator === 'In' ? "one or more values, or 'Exists' for any" : "one or more values, or 'DoesNotExist'",
    }];
  }
  if (values.length !== 1) {
    return [{
      pointer, wrong: `'${operator}' needs exactly one value, here are ${values.length}`, got: NOT_SHOWN, instead: 'one whole number as text, for example "4"',
    }];
  }
  return isNumber(values[0]) ? [] : [{
    pointer: `${pointer}/0`,
    wrong: `'${operator}' compares whole numbers`,
    got: values[0],
    instead: 'a whole number from 0 as text, for example "4"',
  }];
}

// a sign makes it no label value, and what has no place in 64 bits is no number to a scheduler
const isNumber = (text: string): boolean => /^\d+$/.test(text) && isLabelValue(text) && Number(text) <= 2 ** 63;

function unknownOperator(operator: string, pointer: string, operators: Operators): Violation {
  return {
    pointer: `${pointer}/operator`, wrong: 'there is no such operator here', got: operator, instead: `one of ${[...operators.keys()].join(', ')}`,
  };
}

function nodeName(name: string, pointer: string): Violation[] {
  return isDnsSubdomain(name) ? [] : [{
    pointer,
    wrong: 'no node can have this name',
    got: name,
    instead: 'lower-case letters, digits, dashes and dots, with a letter or digit at both ends',
  }];
}

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

function tolerationAt({ key = '', operator = '', value = '', effect = '', tolerationSeconds }: TolerationJson, at: string): Violation[] {
  const complaints = key === '' ? [] : checkLabelKey(key, `${at}/key`);
  if (!['', 'Equal', 'Exists'].includes(operator)) {
    complaints.push({
      pointer: `${at}/operator`, wrong: 'there is no such operator here', got: operator, instead: 'Equal, Exists, or nothing, which means Equal',
    });
  } else if (operator === 'Exists') {
    complaints.push(...value === '' ? [] : [{
      pointer: `${at}/value`, wrong: "'Exists' takes no value", got: value, instead: "leave 'value' out, or use the operator Equal",
    }]);
  } else if (key === '') {
    complaints.push({
      pointer: `${at}/key`,
      wrong: 'only a toleration of all taints has no key',
      got: key,
      instead: "the key of a taint, or the operator Exists without 'value'",
    });
  } else {
    complaints.push(...checkLabelValue(value, `${at}/value`));
  }
  if (effect !== '' && !EFFECTS.includes(effect)) {
    complaints.push({
      pointer: `${at}/effect`, wrong: 'a taint has no such effect', got: effect, instead: `one of ${EFFECTS.join(', ')}, or nothing for all of them`,
    });
  } else if (tolerationSeconds !== undefined && effect !== 'NoExecute') {
    complaints.push({
      pointer: `${at}/tolerationSeconds`,
      wrong: 'a toleration ends only for the effect NoExecute',
      got: tolerationSeconds,
      instead: "set 'effect' to NoExecute, or leave 'tolerationSeconds' out",
    });
  }
  return complaints;
}
