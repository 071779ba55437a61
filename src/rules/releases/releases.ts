import { clusterHas, isServed } from './cluster-has';
import { Missing, missingOf } from './missing-fields';
import { needs, orUpdate, releaseOf, removed, tooNew, tooOld } from './release-spans';
import { FIELD_RELEASES, REMOVED_KINDS } from '../../../imports/contract/availability';
import { KINDS } from '../../../imports/contract/kinds';
import { compareReleases } from '../../domain/release';
import { World } from '../../domain/world';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { DVP_GROUP } from '../../manifest/groups';
import { ManifestObject } from '../../manifest/manifest';
import { MODULE_CONFIG, Topic, dvp } from '../rule';

// other modules have releases of their own
const ALL = [...new Set(Object.values(KINDS).filter(({ module }) => module === undefined).map(({ group, kind }) => `${group}/${kind}`))];
const DATED = [...new Set(ALL.filter(kind => Object.keys(FIELD_RELEASES).some(key => key.endsWith(`/${kind.split('/')[1]}`))).concat(MODULE_CONFIG))];
const REMOVED = dvp(...Object.keys(REMOVED_KINDS).map(key => key.split('/')[0]));

/** kinds, fields and values that the release of the cluster has; the ids are ours */
export const releases = new Topic({ needsCluster: true, severity: 'error', kinds: DATED, source: 'crds' });

export const newKind = releases.rule({
  id: 'REL-01',
  kinds: ALL,
  says: 'The release of the cluster has the kind.',
  why: 'The API server does not know a kind of a later release, and rejects the object.',
  check: (object, world) => {
    const release = releaseOf(world);
    const since = release === undefined || isServed(object, world) ? undefined : kindSince(object);
    if (release === undefined || since === undefined || !tooOld(release, since)) {
      return undefined;
    }
    return { pointer: '', wrong: `the kind ${object.kind} ${needs(since, release)}`, got: NOT_SHOWN, instead: orUpdate('leave the object out', since) };
  },
});

export const newField = releases.rule({
  id: 'REL-02',
  says: 'The release of the cluster has each field of an object.',
  why: 'The API server silently drops a field of a later release, or rejects the object.',
  check: (object, world) => tooNewParts(object, world).filter(({ word }) => word === undefined).map(({ pointer, field, more, since, release }) => ({
    pointer,
    wrong: `'${field}'${also(more)} ${needs(since, release)}`,
    got: NOT_SHOWN,
    instead: orUpdate(`leave '${field}' out`, since),
  })),
});

export const newWord = releases.rule({
  id: 'REL-03',
  says: 'The release of the cluster has each value of an enumeration that an object uses.',
  why: 'The API server rejects a value of a later release.',
  check: (object, world) => tooNewParts(object, world).filter(({ word }) => word !== undefined).map(part => ({
    pointer: part.pointer,
    wrong: `this value of '${part.field}'${also(part.more)} ${needs(part.since, part.release)}`,
    instead: orUpdate(part.words.length === 0 ? 'leave it out' : oneOf(part.words), part.since),
  })),
});

/** the kind that does the work of a removed one */
export const SUCCESSORS: Readonly<Record<string, string>> = {
  VirtualMachineRestore: 'a VirtualMachineOperation of type Restore',
};

export const gone = releases.rule({
  id: 'REL-04',
  kinds: [...new Set([...DATED, ...REMOVED])],
  identityOnly: true,
  says: 'The release of the cluster still has each kind, field and value that is used.',
  why: 'The API server no longer knows them: it rejects the object or silently drops the field.',
  check: (object, world) => {
    const release = servedBy(object, world);
    if (release === undefined) {
      return undefined;
    }
    const lastWithKind = removedAfter(object);
    if (lastWithKind !== undefined && !isServed(object, world) && tooNew(release, lastWithKind)) {
      return { pointer: '', wrong: `the kind ${object.kind} ${removed(lastWithKind, release)}`, got: NOT_SHOWN, instead: SUCCESSORS[object.kind] ?? 'leave the object out' };
    }
    const missing = missingOf(object, ({ removedAfter: last }) => last !== undefined && tooNew(release, last));
    return missing.filter(part => !clusterHas(object, part, world)).map(part => goneViolation(part, release));
  },
});

export const newVersion = releases.rule({
  id: 'REL-05',
  kinds: ALL.filter(key => Object.values(KINDS).filter(({ group, kind }) => `${group}/${kind}` === key).length > 1),
  identityOnly: true,
  says: 'The release of the cluster serves the version of the kind.',
  why: 'The API server rejects a version of a kind that came with a later release.',
  source: 'crds/virtualmachineclasses.yaml',
  check: (object, world) => {
    const release = releaseOf(world);
    const since = KINDS[object.gvk]?.since;
    if (release === undefined || since === undefined || !tooOld(release, since) || isServed(object, world)) {
      return undefined;
    }
    const others = Object.values(KINDS).filter(facts => facts.group === object.group && facts.kind === object.kind && !tooOld(release, facts.since));
    return others.length === 0 ? undefined : {
      pointer: '/apiVersion',
      wrong: `this version of ${object.kind} ${needs(since, release)}`,
      instead: orUpdate(others.map(({ group, version }) => `'${group}/${version}'`).join(' or '), since),
    };
  },
});

/** fields and values of an object that came after the release of the cluster */
function tooNewParts(object: ManifestObject, world: World): (Missing & { since: string; release: string })[] {
  const release = servedBy(object, world);
  if (release === undefined) {
    return [];
  }
  return missingOf(object, ({ since }) => since !== undefined && tooOld(release, since))
    .filter(part => !clusterHas(object, part, world))
    .map(part => ({ ...part, since: part.since!, release }));
}

function goneViolation({ pointer, field, word, words, more, removedAfter: last = '' }: Missing, release: string): Violation {
  if (word === undefined) {
    return { pointer, wrong: `'${field}'${also(more)} ${removed(last, release)}`, got: NOT_SHOWN, instead: `leave '${field}' out` };
  }
  return { pointer, wrong: `this value of '${field}'${also(more)} ${removed(last, release)}`, instead: oneOf(words) };
}

/** the oldest release that serves the kind in some version */
function kindSince({ group, kind }: ManifestObject): string | undefined {
  const versions = Object.values(KINDS).filter(facts => facts.group === group && facts.kind === kind);
  return versions.map(({ since }) => since).sort(compareReleases)[0];
}

/** the last release that has the kind, `undefined` for a kind that still exists */
function removedAfter({ group, kind, json }: ManifestObject): string | undefined {
  return group === DVP_GROUP ? REMOVED_KINDS[`${kind}/${json.apiVersion.split('/')[1]}`]?.removedAfter : undefined;
}

/** the release of the cluster, if it serves the object in this version: other rules report an unknown kind, and its fields do not matter then */
function servedBy(object: ManifestObject, world: World): string | undefined {
  const release = releaseOf(world);
  const since = KINDS[object.gvk]?.since;
  return release === undefined || since !== undefined && tooOld(release, since) && !isServed(object, world) ? undefined : release;
}

function also(more: number): string {
  if (more === 0) {
    return '';
  }
  return `, here and in ${more} other ${more === 1 ? 'place' : 'places'},`;
}

function oneOf(words: readonly string[]): string {
  const quoted = words.map(word => JSON.stringify(word)).join(', ');
  return words.length === 1 ? quoted : `one of ${quoted}`;
}
