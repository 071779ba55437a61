import { vmClass } from '../../catalogue/virtual-machine-class/objects';
import { Violation } from '../../manifest/finding';
import { Manifest, valueAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

const KINDS = dvp('VirtualMachineClass');
const SOURCE = 'crds/virtualmachineclasses.yaml';
const CPU = '/spec/cpu';
const FIELDS = ['model', 'features', 'discovery'] as const;

type Field = typeof FIELDS[number];

const EXAMPLES = { model: 'for example IvyBridge', features: 'for example [sse4_2, avx2]' };

// a type needs one field or none, and may allow another; whatever else stands beside it is refused
function check(json: Manifest, types: readonly string[], needed?: keyof typeof EXAMPLES, allowed?: Field): Violation[] {
  const type = valueAt(json, `${CPU}/type`);
  if (typeof type !== 'string' || !types.includes(type)) {
    return [];
  }
  const found = FIELDS.filter(field => valueAt(json, `${CPU}/${field}`) !== undefined);
  const others = found.filter(field => field !== needed && field !== allowed);
  if (needed === undefined || found.includes(needed)) {
    return others.map(field => ({
      pointer: `${CPU}/${field}`,
      wrong: `a CPU of the type ${type} has no '${field}'`,
      got: valueAt(json, `${CPU}/${field}`),
      instead: `leave '${field}' out, or write type: ${typeOf(field)}`,
    }));
  }
  const needs = `a CPU of the type ${type} has '${needed}'`;
  // where another field is there, one word is wrong, not two fields
  return [others.length === 0
    ? { pointer: `${CPU}/${needed}`, wrong: needs, got: undefined, instead: `set '${needed}', ${EXAMPLES[needed]}` }
    : { pointer: `${CPU}/type`, wrong: `${needs}, this one has ${others.map(field => `'${field}'`).join(' and ')}`, got: type, instead: others.map(typeOf).join(' or ') }];
}

const typeOf = (field: Field): string => field[0].toUpperCase() + field.slice(1);

export const hostHasNothing: Rule = {
  id: 'VMC-02',
  severity: 'error',
  kinds: KINDS,
  says: 'A CPU of the type Host or HostPassthrough has neither a model, nor features, nor a discovery.',
  why: 'The API server refuses the class: such a CPU is what the node has.',
  source: SOURCE,
  breaks: () => [vmClass({ cpu: { type: 'Host', model: 'IvyBridge' } })],
  keeps: () => [vmClass({ cpu: { type: 'HostPassthrough' } })],
  check: ({ json }) => check(json, ['Host', 'HostPassthrough']),
};

export const discoveryHasNoOther: Rule = {
  id: 'VMC-03',
  severity: 'error',
  kinds: KINDS,
  says: 'A CPU of the type Discovery has neither a model nor features.',
  why: 'The API server refuses the class: the platform finds the features out by itself.',
  source: SOURCE,
  breaks: () => [vmClass({ cpu: { type: 'Discovery', features: ['avx2'] } })],
  keeps: () => [vmClass({ cpu: { type: 'Discovery' } })],
  check: ({ json }) => check(json, ['Discovery'], undefined, 'discovery'),
};

export const modelHasModel: Rule = {
  id: 'VMC-04',
  severity: 'error',
  kinds: KINDS,
  says: 'A CPU of the type Model has a model, and neither features nor a discovery.',
  why: 'The API server refuses the class.',
  source: SOURCE,
  breaks: () => [vmClass({ cpu: { type: 'Model' } })],
  keeps: () => [vmClass({ cpu: { type: 'Model', model: 'IvyBridge' } })],
  check: ({ json }) => check(json, ['Model'], 'model'),
};

export const featuresHasFeatures: Rule = {
  id: 'VMC-05',
  severity: 'error',
  kinds: KINDS,
  says: 'A CPU of the type Features has features, and neither a model nor a discovery.',
  why: 'The API server refuses the class.',
  source: SOURCE,
  breaks: () => [vmClass({ cpu: { type: 'Features' } })],
  keeps: () => [vmClass({ cpu: { type: 'Features', features: ['avx2'] } })],
  check: ({ json }) => check(json, ['Features'], 'features'),
};
