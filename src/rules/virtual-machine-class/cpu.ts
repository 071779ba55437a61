import { Violation } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';

/** the type of the CPU of a class, and the fields that go with it */
export const cpu = new Topic({ severity: 'error', kinds: dvp('VirtualMachineClass'), source: 'crds/virtualmachineclasses.yaml' });

export const hostHasNoFields = cpu.rule({
  id: 'VMC-02',
  says: 'A CPU of type Host or HostPassthrough has no model, no features and no discovery.',
  why: 'The API server rejects the class: such a CPU is the CPU of the node.',
  check: object => fieldsOf(object, ['Host', 'HostPassthrough']),
});

export const discoveryHasNoOthers = cpu.rule({
  id: 'VMC-03',
  says: 'A CPU of type Discovery has no model and no features.',
  why: 'The API server rejects the class: the platform finds the features itself.',
  check: object => fieldsOf(object, ['Discovery'], { allowed: 'discovery' }),
});

export const modelHasModel = cpu.rule({
  id: 'VMC-04',
  says: 'A CPU of type Model has a model, no features and no discovery.',
  why: 'The API server rejects the class.',
  check: object => fieldsOf(object, ['Model'], { required: 'model' }),
});

export const featuresHasFeatures = cpu.rule({
  id: 'VMC-05',
  says: 'A CPU of type Features has features, no model and no discovery.',
  why: 'The API server rejects the class.',
  check: object => fieldsOf(object, ['Features'], { required: 'features' }),
});

const CPU = '/spec/cpu';
const FIELDS = ['model', 'features', 'discovery'] as const;
const EXAMPLES = { model: 'for example IvyBridge', features: 'for example [sse4_2, avx2]' };

type Field = typeof FIELDS[number];
interface OwnField { readonly required?: keyof typeof EXAMPLES; readonly allowed?: Field }

function fieldsOf(object: ManifestObject, types: readonly string[], { required, allowed = required }: OwnField = {}): Violation[] {
  const type = object.text(`${CPU}/type`);
  if (type === undefined || !types.includes(type)) {
    return [];
  }
  const found = FIELDS.filter(field => object.value(`${CPU}/${field}`) !== undefined);
  const others = found.filter(field => field !== allowed);
  if (required === undefined || found.includes(required)) {
    return others.map(field => ({
      pointer: `${CPU}/${field}`,
      wrong: `a CPU of type ${type} must not have '${field}'`,
      instead: `no '${field}', or the type ${typeOf(field)}`,
    }));
  }
  const needs = `a CPU of type ${type} needs '${required}'`;
  if (others.length === 0) {
    return [{ pointer: `${CPU}/${required}`, wrong: needs, instead: `set '${required}', ${EXAMPLES[required]}` }];
  }
  // with another field, the type is wrong and not two fields
  return [{
    pointer: `${CPU}/type`,
    wrong: `${needs}, and this one has ${others.map(field => `'${field}'`).join(' and ')}`,
    instead: others.map(typeOf).join(' or '),
  }];
}

const typeOf = (field: Field): string => field[0].toUpperCase() + field.slice(1);
