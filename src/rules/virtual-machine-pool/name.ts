import { pool } from '../../catalogue/virtual-machine-pool/objects';
import { Rule, dvp } from '../rule';

const KINDS = dvp('VirtualMachinePool');
const LONGEST = 57;

export const poolNameLength: Rule = {
  id: 'VMP-02',
  severity: 'error',
  kinds: KINDS,
  says: `The name of a pool has at most ${LONGEST} characters.`,
  why: 'A dash and five characters are appended for each machine, whose name has at most 63. The webhook refuses a longer one.',
  source: 'images/virtualization-artifact/pkg/controller/vmpool/vmpool_webhook.go',
  breaks: () => [pool({}, { name: 'a'.repeat(LONGEST + 1) })],
  keeps: () => [pool({}, { name: 'a'.repeat(LONGEST) })],
  check: ({ name }) => name.length <= LONGEST ? [] : [{
    pointer: '/metadata/name',
    wrong: `the name of a pool has at most ${LONGEST} characters, this one has ${name.length}`,
    got: name,
    instead: "a shorter 'name', or shorter ids on the way to the construct",
  }],
};

export const poolNameHasNoDot: Rule = {
  id: 'VMP-03',
  severity: 'error',
  kinds: KINDS,
  says: 'The name of a pool has no dot.',
  why: 'The pool is accepted, but the name of each of its disks begins with it, and the webhook refuses a disk with a dot in its name.',
  source: 'images/virtualization-artifact/pkg/controller/vmpool/internal/handler/disks.go',
  breaks: () => [pool({}, { name: 'runners-1.2' })],
  keeps: () => [pool({}, { name: 'runners-1-2' })],
  check: ({ name }) => !name.includes('.') ? [] : [{
    pointer: '/metadata/name',
    wrong: 'a pool with a dot in its name never gets a disk',
    got: name,
    instead: name.replace(/\./g, '-'),
  }],
};
