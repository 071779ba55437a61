import { machine } from '../../catalogue/virtual-machine/objects';
import { Rule, dvp } from '../rule';

const KINDS = dvp('VirtualMachine');
const LONGEST = 63;

export const nameLength: Rule = {
  id: 'VM-01',
  severity: 'error',
  kinds: KINDS,
  says: `The name of a VirtualMachine has at most ${LONGEST} characters.`,
  why: 'It becomes the host name of the guest, and a host name has no more. The webhook refuses a longer one.',
  source: 'images/virtualization-artifact/pkg/controller/vm/internal/validators/meta_validator.go',
  breaks: () => [machine({}, { name: 'a'.repeat(LONGEST + 1) })],
  keeps: () => [machine({}, { name: 'a'.repeat(LONGEST) })],
  check: ({ name }) => name.length <= LONGEST ? [] : [{
    pointer: '/metadata/name',
    wrong: `the name of a VirtualMachine has at most ${LONGEST} characters, this one has ${name.length}`,
    got: name,
    instead: "a shorter 'name', or shorter ids on the way to the construct",
  }],
};
