import { clusterWide } from '../../domain/cluster-lookups';
import { LabelSelector } from '../../domain/labels';
import { classOf } from '../../domain/machine-class';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { pointerPart } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';
import { TolerationJson, checkLabelKey, checkLabelSelector, checkLabels, checkTolerations } from '../selector-checks';

const CONTROLLER = 'images/virtualization-artifact/pkg/controller';

/** the nodes that Kubernetes may choose for a machine, beside its affinity */
export const scheduling = new Topic({ severity: 'error', kinds: dvp('VirtualMachine'), source: `${CONTROLLER}/kvbuilder/kvvm.go` });

const SPREADS = '/spec/topologySpreadConstraints';
const ACTIONS = ['DoNotSchedule', 'ScheduleAnyway'];

interface Spread {
  readonly maxSkew: number;
  readonly topologyKey: string;
  readonly whenUnsatisfiable: string;
  readonly labelSelector?: LabelSelector;
}

export const topologySpread = scheduling.rule({
  id: 'VM-87',
  reads: ['/spec/topologySpreadConstraints'],
  fields: ['/spec/topologySpreadConstraints'],
  says: `A topology spread constraint has a maxSkew of at least 1, a label key as its topology, and ${ACTIONS.join(' or ')}, and does not repeat another one.`,
  why: 'The webhook rejects other constraints, and two with the same topology and the same whenUnsatisfiable.',
  source: `${CONTROLLER}/k8s-validation/validate-k8s-utils.go`,
  check: object => {
    const spreads = object.list<Spread>(SPREADS);
    return spreads.flatMap((spread, i) => {
      const first = spreads.findIndex(other => other.topologyKey === spread.topologyKey && other.whenUnsatisfiable === spread.whenUnsatisfiable);
      return [...checkSpread(spread, `${SPREADS}/${i}`), ...first === i ? [] : [repeatedSpread(spread, `${SPREADS}/${i}`, first)]];
    });
  },
});

const TOLERATIONS = '/spec/tolerations';

export const tolerationForm = scheduling.rule({
  id: 'VM-89',
  reads: ['/spec/tolerations'],
  fields: ['/spec/tolerations'],
  says: 'The operator, the value and the effect of a toleration fit together.',
  why: 'DVP accepts any values, but Kubernetes then rejects the pod of the machine, and the machine stays Pending.',
  check: object => checkTolerations(object.list<TolerationJson>(TOLERATIONS), TOLERATIONS),
});

const SELECTOR = '/spec/nodeSelector';

export const nodeSelector = scheduling.rule({
  id: 'VM-90',
  reads: ['/spec/nodeSelector', '/spec/virtualMachineClassName'],
  fields: ['/spec/nodeSelector'],
  says: 'The node selector of a machine has valid label keys and values, and agrees with the node selector of its class.',
  why: 'Kubernetes rejects a pod with other keys and values; if the class has another value, the class wins and DVP ignores the value of the machine.',
  check: (object, world) => {
    const selector = object.value(SELECTOR) as Record<string, string> | undefined;
    const invalid = checkLabels(selector, SELECTOR);
    const vmClass = classOf(object, world);
    return vmClass === undefined ? invalid : [
      ...invalid,
      ...Object.entries(selector ?? {}).flatMap(([key, value]): Violation[] => {
        const ofClass = vmClass.text(`/spec/nodeSelector/matchLabels/${pointerPart(key)}`);
        return ofClass === undefined || ofClass === value ? [] : [{
          pointer: `${SELECTOR}/${pointerPart(key)}`,
          wrong: `VirtualMachineClass ${vmClass.name} has another value for this label, which wins: the machine runs on other nodes`,
          instead: `${JSON.stringify(ofClass)}, or another class`,
        }];
      }),
    ];
  },
});

const PRIORITY = '/spec/priorityClassName';

export const priorityClass = scheduling.rule({
  id: 'VM-91',
  reads: ['/spec/priorityClassName'],
  fields: ['/spec/priorityClassName'],
  needsCluster: true,
  says: 'The PriorityClass of a machine exists.',
  why: 'Kubernetes rejects the pod of a machine with an unknown PriorityClass, and the machine stays Pending.',
  source: `${CONTROLLER}/kvbuilder/kvvm_utils.go`,
  check: (object, world) => {
    const name = object.text(PRIORITY);
    const known = world.cluster?.priorityClasses;
    if (name === undefined || known === undefined || known.includes(name) || clusterWide(world, 'scheduling.k8s.io', 'PriorityClass', name) !== undefined) {
      return undefined;
    }
    return {
      pointer: PRIORITY,
      wrong: 'the cluster has no such PriorityClass',
      instead: known.length > 0 ? `one of ${known.join(', ')}` : "no 'priorityClassName'",
    };
  },
});

function checkSpread({ maxSkew, topologyKey, whenUnsatisfiable, labelSelector }: Spread, pointer: string): Violation[] {
  return [
    ...maxSkew >= 1 ? [] : [{ pointer: `${pointer}/maxSkew`, wrong: 'maxSkew must be at least 1', instead: '1 or more' }],
    ...checkLabelKey(topologyKey, `${pointer}/topologyKey`),
    ...ACTIONS.includes(whenUnsatisfiable) ? [] : [{ pointer: `${pointer}/whenUnsatisfiable`, wrong: 'this is not a known value', instead: `one of ${ACTIONS.join(', ')}` }],
    ...checkLabelSelector(labelSelector, `${pointer}/labelSelector`),
  ];
}

function repeatedSpread({ topologyKey, whenUnsatisfiable }: Spread, pointer: string, first: number): Violation {
  return {
    pointer,
    wrong: `the constraint at position ${first} also has the topology ${topologyKey} and ${whenUnsatisfiable}`,
    got: NOT_SHOWN,
    instead: 'one constraint for each topology and each value of whenUnsatisfiable',
  };
}
