import { Missing, missingOf } from './availability';
import { needs, orUpdate, releaseOf, tooNew, tooOld, went } from './since';
import { FIELD_RELEASES, REMOVED_KINDS } from '../../../imports/contract/availability';
import { KINDS } from '../../../imports/contract/kinds';
import { machine } from '../../catalogue/virtual-machine/objects';
import { compareReleases } from '../../domain/release';
import { World } from '../../domain/world';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { Manifest, ManifestObject } from '../../manifest/manifest';
import { MODULE_CONFIG, Rule, dvp } from '../rule';

const DVP = 'virtualization.deckhouse.io';
const ALL = [...new Set(Object.values(KINDS).map(({ group, kind }) => `${group}/${kind}`))];
const DATED = [...new Set(ALL.filter(kind => Object.keys(FIELD_RELEASES).some(key => key.endsWith(`/${kind.split('/')[1]}`))).concat(MODULE_CONFIG))];

const sample = (kind: string, spec: object, version = 'v1alpha2', namespace: string | undefined = 'shop'): Manifest =>
  ({ apiVersion: `${DVP}/${version}`, kind, metadata: { name: 'web', ...namespace && { namespace } }, spec });

/** the oldest release that serves the kind in some version */
function kindSince({ group, kind }: ManifestObject): string | undefined {
  const versions = Object.values(KINDS).filter(facts => facts.group === group && facts.kind === kind);
  return versions.map(({ since }) => since).sort(compareReleases)[0];
}

/** the release of the cluster, where it serves the object in this version at all: what lacks the kind is not told of its fields */
function served(object: ManifestObject, world: World): string | undefined {
  const release = releaseOf(world);
  const since = KINDS[object.gvk]?.since;
  return release === undefined || since !== undefined && tooOld(release, since) ? undefined : release;
}

const also = ({ more }: Pick<Missing, 'more'>) => more === 0 ? '' : `, here and in ${more} other ${more === 1 ? 'place' : 'places'},`;
const quoted = (words: readonly string[]) => words.map(word => JSON.stringify(word)).join(', ');

export const newKind: Rule = {
  id: 'REL-01',
  severity: 'error',
  kinds: ALL,
  says: 'The release of the cluster has the kind.',
  why: 'The API server does not know a kind that came with a later release, and refuses it.',
  source: 'crds',
  exampleFacts: () => ({ dvpRelease: '0.24.1' }),
  breaks: () => [sample('VirtualMachineMACAddress', {})],
  keeps: () => [sample('VirtualMachineIPAddress', { type: 'Auto' })],
  check: (object, world) => {
    const release = releaseOf(world);
    const since = release && kindSince(object);
    return release === undefined || since === undefined || !tooOld(release, since) ? [] : [{
      pointer: '',
      wrong: `the kind ${object.kind} ${needs(since, release)}`,
      got: NOT_SHOWN,
      instead: orUpdate('leave the object out', since),
    }];
  },
};

export const newField: Rule = {
  id: 'REL-02',
  severity: 'error',
  kinds: DATED,
  says: 'The release of the cluster has each field that an object sets.',
  why: 'The API server drops a field that came with a later release, without a word, or refuses the object.',
  source: 'crds',
  exampleFacts: () => ({ dvpRelease: '1.10.2' }),
  breaks: () => [checksum({ sha1: '0'.repeat(40) })],
  keeps: () => [checksum({ sha256: '0'.repeat(64) })],
  check: (object, world) => {
    const release = served(object, world);
    return release === undefined ? [] : missingOf(object, ({ since }) => since !== undefined && tooOld(release, since))
      .filter(({ word }) => word === undefined)
      .map(({ since = '', ...missing }): Violation => ({
        pointer: missing.pointer,
        wrong: `'${missing.field}'${also(missing)} ${needs(since, release)}`,
        got: NOT_SHOWN,
        instead: orUpdate(`leave '${missing.field}' out`, since),
      }));
  },
};

const checksum = (value: object) => sample('VirtualDisk', { dataSource: { type: 'HTTP', http: { url: 'https://example.com/disk.img', checksum: value } } });

