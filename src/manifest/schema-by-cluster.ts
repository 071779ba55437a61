import { ClusterApi, FieldLimit, pathOf, placesAt } from './cluster-api';
import { isFormerKind, unknownKind } from './former-kinds';
import { schemaErrors } from './interpret-schema';
import { valueAt } from './manifest';
import { prunedNulls } from './nulls';
import { SchemaMistake, mistakesOf } from './schema-errors';
import { closest } from './schema-hints';
import { SCHEMAS, SchemaError, VALIDATORS } from '../../imports/contract/validators';

/**
 * The mistakes of an object without its metadata, or of the settings of a module, by the API of one cluster:
 * by its own CRDs, or by the schema of the newest known release with the differences of its own release.
 */
export function mistakesFor(api: ClusterApi, key: string, json: unknown): SchemaMistake[] {
  const own = api.own?.schemaOf(key);
  if (own !== undefined) {
    return mistakesOf({ errors: schemaErrors(own, prunedNulls(json, own)), schema: own });
  }
  const validate = VALIDATORS[key];
  const limits = api.limits(key);
  if (validate === undefined) {
    return mistakesOf({ errors: limits.flatMap(limit => errorsIn(json, limit)), schema: {} });
  }
  if (validate(json)) {
    return [];
  }
  const mistakes = mistakesOf({ errors: limitedErrors(validate.errors ?? [], json, limits), schema: SCHEMAS[key] });
  const ofRelease = mistakes.filter(mistake => !isOfRemoved(mistake, key, json, api));
  return isOfDvp(key) ? unlessNewer(ofRelease, api) : ofRelease;
}

const isOfDvp = (key: string): boolean => key.startsWith('virtualization.deckhouse.io/') || key === 'settings/virtualization';

function errorsIn(json: unknown, { path, keywords }: FieldLimit): SchemaError[] {
  return placesAt(json, path).flatMap(({ pointer, value }) => schemaErrors(keywords, value, pointer));
}

/** the errors of the newest schema, with those of the release of the cluster where its limits differ */
function limitedErrors(errors: readonly SchemaError[], json: unknown, limits: readonly FieldLimit[]): readonly SchemaError[] {
  return limits.reduce((all, limit) => {
    const { path, keywords, newest } = limit;
    const isLimited = ({ keyword, instancePath, schemaPath }: SchemaError) =>
      (keyword in keywords || keyword in newest) && pathOf(instancePath) === path && !/\/(oneOf|anyOf|not)\//.test(schemaPath);
    const others = all.filter(error => !isLimited(error));
    // a value that only the older release refuses is the finding of a rule, which names the release that accepts it
    const refused = new Set(all.filter(isLimited).map(({ instancePath }) => instancePath));
    return refused.size === 0 ? all : [...others, ...errorsIn(json, limit).filter(({ instancePath }) => refused.has(instancePath))];
  }, errors);
}

/** whether a mistake is a field or a word that some release had: a rule reports it, if the cluster no longer has it */
function isOfRemoved({ id, pointer }: SchemaMistake, key: string, json: unknown, { wasRemoved }: ClusterApi): boolean {
  const path = `${key.startsWith('settings/') ? 'settings.' : ''}${pathOf(pointer)}`;
  const value = valueAt(json, pointer);
  switch (id) {
    case 'SCHEMA-UNKNOWN': return wasRemoved(key, path);
    case 'SCHEMA-ENUM': return typeof value === 'string' && wasRemoved(key, `${path}=${value}`);
    case 'SCHEMA-UNION': return Object.keys(Object(value)).some(field => wasRemoved(key, `${path}.${field}`));
    default: return false;
  }
}

/** a kind that the cluster does not serve, or not in this version */
export function servedMistakes(gvk: string, kind: string, served: readonly string[]): SchemaMistake[] {
  if (served.includes(gvk)) {
    return [];
  }
  const versions = served.filter(each => each.endsWith(`/${kind}`)).map(each => each.slice(0, each.lastIndexOf('/')));
  if (versions.length > 0) {
    return [{ id: 'SCHEMA-KIND', pointer: '/apiVersion', wrong: `the cluster does not serve this version of ${kind}`, instead: versions[versions.length - 1] }];
  }
  const kinds = [...new Set(served.map(each => each.split('/')[2]))];
  const instead = isFormerKind(kind) ? unknownKind(kind).instead : closest(kind, kinds);
  return [{ id: 'SCHEMA-KIND', pointer: '/kind', wrong: `the cluster has no kind ${kind} of DVP`, instead }];
}

/** words for what a newer release than the known ones may accept */
const MAY: Readonly<Record<string, string>> = {
  'SCHEMA-KIND': 'may have it',
  'SCHEMA-UNKNOWN': 'may have it, or drop it',
  'SCHEMA-ENUM': 'may accept it',
  'SCHEMA-PATTERN': 'may accept it',
  'SCHEMA-BOUND': 'may accept it',
};

const CAPTURED = "a profile with the CRDs of the cluster, as 'cdk8s-dvp capture' writes it";

/** A release that is newer than the known ones may accept what they refuse: a warning says so. */
export function unlessNewer(mistakes: readonly SchemaMistake[], { newerRelease, newestRelease }: ClusterApi): SchemaMistake[] {
  if (newerRelease === undefined) {
    return [...mistakes];
  }
  return mistakes.map(mistake => MAY[mistake.id] === undefined ? mistake : {
    ...mistake,
    severity: 'warning',
    wrong: `${mistake.wrong.split(':')[0]}: this library knows DVP up to ${newestRelease}, and the cluster has ${newerRelease}, which ${MAY[mistake.id]}`,
    instead: orCaptured(mistake),
  });
}

// of a field or a kind only a similar name is advice: it is probably new
function orCaptured({ id, instead }: SchemaMistake): SchemaMistake['instead'] {
  const isName = id === 'SCHEMA-KIND' || id === 'SCHEMA-UNKNOWN';
  if (typeof instead !== 'string') {
    return instead && { yaml: `${instead.yaml}, or ${CAPTURED}`, code: `${instead.code}, or ${CAPTURED}` };
  }
  return isName && !/^'[^']*'$/.test(instead) ? CAPTURED : `${instead}, or ${CAPTURED}`;
}
