import { NOT_SHOWN, Violation, Finding, findingOf } from './finding';
import { ManifestObject, pointerPart, valueAt } from './manifest';
import { alternatives, allowedFields, closest } from './schema-hints';
import { REMOVED_KINDS } from '../../imports/contract/availability';
import { KINDS } from '../../imports/contract/kinds';
import { SCHEMAS, SchemaError, VALIDATORS } from '../../imports/contract/validators';

const DVP = 'virtualization.deckhouse.io';
// a kind that is gone is no slip of the pen: a rule knows since when
const KINDS_OF_DVP = new Set([
  ...Object.values(KINDS).filter(({ group }) => group === DVP).map(({ kind }) => kind),
  ...Object.keys(REMOVED_KINDS).map(key => key.split('/')[0]),
]);

const MODULE_CONFIG = 'deckhouse.io/v1alpha1/ModuleConfig';

/**
 * Compares an object with the schema of its kind; objects of kinds outside the contract are left alone.
 */
export function checkSchema(object: ManifestObject): Finding[] {
  if (object.group === DVP && !KINDS_OF_DVP.has(object.kind)) {
    return [findingOf(object, 'SCHEMA-KIND', 'error', {
      pointer: '/kind', wrong: `DVP has no kind ${object.kind}`, got: object.kind, instead: closest(object.kind, [...KINDS_OF_DVP]),
    })];
  }
  const findings = [...check(object, object.gvk, object.json, ''), ...metadataErrors(object), ...annotationsTooLong(object)];
  if (object.gvk === MODULE_CONFIG) {
    const settings = valueAt(object.json, '/spec/settings');
    const key = `settings/${object.name}`;
    if (key in VALIDATORS && settings !== null && typeof settings === 'object') {
      findings.push(...check(object, key, settings, '/spec/settings'));
    }
  }
  return findings;
}

// the same for every kind, so it has a validator of its own
function metadataErrors(object: ManifestObject): Finding[] {
  const { gvk, json: { metadata } } = object;
  return gvk in KINDS && metadata !== undefined ? check(object, 'metadata', metadata, '/metadata') : [];
}

