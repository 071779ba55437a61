import { LabelSelector, Labels, Requirement } from '../../domain/labels';
import { Topic, dvp } from '../rule';
import { TolerationJson, checkLabelSelector, checkLabels, checkNodeExpressions, checkTolerations } from '../selector-checks';

/** the nodes that a class chooses */
export const placement = new Topic({ severity: 'error', kinds: dvp('VirtualMachineClass'), source: 'crds/virtualmachineclasses.yaml' });

const NODES = '/spec/nodeSelector';
const TOLERATIONS = '/spec/tolerations';
const DISCOVERED = '/spec/cpu/discovery/nodeSelector';

export const validPlacement = placement.rule({
  id: 'VMC-20',
  says: 'The node selectors and the tolerations of a class are valid for Kubernetes.',
  why: 'The schema checks no operator and no value. DVP accepts the class, but finds no nodes for it, or Kubernetes rejects the pod of each machine.',
  check: object => [
    ...checkLabels(object.value(`${NODES}/matchLabels`) as Labels | undefined, `${NODES}/matchLabels`),
    ...checkNodeExpressions(object.list<Requirement>(`${NODES}/matchExpressions`), `${NODES}/matchExpressions`),
    // this is a selector of objects, which has neither Gt nor Lt
    ...checkLabelSelector(object.value(DISCOVERED) as LabelSelector | undefined, DISCOVERED),
    ...checkTolerations(object.list<TolerationJson>(TOLERATIONS), TOLERATIONS),
  ],
});
