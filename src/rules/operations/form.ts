import { namingGap } from './renaming';
import { operation } from '../../catalogue/operations/objects';
import { Violation } from '../../manifest/finding';
import { Manifest, valueAt, textAt } from '../../manifest/manifest';
import { HeldRule, Rule, dvp } from '../rule';

const KINDS = dvp('VirtualMachineOperation');
const CRD = 'crds/virtualmachineoperations.yaml';
const CLONE = { mode: 'Strict', customization: { nameSuffix: '-copy' } };
const RESTORE = { mode: 'Strict', virtualMachineSnapshotName: 'web-friday' };

const typeOf = (json: Manifest): string | undefined => textAt(json, '/spec/type');

export const typeAndMachine: HeldRule = {
  id: 'OP-01',
  says: 'An operation has a type that the platform knows, and names a machine.',
  why: 'The schema asks for both.',
  source: CRD,
  how: 'The schema has the words, and asks for a name of at least one character.',
  breaks: () => [operation({ type: 'Reboot' })],
};

export const modes: HeldRule = {
  id: 'OP-08',
  says: 'The mode of a restore or a clone is DryRun, Strict or BestEffort.',
  why: 'The schema knows no other.',
  source: CRD,
  how: 'The schema has the words.',
  breaks: () => [operation({ type: 'Restore', restore: { ...RESTORE, mode: 'Force' } })],
};

export const noForcedStart: Rule = {
  id: 'OP-03',
  severity: 'error',
  kinds: KINDS,
  says: 'A start is not forced.',
  why: 'There is nothing that a start could break through. The API server refuses it.',
  source: CRD,
  breaks: () => [operation({ type: 'Start', force: true })],
  keeps: () => [operation({ type: 'Start', force: false })],
  check: ({ json }) => typeOf(json) !== 'Start' || valueAt(json, '/spec/force') !== true ? [] : [{
    pointer: '/spec/force',
    wrong: 'a start cannot be forced',
    got: true,
    instead: "no 'force'; for a machine that hangs, the type Restart with it",
  }],
};

export const restoreFromWhat: Rule = {
  id: 'OP-04',
  severity: 'error',
  kinds: KINDS,
  says: 'A restore names the snapshot to go back to.',
  why: 'The API server refuses a restore from nothing.',
  source: CRD,
  breaks: () => [operation({ type: 'Restore' })],
  keeps: () => [operation({ type: 'Restore', restore: RESTORE })],
  check: ({ json }) => typeOf(json) !== 'Restore' || valueAt(json, '/spec/restore') !== undefined ? [] : [{
    pointer: '/spec/restore',
    wrong: 'a restore needs to know from what, and how strictly',
    got: undefined,
    instead: "'restore' with 'virtualMachineSnapshotName' and 'mode'",
  }],
};

export const cloneUnderNames: Rule = {
  id: 'OP-05',
  severity: 'error',
  kinds: KINDS,
  says: 'A clone says what its objects are called: by a prefix, a suffix, or replacements of names.',
  why: 'The API server refuses a clone that would be called like the original.',
  source: CRD,
  breaks: () => [operation({ type: 'Clone', clone: { mode: 'Strict' } })],
  keeps: () => [operation({ type: 'Clone', clone: CLONE })],
  check: ({ json }) => typeOf(json) === 'Clone' && valueAt(json, '/spec/clone') === undefined ? [{
    pointer: '/spec/clone',
    wrong: 'a clone needs to know what its objects are called',
    got: undefined,
    instead: "'clone' with 'mode', and with 'customization' or 'nameReplacement'",
  }] : namingGap(json, '/spec/clone'),
};

export const migrateWhenMigrating: Rule = {
  id: 'OP-06',
  severity: 'error',
  kinds: KINDS,
  says: 'Only an operation of type Migrate says where to migrate.',
  why: 'The API server refuses the section anywhere else, even with Evict, where the platform chooses the node.',
  source: CRD,
  breaks: () => [operation({ type: 'Evict', migrate: {} })],
  keeps: () => [operation({ type: 'Migrate', migrate: {} })],
  check: ({ json }) => {
    const type = typeOf(json);
    return type === 'Migrate' || valueAt(json, '/spec/migrate') === undefined ? [] : [{
      pointer: '/spec/migrate',
      wrong: `an operation of type ${type} has no target`,
      got: valueAt(json, '/spec/migrate'),
      instead: "the type Migrate, or no 'migrate'",
    }];
  },
};

/** sections that belong to one type each, and that other types leave unread */
const SECTIONS = { restore: 'Restore', clone: 'Clone' };

export const nothingIgnored: Rule = {
  id: 'OP-07',
  severity: 'warning',
  kinds: KINDS,
  says: 'An operation has no section of another type.',
  why: 'The platform accepts it and ignores the section: what happens is not what the text says.',
  source: CRD,
  breaks: () => [operation({ type: 'Restart', restore: RESTORE })],
  keeps: () => [operation({ type: 'Restore', restore: RESTORE })],
  check: ({ json }) => Object.entries(SECTIONS)
    .filter(([section, type]) => typeOf(json) !== type && valueAt(json, `/spec/${section}`) !== undefined)
    .map(([section, type]): Violation => ({
      pointer: `/spec/${section}`,
      wrong: `an operation of type ${typeOf(json)} ignores this section`,
      got: valueAt(json, `/spec/${section}`),
      instead: `the type ${type}, or no '${section}'`,
    })),
};
