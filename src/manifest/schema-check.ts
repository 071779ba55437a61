import { NOT_SHOWN, Finding, findingOf } from './finding';
import { unknownKind } from './former-kinds';
import { DVP_GROUP, MODULE_CONFIG_GROUP } from './groups';
import { ManifestObject, valueAt } from './manifest';
import { mistakesOf } from './schema-errors';
import { REMOVED_KINDS } from '../../imports/contract/availability';
import { KINDS } from '../../imports/contract/kinds';
import { SCHEMAS, VALIDATORS } from '../../imports/contract/validators';

// a removed kind is not a typing error: a rule reports since which release it is gone
const KINDS_OF_DVP = new Set([
  ...Object.values(KINDS).filter(({ group }) => group === DVP_GROUP).map(({ kind }) => kind),
  ...Object.keys(REMOVED_KINDS).map(key => key.split('/')[0]),
]);

const MODULE_CONFIG = `${MODULE_CONFIG_GROUP}/v1alpha1/ModuleConfig`;

/**
 * Checks an object against the schema of its kind. Kinds outside the contract are not checked.
 */
export function checkSchema(object: ManifestObject): Finding[] {
  if (object.group === DVP_GROUP && !KINDS_OF_DVP.has(object.kind)) {
    return [findingOf(object, 'SCHEMA-KIND', 'error', { pointer: '/kind', ...unknownKind(object.kind) })];
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

// metadata is the same for every kind, so it has its own validator
function metadataErrors(object: ManifestObject): Finding[] {
  const { gvk, json: { metadata } } = object;
  return gvk in KINDS && metadata !== undefined ? check(object, 'metadata', metadata, '/metadata') : [];
}

function check(object: ManifestObject, key: string, json: unknown, prefix: string): Finding[] {
  const validate = VALIDATORS[key];
  if (validate === undefined || validate(json)) {
    return [];
  }
  const mistakes = mistakesOf({ errors: validate.errors ?? [], schema: SCHEMAS[key] });
  return mistakes.map(({ id, ...violation }) => findingOf(object, id, 'error', { ...violation, pointer: prefix + violation.pointer }));
}

const MOST_ANNOTATED = 256 * 1024;

// Kubernetes limits the size of all annotations together, and JSON schema has no keyword for that
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
    pointer: '/metadata/annotations',
    wrong: `the annotations have ${bytes} bytes in all`,
    got: NOT_SHOWN,
    instead: `at most ${MOST_ANNOTATED} bytes, keys and values together`,
  })];
}
