import { schemaKeyOf } from './cluster-has';
import { needs, orUpdate, releaseOf } from './release-spans';
import { LIMITS } from '../../../imports/contract/availability';
import { KINDS } from '../../../imports/contract/kinds';
import { SETTINGS_KEY, apiOf } from '../../domain/cluster-api';
import { World } from '../../domain/world';
import { FieldLimit, PlacedValue, placesAt } from '../../manifest/cluster-api';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { SchemaMistake, mistakesOf } from '../../manifest/schema-errors';
import type { Schema } from '../../manifest/schema-hints';
import { MODULE_CONFIG, Topic } from '../rule';

// loaded late, because few profiles name an old release
const loadInterpreter = () => require('../../manifest/interpret-schema') as typeof import('../../manifest/interpret-schema');

const KINDS_WITH_LIMITS = Object.values(KINDS).filter(({ group, version, kind }) => `${group}/${version}/${kind}` in LIMITS)
  .map(({ group, kind }) => `${group}/${kind}`);

/** values and required fields by the release of the cluster; the ids are ours */
export const limits = new Topic({ needsCluster: true, severity: 'error', kinds: [...new Set(KINDS_WITH_LIMITS), MODULE_CONFIG], source: 'crds' });

export const newValue = limits.rule({
  id: 'REL-06',
  says: 'The release of the cluster accepts each value: its type, its form and its size.',
  why: 'The API server rejects a value that only a later release accepts.',
  check: (object, world) => refusalsIn(object, world)
    .filter(({ mistake }) => mistake.id !== 'SCHEMA-REQUIRED')
    .map(({ pointer, mistake, since, release }): Violation => ({
      pointer,
      wrong: `this value of '${nameOf(pointer)}' ${needs(since, release)}`,
      instead: adviceFor(nameOf(pointer), mistake, since),
    })),
});

export const stillRequired = limits.rule({
  id: 'REL-07',
  says: 'An object has each field that the release of the cluster requires.',
  why: 'The API server rejects an object without a field that only later releases make optional.',
  check: (object, world) => refusalsIn(object, world)
    .filter(({ mistake }) => mistake.id === 'SCHEMA-REQUIRED')
    .map(({ pointer, since, release }): Violation => ({
      pointer,
      wrong: `'${nameOf(pointer)}' is missing: it may be left out since DVP ${since}, the cluster has ${release}`,
      got: NOT_SHOWN,
      instead: orUpdate(`set '${nameOf(pointer)}'`, since),
    })),
});

/** a value that the release of the cluster refuses and a later one accepts */
interface Refusal {
  readonly pointer: string;
  readonly mistake: SchemaMistake;
  /** the first release that accepts it */
  readonly since: string;
  readonly release: string;
}

function refusalsIn(object: ManifestObject, world: World): Refusal[] {
  const release = releaseOf(world);
  const key = schemaKeyOf(object);
  const api = apiOf(world.cluster);
  if (release === undefined || api === undefined) {
    return [];
  }
  const prefix = key === SETTINGS_KEY ? '/spec/settings' : '';
  return api.limits(key).flatMap(limit => placesAt(object.value(prefix), limit.path).flatMap(place =>
    mistakesIn(limit, place).map((mistake): Refusal => ({
      pointer: `${prefix}${mistake.pointer}`, mistake, since: acceptedSince(limit, place), release,
    }))));
}

/** of values that every release refuses, the schema check reports the mistakes */
function mistakesIn({ keywords, newest }: FieldLimit, place: PlacedValue): SchemaMistake[] {
  return fits(newest, place) ? mistakesOf({ errors: loadInterpreter().schemaErrors(keywords, place.value, place.pointer), schema: {} }) : [];
}

const fits = (keywords: Schema, { value }: PlacedValue): boolean => loadInterpreter().schemaErrors(keywords, value).length === 0;

const acceptedSince = ({ later }: FieldLimit, place: PlacedValue): string => later.find(([, keywords]) => fits(keywords, place))![0];

/** values of a field for authors of constructs, where they are not those of YAML */
const IN_CODE: Readonly<Record<string, string>> = {
  coreFraction: 'a percentage, for example CoreFraction.percent(20)',
  defaultCoreFraction: 'a percentage, for example CoreFraction.percent(20)',
};

function adviceFor(field: string, { instead }: SchemaMistake, since: string): Violation['instead'] {
  if (typeof instead !== 'string') {
    return instead;
  }
  const inCode = IN_CODE[field];
  return inCode === undefined ? orUpdate(instead, since) : { yaml: orUpdate(instead, since), code: orUpdate(inCode, since) };
}

const nameOf = (pointer: string): string => pointer.split('/').pop()!;
