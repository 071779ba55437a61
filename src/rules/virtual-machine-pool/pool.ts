import { NOT_SHOWN } from '../../manifest/finding';
import { Topic, dvp } from '../rule';

const CONTROLLER = 'images/virtualization-artifact/pkg/controller/vmpool';
const LONGEST = 57;

/** the edition and the name of a pool */
export const pools = new Topic({ severity: 'error', kinds: dvp('VirtualMachinePool'), source: `${CONTROLLER}/vmpool_webhook.go` });

export const paidEdition = pools.rule({
  id: 'VMP-01',
  says: 'A pool needs a paid edition.',
  why: 'The Community Edition accepts a pool, but never creates its machines.',
  source: 'images/virtualization-artifact/pkg/featuregates/featuregate.go',
  check: (_, world) => world.cluster?.edition !== 'CE' ? undefined : {
    pointer: '',
    wrong: 'the edition CE does not create the machines of a pool',
    got: NOT_SHOWN,
    instead: 'single machines, or a cluster of the edition SE+ or EE',
  },
});

export const poolNameLength = pools.rule({
  id: 'VMP-02',
  says: `The name of a pool has at most ${LONGEST} characters.`,
  why: 'DVP appends a dash and five characters for each machine, and the name of a machine has at most 63. The webhook rejects a longer one.',
  check: ({ name }) => name.length <= LONGEST ? undefined : {
    pointer: '/metadata/name',
    wrong: `the name of a pool must have at most ${LONGEST} characters, this one has ${name.length}`,
    instead: { yaml: 'a shorter name', code: "a shorter 'name', or shorter ids on the path of the construct" },
  },
});

export const poolNameHasNoDot = pools.rule({
  id: 'VMP-03',
  says: 'The name of a pool has no dot.',
  why: 'DVP accepts the pool, but the names of its disks begin with the name of the pool, and the webhook rejects a disk with a dot in its name.',
  source: `${CONTROLLER}/internal/handler/disks.go`,
  check: ({ name }) => !name.includes('.') ? undefined : {
    pointer: '/metadata/name', wrong: 'DVP cannot create the disks of a pool with a dot in its name', instead: name.replace(/\./g, '-'),
  },
});
