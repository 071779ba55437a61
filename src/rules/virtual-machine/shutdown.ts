import { Topic, dvp } from '../rule';

/** how a machine stops */
export const shutdown = new Topic({ kinds: dvp('VirtualMachine'), source: 'crds/virtualmachines.yaml' });

const GRACE = '/spec/terminationGracePeriodSeconds';

export const gracePeriod = shutdown.rule({
  id: 'VM-54',
  reads: [GRACE],
  severity: 'warning',
  says: 'The time that a guest has to shut down is not negative.',
  why: 'The schema accepts any number, and the effect of a negative one is not documented.',
  check: object => (object.number(GRACE) ?? 0) >= 0 ? undefined : {
    pointer: GRACE,
    wrong: 'the time to shut down must not be negative',
    instead: { yaml: '0 to switch the machine off at once, or a number of seconds, for example 60', code: 'Duration.seconds(60), or Duration.seconds(0) to switch the machine off at once' },
  },
});
