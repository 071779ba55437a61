import { machine } from '../../catalogue/virtual-machine/objects';
import { clusterWide } from '../../domain/cluster-lookups';
import { textAt, valueAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

const KINDS = dvp('VirtualMachine');
const GRACE = '/spec/terminationGracePeriodSeconds';
const PRIORITY = '/spec/priorityClassName';

export const gracePeriod: Rule = {
  id: 'VM-54',
  severity: 'warning',
  kinds: KINDS,
  says: 'The time that a guest has to shut down is not below zero.',
  why: 'The schema takes any number, and nothing says what a time below zero does to a guest.',
  source: 'crds/virtualmachines.yaml',
  breaks: () => [machine({ terminationGracePeriodSeconds: -1 })],
  keeps: () => [machine({ terminationGracePeriodSeconds: 0 })],
  check: ({ json }) => {
    const seconds = valueAt(json, GRACE);
    return typeof seconds !== 'number' || seconds >= 0 ? [] : [{
      pointer: GRACE,
      wrong: 'a guest cannot have less than no time to shut down',
      got: seconds,
      instead: '0 to switch it off at once, or for example 60',
    }];
  },
};

export const priorityClass: Rule = {
  id: 'VM-91',
  severity: 'error',
  kinds: KINDS,
  says: 'The PriorityClass of a machine exists.',
  why: 'Kubernetes refuses the pod of a machine whose PriorityClass it does not know, and the machine never starts.',
  source: 'images/virtualization-artifact/pkg/controller/kvbuilder/kvvm_utils.go',
  breaks: () => [machine({ priorityClassName: 'produktion' })],
  keeps: () => [machine({ priorityClassName: 'production' })],
  exampleFacts: () => ({ priorityClasses: ['production', 'develop'] }),
  check: ({ json }, world) => {
    const name = textAt(json, PRIORITY);
    const known = world.cluster?.priorityClasses;
    return name === undefined || known === undefined || known.includes(name) || clusterWide(world, 'scheduling.k8s.io', 'PriorityClass', name) ? [] : [{
      pointer: PRIORITY,
      wrong: 'the cluster has no such PriorityClass',
      got: name,
      instead: known.length > 0 ? `one of ${known.join(', ')}` : "leave 'priorityClassName' out",
    }];
  },
};
