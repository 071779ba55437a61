import { nextTo } from './legal-values';
import { machine } from '../../catalogue/virtual-machine/objects';
import { CORES, sizingOf } from '../../domain/machine-class';
import { MOST_CORES, fillsSockets, nearestCores, socketsFor } from '../../domain/sizing-limits';
import { World } from '../../domain/world';
import { ManifestObject, valueAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

const KINDS = dvp('VirtualMachine');
const cores = (count: number) => machine({ cpu: { cores: count, coreFraction: '100%' } });

/** the cores of a machine, where there is a number */
function coresOf({ json }: ManifestObject): number {
  const count = valueAt(json, CORES);
  return typeof count === 'number' ? count : 1;
}

/** the nearest counts that keep every rule; the class has its say where the app has the class */
export function coresInstead(object: ManifestObject, world: World): string {
  const text = nextTo(nearestCores(sizingOf(object, world)?.policies ?? [], coresOf(object)));
  return text === '' ? 'another class: no number of cores keeps the policies of this one' : `${text} ${text === '1' ? 'core' : 'cores'}`;
}

export const mostCores: Rule = {
  id: 'VM-10',
  severity: 'error',
  kinds: KINDS,
  says: `A machine has at most ${MOST_CORES} cores.`,
  why: 'DVP gives a machine up to eight sockets with up to 31 cores each. The webhook refuses more.',
  source: 'images/virtualization-artifact/pkg/controller/vm/internal/validators/cpu_count_validator.go',
  breaks: () => [cores(MOST_CORES + 1)],
  keeps: () => [cores(MOST_CORES)],
  check: (object, world) => coresOf(object) <= MOST_CORES ? [] : [{
    pointer: CORES,
    wrong: `a machine has at most ${MOST_CORES} cores`,
    got: coresOf(object),
    instead: coresInstead(object, world),
  }],
};

const SPANS: Readonly<Record<number, string>> = { 2: '17 to 32', 4: '33 to 64', 8: `65 to ${MOST_CORES}` };

export const evenSockets: Rule = {
  id: 'VM-11',
  severity: 'error',
  kinds: KINDS,
  says: 'The cores of a machine spread evenly over its sockets: an even number above 16, a multiple of 4 above 32, a multiple of 8 above 64.',
  why: 'DVP takes one socket up to 16 cores, then 2, 4 and 8, all with as many cores. The webhook refuses a number that leaves a rest.',
  source: 'images/virtualization-artifact/pkg/controller/vm/internal/validators/cpu_count_validator.go',
  breaks: () => [cores(17)],
  keeps: () => [cores(18)],
  check: (object, world) => {
    const count = coresOf(object);
    const sockets = socketsFor(count);
    return count > MOST_CORES || fillsSockets(count) ? [] : [{
      pointer: CORES,
      wrong: `${SPANS[sockets]} cores are spread over ${sockets} sockets, and ${count} is no multiple of ${sockets}`,
      got: count,
      instead: coresInstead(object, world),
    }];
  },
};