export const newWord: Rule = {
  id: 'REL-03',
  severity: 'error',
  kinds: DATED,
  says: 'The release of the cluster knows each word that an object uses.',
  why: 'The API server refuses a word that came with a later release.',
  source: 'crds',
  exampleFacts: () => ({ dvpRelease: '1.10.2' }),
  breaks: () => [machine({ osType: 'Legacy', enableParavirtualization: false })],
  keeps: () => [machine({ osType: 'Windows', enableParavirtualization: false })],
  check: (object, world) => {
    const release = served(object, world);
    return release === undefined ? [] : missingOf(object, ({ since }) => since !== undefined && tooOld(release, since))
      .filter(({ word }) => word !== undefined)
      .map(({ since = '', word, words, ...missing }): Violation => ({
        pointer: missing.pointer,
        wrong: `this word of '${missing.field}'${also(missing)} ${needs(since, release)}`,
        got: word,
        instead: orUpdate(words.length === 0 ? 'leave it out' : words.length === 1 ? quoted(words) : `one of ${quoted(words)}`, since),
      }));
  },
};

/** what does the work of a kind that is gone */
const SUCCESSORS: Readonly<Record<string, string>> = {
  VirtualMachineRestore: 'a VirtualMachineOperation of type Restore',
};

export const gone: Rule = {
  id: 'REL-04',
  severity: 'error',
  kinds: [...new Set([...DATED, ...dvp(...Object.keys(REMOVED_KINDS).map(key => key.split('/')[0]))])],
  identityOnly: true,
  says: 'The release of the cluster still has each kind, field and word that is used.',
  why: 'The API server does not know any more what an earlier release had, and refuses or drops it.',
  source: 'crds',
  exampleFacts: () => ({ dvpRelease: '1.9.0' }),
  breaks: () => [sample('VirtualMachineRestore', { virtualMachineSnapshotName: 'monday', restoreMode: 'Safe' })],
  keeps: () => [sample('VirtualDiskSnapshot', { virtualDiskName: 'data', requiredConsistency: true })],
  check: (object, world) => {
    const release = served(object, world);
    if (release === undefined) {
      return [];
    }
    const kind = object.group === DVP ? REMOVED_KINDS[`${object.kind}/${object.json.apiVersion.split('/')[1]}`]?.removedAfter : undefined;
    if (kind !== undefined && tooNew(release, kind)) {
      return [{ pointer: '', wrong: `the kind ${object.kind} ${went(kind, release)}`, got: NOT_SHOWN, instead: SUCCESSORS[object.kind] ?? 'leave the object out' }];
    }
    return missingOf(object, ({ removedAfter }) => removedAfter !== undefined && tooNew(release, removedAfter))
      .map(({ removedAfter = '', word, words, ...missing }): Violation => ({
        pointer: missing.pointer,
        wrong: `${word === undefined ? '' : 'this word of '}'${missing.field}'${also(missing)} ${went(removedAfter, release)}`,
        ...word !== undefined && { got: word },
        instead: word === undefined ? `leave '${missing.field}' out` : words.length === 1 ? quoted(words) : `one of ${quoted(words)}`,
      }));
  },
};

export const newVersion: Rule = {
  id: 'REL-05',
  severity: 'error',
  kinds: ALL.filter(key => Object.values(KINDS).filter(({ group, kind }) => `${group}/${kind}` === key).length > 1),
  identityOnly: true,
  says: 'The release of the cluster serves the version of the kind.',
  why: 'The API server refuses a version of a kind that came with a later release, although it knows the kind.',
  source: 'crds/virtualmachineclasses.yaml',
  exampleFacts: () => ({ dvpRelease: '1.1.3' }),
  breaks: () => [sample('VirtualMachineClass', { cpu: { type: 'Host' } }, 'v1alpha3', '')],
  keeps: () => [sample('VirtualMachineClass', { cpu: { type: 'Host' } }, 'v1alpha2', '')],
  check: (object, world) => {
    const release = releaseOf(world);
    const since = KINDS[object.gvk]?.since;
    const others = Object.values(KINDS).filter(({ group, kind, since: other }) =>
      group === object.group && kind === object.kind && release !== undefined && !tooOld(release, other));
    return release === undefined || since === undefined || !tooOld(release, since) || others.length === 0 ? [] : [{
      pointer: '/apiVersion',
      wrong: `this version of ${object.kind} ${needs(since, release)}`,
      got: object.json.apiVersion,
      instead: orUpdate(others.map(({ group, version }) => `'${group}/${version}'`).join(' or '), since),
    }];
  },
};

export const RELEASE_RULES: readonly Rule[] = [newKind, newField, newWord, gone, newVersion];
