import { isServed } from './cluster-has';
import { goneWith, releaseOf } from './release-spans';
import { SUCCESSORS } from './releases';
import { REMOVED_KINDS } from '../../../imports/contract/availability';
import { NOT_SHOWN } from '../../manifest/finding';
import { Topic, dvp } from '../rule';

/** kinds that DVP had until some release, for a cluster whose release is not known; the id is ours */
export const removedKinds = new Topic({
  severity: 'warning',
  kinds: dvp(...Object.keys(REMOVED_KINDS).map(key => key.split('/')[0])),
  source: 'crds',
});

export const stillThere = removedKinds.rule({
  id: 'REL-13',
  identityOnly: true,
  says: 'The newest release of DVP still has each kind that is used.',
  why: 'The API server of that release does not know the kind, and rejects the object. Its fields are not checked here.',
  check: (object, world) => {
    const { kind } = object;
    const [, { removedAfter: last }] = Object.entries(REMOVED_KINDS).find(([key]) => key.startsWith(`${kind}/`))!;
    // with a release, REL-04 decides; the cluster itself may have the kind
    if (last === undefined || releaseOf(world) !== undefined || isServed(object, world)) {
      return undefined;
    }
    return { pointer: '', wrong: `the kind ${kind} was removed in DVP ${goneWith(last)}`, got: NOT_SHOWN, instead: SUCCESSORS[kind] ?? 'leave the object out' };
  },
});
