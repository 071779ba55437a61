import { Construct } from 'constructs';
import { SCHEMAS, SchemaError, VALIDATORS } from '../../imports/contract/validators';
import type { ClusterFacts } from '../domain/cluster-facts';
import { keysOf, valueAt } from '../manifest/manifest';
import { Schema, allowedFields, closest, innerSchema, schemaAt } from '../manifest/schema-hints';

/** one mistake in the facts of a cluster */
export interface FactsMistake {
  /** where it is, for example `storageClasses[0].name` */
  readonly at: string;
  readonly wrong: string;
  readonly got?: unknown;
  readonly instead: string;
}

const KEY = 'cluster-facts';

/**
 * The facts of a cluster in a copy of their own, and all mistakes in them. With mistakes, the facts must not be used.
 */
export function readFacts(description: unknown): { facts: ClusterFacts; mistakes: FactsMistake[] } {
  const facts = copied(description) as ClusterFacts;
  const validate = VALIDATORS[KEY];
  const errors = validate(facts) ? [] : validate.errors ?? [];
  const mistakes = [...errors.map(error => mistakeOf(error, facts)), ...duplicates(facts, 'storageClasses'), ...duplicates(facts, 'nodeGroups'), ...unknownKinds(facts)];
  return { facts, mistakes: mistakes.length > 0 ? inOrder(mistakes, facts) : unknownDefault(facts) };
}

/** in the order of the description, as far as its outermost keys go */
function inOrder(mistakes: readonly FactsMistake[], facts: unknown): FactsMistake[] {
  const keys = Object.keys(Object(facts));
  const position = ({ at }: FactsMistake) => keys.indexOf(at.split(/[.[]/)[0]);
  return [...mistakes].sort((a, b) => position(a) - position(b));
}

// jsii passes a missing property as undefined
function copied(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(copied);
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  if (Construct.isConstruct(value)) {
    return `a ${value.constructor.name}`; // not a fact, and it refers back to itself
  }
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined).map(([key, inner]) => [key, copied(inner)]));
}

const LONGEST = 80;

/** all mistakes in one text, a line each */
export function mistakesText(what: string, mistakes: readonly FactsMistake[]): string {
  const lines = mistakes.map(({ at, wrong, instead, ...rest }) => `  ${at}${at && ': '}${wrong}${'got' in rest ? `, got ${shortened(rest.got)}` : ''}: ${instead}`);
  return [`${what} has ${mistakes.length} ${mistakes.length === 1 ? 'mistake' : 'mistakes'}`, ...lines].join('\n');
}

function shortened(value: unknown): string {
  const text = JSON.stringify(value, (_, inner) => typeof inner === 'bigint' ? String(inner) : inner) ?? String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

const TYPES: Readonly<Record<string, { readonly wrong: string; readonly instead: string }>> = {
  string: { wrong: 'not a string', instead: 'write a string' },
  boolean: { wrong: 'not true or false', instead: 'write true or false, without quotes' },
  integer: { wrong: 'not a whole number', instead: 'write a whole number, zero or more' },
  array: { wrong: 'not a list', instead: 'write a list (an empty list means that there are none)' },
  object: { wrong: 'not a map', instead: 'write a map of names' },
};

function mistakeOf({ keyword, params, instancePath }: SchemaError, facts: unknown): FactsMistake {
  const schema = schemaAt(SCHEMAS[KEY], instancePath) ?? {};
  const at = placeOf(instancePath);
  const inside = (key: unknown) => at === '' ? String(key) : `${at}.${key}`;
  const got = valueAt(facts, instancePath);
  const { 'x-wrong': wrong = '', 'x-instead': instead } = schema as Record<string, string | undefined>;
  switch (keyword) {
    case 'required':
      return { at: inside(params.missingProperty), wrong: 'is missing', instead: `set '${params.missingProperty}'` };
    case 'additionalProperties': {
      const key = String(params.additionalProperty);
      return { at: inside(key), wrong: 'unknown key', instead: `write ${closest(key, allowedFields(SCHEMAS[KEY], instancePath))}` };
    }
    case 'enum':
      return { at, wrong, got, instead: `write one of ${params.allowedValues.join(', ')}` };
    case 'type':
      return { at, wrong: TYPES[params.type].wrong, got, instead: typeAdvice(schema, params.type, got) };
    case 'minimum':
      return { at, wrong: 'below zero', got, instead: TYPES.integer.instead };
    default:
      return { at, wrong, got, instead: instead ?? '' };
  }
}

function typeAdvice(schema: Schema, type: string, got: unknown): string {
  if (type === 'object' && schema.properties !== undefined) {
    return `write a map with some of ${Object.keys(schema.properties as object).join(', ')}`;
  }
  if (type !== 'string') {
    return TYPES[type].instead;
  }
  const { pattern, 'x-instead': instead } = schema as Record<string, string | undefined>;
  if (typeof got !== 'number') {
    return instead ?? TYPES.string.instead;
  }
  // 1.9 in quotes is not a release
  const isForm = pattern === undefined || instead === undefined || new RegExp(pattern).test(String(got));
  return isForm ? 'write it in quotes' : `write a string, ${instead.replace(/^write /, '')}`;
}

/** `storageClasses[0].labels["tier"]` */
function placeOf(pointer: string): string {
  let schema: Schema | undefined = SCHEMAS[KEY];
  return keysOf(pointer).reduce((place, key) => {
    const { properties, items } = schema ?? {};
    schema = innerSchema(schema, key);
    if (properties === undefined) {
      return `${place}[${items === undefined ? JSON.stringify(key) : key}]`;
    }
    return place === '' ? key : `${place}.${key}`;
  }, '');
}

function duplicates(facts: ClusterFacts, key: 'storageClasses' | 'nodeGroups'): FactsMistake[] {
  const list: unknown = facts?.[key];
  const names: unknown[] = Array.isArray(list) ? list.map(item => item?.name) : [];
  return names.flatMap((name, i) => name === undefined || names.indexOf(name) === i ? []
    : [{ at: `${key}[${i}].name`, wrong: 'is a duplicate', got: name, instead: 'name each of them once' }]);
}

function unknownKinds(facts: ClusterFacts): FactsMistake[] {
  return Object.keys(Object(facts?.crds)).filter(key => !/^[^/]+\/[^/]+\/[^/]+$/.test(key)).map(key => ({
    at: `crds[${JSON.stringify(key)}]`, wrong: 'not a group, a version and a kind', instead: 'write it like virtualization.deckhouse.io/v1alpha2/VirtualMachine',
  }));
}

function unknownDefault({ virtualMachineClasses, defaultVirtualMachineClass }: ClusterFacts): FactsMistake[] {
  if (virtualMachineClasses === undefined || !defaultVirtualMachineClass || virtualMachineClasses.includes(defaultVirtualMachineClass)) {
    return [];
  }
  return [{
    at: 'defaultVirtualMachineClass',
    wrong: "not among 'virtualMachineClasses'",
    got: defaultVirtualMachineClass,
    instead: `write ${closest(defaultVirtualMachineClass, virtualMachineClasses)}`,
  }];
}
