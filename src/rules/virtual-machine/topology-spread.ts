import { machine } from '../../catalogue/virtual-machine/objects';
import { LabelSelector } from '../../domain/labels';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { listAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';
import { checkLabelKey, checkLabelSelector } from '../selector-checks';

interface Spread {
  readonly maxSkew: number;
  readonly topologyKey: string;
  readonly whenUnsatisfiable: string;
  readonly labelSelector?: LabelSelector;
}

const SPREADS = '/spec/topologySpreadConstraints';
const ACTIONS = ['DoNotSchedule', 'ScheduleAnyway'];
const ZONES: Spread = {
  maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels: { app: 'web' } },
};

export const topologySpread: Rule = {
  id: 'VM-87',
  severity: 'error',
  kinds: dvp('VirtualMachine'),
  says: `A topology spread allows a difference of at least 1, has a label as its topology, is one of ${ACTIONS.join(' and ')}, and stands once.`,
  why: 'The webhook refuses other constraints, and two for the same topology that do the same.',
  source: 'images/virtualization-artifact/pkg/controller/k8s-validation/validate-k8s-utils.go',
  breaks: () => [spread({ ...ZONES, maxSkew: 0 })],
  keeps: () => [spread(ZONES, { ...ZONES, whenUnsatisfiable: 'ScheduleAnyway' })],
  check: ({ json }) => {
    const spreads = listAt<Spread>(json, SPREADS);
    return spreads.flatMap((one, i) => [
      ...fields(one, `${SPREADS}/${i}`),
      ...twice(one, `${SPREADS}/${i}`, spreads.findIndex(other => sameKind(one, other)), i),
    ]);
  },
};

const spread = (...topologySpreadConstraints: Spread[]) => machine({ topologySpreadConstraints });

const sameKind = (a: Spread, b: Spread): boolean => a.topologyKey === b.topologyKey && a.whenUnsatisfiable === b.whenUnsatisfiable;

function fields({ maxSkew, topologyKey, whenUnsatisfiable, labelSelector }: Spread, pointer: string): Violation[] {
  return [
    ...maxSkew >= 1 ? [] : [{
      pointer: `${pointer}/maxSkew`, wrong: 'the fullest and the emptiest place may differ by 1 at least', got: maxSkew, instead: '1 or more',
    }],
    ...checkLabelKey(topologyKey, `${pointer}/topologyKey`),
    ...ACTIONS.includes(whenUnsatisfiable) ? [] : [{
      pointer: `${pointer}/whenUnsatisfiable`, wrong: 'there is no such word here', got: whenUnsatisfiable, instead: `one of ${ACTIONS.join(', ')}`,
    }],
    ...checkLabelSelector(labelSelector, `${pointer}/labelSelector`),
  ];
}

function twice({ topologyKey, whenUnsatisfiable }: Spread, pointer: string, first: number, i: number): Violation[] {
  return first === i ? [] : [{
    pointer,
    wrong: `the constraint at position ${first} spreads over ${topologyKey} with ${whenUnsatisfiable}, too`,
    got: NOT_SHOWN,
    instead: 'one constraint for each topology and each word of whenUnsatisfiable',
  }];
}