function check(object: ManifestObject, key: string, json: unknown, prefix: string): Finding[] {
  const validate = VALIDATORS[key];
  if (validate === undefined || validate(json)) {
    return [];
  }
  const errors = validate.errors ?? [];
  // what is said inside the branches of a union says nothing by itself
  const outer = errors.filter(error => !/\/(oneOf|anyOf|not)\//.test(error.schemaPath));
  const complaints = outer.flatMap(error => complaintsOf(error, errors, key, json));
  return complaints.map(({ id, complaint }) => findingOf(object, id, 'error', { ...complaint, pointer: prefix + complaint.pointer }));
}

const MOST_ANNOTATED = 256 * 1024;

// all annotations of an object together, which no keyword of a schema can say
function annotationsTooLong(object: ManifestObject): Finding[] {
  const { annotations } = object.json.metadata ?? {};
  if (!(object.gvk in KINDS) || annotations === null || typeof annotations !== 'object') {
    return [];
  }
  let bytes = 0;
  for (const [key, value] of Object.entries(annotations)) {
    bytes += Buffer.byteLength(key) + (typeof value === 'string' ? Buffer.byteLength(value) : 0);
  }
  return bytes <= MOST_ANNOTATED ? [] : [findingOf(object, 'SCHEMA-BOUND', 'error', {
    pointer: '/metadata/annotations', wrong: `${bytes} bytes in all annotations together`, got: NOT_SHOWN, instead: `at most ${MOST_ANNOTATED} bytes, names and texts together`,
  })];
}

interface Named {
  readonly id: string;
  readonly complaint: Violation;
}

function complaintsOf(error: SchemaError, all: SchemaError[], key: string, json: unknown): Named[] {
  const at = error.instancePath;
  const got = valueAt(json, at);
  const { params } = error;
  const one = (id: string, wrong: string, instead: string, complaint: Partial<Violation> = {}): Named[] =>
    [{ id, complaint: { pointer: at, wrong, got, instead, ...complaint } }];

  switch (error.keyword) {
    case 'additionalProperties': {
      const field = String(params.additionalProperty);
      const pointer = `${at}/${pointerPart(field)}`;
      const allowed = allowedFields(SCHEMAS[key], at);
      return one('SCHEMA-UNKNOWN', `unknown field '${field}': the cluster would drop it`, closest(field, allowed), { pointer, got: valueAt(json, pointer) });
    }
    case 'required': {
      const field = String(params.missingProperty);
      return one('SCHEMA-REQUIRED', `'${field}' is missing`, `set '${field}'`, { pointer: `${at}/${pointerPart(field)}`, got: undefined });
    }
    case 'type': case 'int64':
      return one('SCHEMA-TYPE', 'wrong type', `${article(params.type)}`);
    case 'enum':
      return one('SCHEMA-ENUM', 'not one of the words allowed here', `one of ${(params.allowedValues as unknown[]).map(v => JSON.stringify(v)).join(', ')}`);
    case 'const':
      return one('SCHEMA-ENUM', 'not the value allowed here', JSON.stringify(params.allowedValue));
    case 'pattern':
      return one('SCHEMA-PATTERN', 'does not have the form asked for here', patternHint(String(params.pattern)));
    case 'minimum': case 'maximum': case 'exclusiveMinimum': case 'exclusiveMaximum':
      return one('SCHEMA-BOUND', 'out of bounds', `a number ${params.comparison} ${params.limit}`);
    case 'minLength': case 'maxLength':
      return one('SCHEMA-BOUND', error.keyword === 'minLength' ? 'too short' : 'too long', `${least(error)} ${params.limit} characters`);
    case 'minItems': case 'maxItems':
      return at.endsWith('/blockDeviceRefs')
        ? one('SCHEMA-BOUND', 'a machine has 1 to 16 disks and images', "'disks', for example [root], or 'blockDevices'")
        : one('SCHEMA-BOUND', error.keyword === 'minItems' ? 'too few items' : 'too many items', `${least(error)} ${params.limit}`);
    case 'minProperties': case 'maxProperties':
      return one('SCHEMA-BOUND', error.keyword === 'minProperties' ? 'too few fields' : 'too many fields', `${least(error)} ${params.limit}`);
    case 'uniqueItems':
      return one('SCHEMA-BOUND', `item ${params.i} stands here twice`, 'each item once');
    case 'oneOf': case 'anyOf':
      return union(error, all, key, json);
    case 'propertyNames': case 'if': case 'not':
      return [];
    default:
      return one('SCHEMA-FORM', `breaks '${error.keyword}' of the schema`, 'a form that the schema allows');
  }
}

// a union is reported as the branch that the author seems to have meant: the one whose 'type' fits, else the nearest
function union(error: SchemaError, all: SchemaError[], key: string, json: unknown): Named[] {
  const at = error.instancePath;
  // a word that 'type' does not know is told by itself; what would go with it nobody can say
  if (all.some(other => other.keyword === 'enum' && other.instancePath === `${at}/type` && !other.schemaPath.startsWith(`${error.schemaPath}/`))) {
    return [];
  }
  if (error.params.passingSchemas !== undefined && error.params.passingSchemas !== null) {
    return [{ id: 'SCHEMA-UNION', complaint: { pointer: at, wrong: 'fits more than one of the forms allowed here', got: valueAt(json, at), instead: 'fields of one form only' } }];
  }
  const branches = new Map<string, SchemaError[]>();
  for (const inner of all) {
    if (inner.schemaPath.startsWith(`${error.schemaPath}/`) && inner.instancePath.startsWith(at)) {
      const index = inner.schemaPath.slice(error.schemaPath.length + 1).split('/')[0];
      branches.set(index, [...branches.get(index) ?? [], inner]);
    }
  }
  const groups = [...branches.values()];
  if (groups.every(group => group.every(inner => inner.keyword === 'type' && inner.instancePath === at))) {
    const types = groups.flat().map(inner => article(inner.params.type)).join(' or ');
    return [{ id: 'SCHEMA-TYPE', complaint: { pointer: at, wrong: 'wrong type', got: valueAt(json, at), instead: types } }];
  }
  const meant = groups.filter(group => !group.some(inner => inner.keyword === 'enum'))
    .sort((a, b) => a.length - b.length)[0];
  const missing = (meant ?? []).filter(inner => inner.keyword === 'required' && !inner.schemaPath.includes('/not/')).map(inner => `'${inner.params.missingProperty}'`);
  return [{
    id: 'SCHEMA-UNION',
    complaint: {
      pointer: at,
      wrong: missing.length > 0 ? `${missing.join(' and ')} is missing for this form` : 'mixes fields of several forms',
      got: valueAt(json, at),
      instead: alternatives(SCHEMAS[key], at, error.keyword),
    },
  }];
}

const article = (type: unknown): string => ([] as unknown[]).concat(type)
  .map(t => ({ integer: 'a whole number', number: 'a number', string: 'a string', boolean: 'true or false', array: 'a list', object: 'an object', null: 'null' })[String(t)] ?? String(t))
  .join(' or ');

const least = (error: SchemaError): string => error.keyword.startsWith('min') ? 'at least' : 'at most';

const DNS_SUBDOMAIN = '^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$';

/** the forms that occur, each told by a piece of its pattern: the pattern itself is exact, but few can read it */
const FORMS: readonly [string, string][] = [
  ['KMGTPE', 'a Kubernetes quantity, for example 10Gi'],
  ['^http', 'an http:// or https:// URL without spaces, quotes, # and ~'],
  [DNS_SUBDOMAIN, 'lower-case letters, digits, dashes and dots, with a letter or digit at both ends'],
  ['^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', 'lower-case letters, digits and dashes, with a letter or digit at both ends'],
  ['(?=[^/]{1,253}/)', 'a key like example.com/name or name: up to 63 letters, digits, dashes, underscores and dots, after a DNS name and a slash if need be'],
  ['[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?', 'up to 63 letters, digits, dashes, underscores and dots, with a letter or digit at both ends, or nothing'],
  ['<domain>', 'an image reference without a scheme, for example registry.example.com/os/debian:12'],
  ['[A-Za-z0-9+/]{4}', 'base64 on one line'],
  ['[:-]', 'six pairs of hexadecimal digits with colons between them'],
  ['(Auto|', "a percentage from '1%' to '100%', or 'Auto'"],
  ['[1-9][0-9]?)%', "a percentage from '1%' to '100%'"],
  ['^[0-9a-fA-F]{', 'hexadecimal digits'],
];

function patternHint(pattern: string): string {
  return FORMS.find(([piece]) => pattern.includes(piece))?.[1] ?? `text that matches ${pattern}`;
}
