import { MOST_ANNOTATED, annotationBytes, areAnnotationsShort } from './annotations';
import type { ClusterApi } from './cluster-api';
import { NOT_SHOWN, Finding, findingOf } from './finding';
import { isFormerKind, unknownKind } from './former-kinds';
import { DVP_GROUP, MODULE_CONFIG_GROUP } from './groups';
import { ManifestObject, valueAt } from './manifest';
import { SchemaMistake, mistakesOf } from './schema-errors';
import { REMOVED_KINDS } from '../../imports/contract/availability';
import { KINDS } from '../../imports/contract/kinds';
import { SCHEMAS, VALIDATORS } from '../../imports/contract/validators';

// loaded late, because few apps have a cluster profile
const loadByCluster = () => require('./schema-by-cluster') as typeof import('./schema-by-cluster');

// a removed kind is not a typing error: a rule reports since which release it is gone
const KINDS_OF_DVP = new Set([
  ...Object.values(KINDS).filter(({ group }) => group === DVP_GROUP).map(({ kind }) => kind),
  ...Object.keys(REMOVED_KINDS).map(key => key.split('/')[0]),
]);

/** Feature gates that the notes of DVP 1.11.0 name, and that the settings schema of its branch does not list: a rule warns of them. */
export const UNLISTED_GATES: ReadonlySet<unknown> = new Set(['UploadViaAPIGateway', 'VerticalVirtualMachineAutoscaler']);

const MODULE_CONFIG = `${MODULE_CONFIG_GROUP}/v1alpha1/ModuleConfig`;

/**
 * Checks an object against the schema of its kind. Kinds outside the contract are not checked.
 *
 * @param api the API of the cluster, if its author described it; otherwise that of the newest known release
 */
export function checkSchema(object: ManifestObject, api?: ClusterApi): Finding[] {
  const ofKind = object.group === DVP_GROUP ? kindMistakes(object, api) : NO_MISTAKES;
  const ofFields = partMistakes(object.gvk, object.json, api);
  const ofMetadata = metadataMistakes(object, api);
  const tooLong = annotationsTooLong(object);
  // nearly all objects are right
  const isRight = ofKind.length + ofFields.length + ofMetadata.length + tooLong.length === 0;
  const findings = isRight ? [] : [...[...ofKind, ...ofFields, ...ofMetadata].map(mistake => found(object, mistake)), ...tooLong];
  if (object.gvk === MODULE_CONFIG) {
    const settings = valueAt(object.json, '/spec/settings');
    const key = `settings/${object.name}`;
    if (key in VALIDATORS && settings !== null && typeof settings === 'object') {
      const isUnlistedGate = ({ id, pointer }: SchemaMistake) =>
        id === 'SCHEMA-ENUM' && /^\/featureGates\/\d+$/.test(pointer) && UNLISTED_GATES.has(valueAt(settings, pointer));
      const ofSettings = partMistakes(key, settings, api).filter(mistake => api?.own?.schemaOf(key) !== undefined || !isUnlistedGate(mistake));
      findings.push(...ofSettings.map(mistake => found(object, { ...mistake, pointer: `/spec/settings${mistake.pointer}` })));
    }
  }
  return findings;
}

const NO_MISTAKES: readonly SchemaMistake[] = [];
const NO_FINDINGS: readonly Finding[] = [];

const found = (object: ManifestObject, { id, ...violation }: SchemaMistake): Finding => findingOf(object, id, 'error', violation);

function kindMistakes({ kind, gvk }: ManifestObject, api: ClusterApi | undefined): readonly SchemaMistake[] {
  if (api?.own?.kinds !== undefined) {
    return loadByCluster().servedMistakes(gvk, kind, api.own.kinds);
  }
  if (KINDS_OF_DVP.has(kind)) {
    return NO_MISTAKES;
  }
  const mistake: SchemaMistake = { id: 'SCHEMA-KIND', pointer: '/kind', ...unknownKind(kind) };
  return api === undefined || isFormerKind(kind) ? [mistake] : loadByCluster().unlessNewer([mistake], api);
}

/** the mistakes of an object without its metadata, or of the settings of a module */
function partMistakes(key: string, json: unknown, api: ClusterApi | undefined): readonly SchemaMistake[] {
  if (api !== undefined) {
    return loadByCluster().mistakesFor(api, key, json);
  }
  const validate = VALIDATORS[key];
  return validate === undefined || validate(json) ? NO_MISTAKES : mistakesOf({ errors: validate.errors ?? [], schema: SCHEMAS[key] });
}

// metadata is the same for every kind, so it has its own validator
function metadataMistakes({ gvk, json: { metadata } }: ManifestObject, api: ClusterApi | undefined): readonly SchemaMistake[] {
  const isKnown = gvk in KINDS || api?.own?.kinds?.includes(gvk) === true;
  const mistakes = isKnown && metadata !== undefined ? partMistakes('metadata', metadata, undefined) : NO_MISTAKES;
  return mistakes.length === 0 ? mistakes : mistakes.map(mistake => ({ ...mistake, pointer: `/metadata${mistake.pointer}` }));
}

// Kubernetes limits the size of all annotations together, and JSON schema has no keyword for that
function annotationsTooLong(object: ManifestObject): readonly Finding[] {
  const { annotations } = object.json.metadata ?? {};
  if (!(object.gvk in KINDS) || annotations === null || typeof annotations !== 'object' || areAnnotationsShort(annotations)) {
    return NO_FINDINGS;
  }
  const bytes = annotationBytes(annotations);
  return bytes <= MOST_ANNOTATED ? NO_FINDINGS : [findingOf(object, 'SCHEMA-BOUND', 'error', {
    pointer: '/metadata/annotations',
    wrong: `the annotations have ${bytes} bytes in all`,
    got: NOT_SHOWN,
    instead: `at most ${MOST_ANNOTATED} bytes, keys and values together`,
  })];
}
