import { vmClass } from '../../catalogue/virtual-machine-class/objects';
import { LabelSelector, Requirement } from '../../domain/labels';
import { listAt, valueAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';
import { checkLabelSelector, checkLabels, checkNodeExpressions, checkTolerations, TolerationJson } from '../selector-checks';

const NODES = '/spec/nodeSelector';
const TOLERATIONS = '/spec/tolerations';
const DISCOVERED = '/spec/cpu/discovery/nodeSelector';

const onNodes = (operator: string, values: string[]) =>
  [vmClass({ nodeSelector: { matchExpressions: [{ key: 'example.com/rack', operator, values }] } })];

export const placement: Rule = {
  id: 'VMC-20',
  severity: 'error',
  kinds: dvp('VirtualMachineClass'),
  says: 'The node selectors and the tolerations of a class are such that Kubernetes understands them.',
  why: 'The schema looks at no operator and no value. The class is accepted, and then it never finds its nodes, or the pod of each machine is refused.',
  source: 'crds/virtualmachineclasses.yaml',
  breaks: () => onNodes('In', []),
  keeps: () => onNodes('In', ['r1']),
  check: ({ json }) => [
    ...checkLabels(valueAt(json, `${NODES}/matchLabels`) as Record<string, string> | undefined, `${NODES}/matchLabels`),
    ...checkNodeExpressions(listAt<Requirement>(json, `${NODES}/matchExpressions`), `${NODES}/matchExpressions`),
    // this one is a selector of objects, which knows neither Gt nor Lt
    ...checkLabelSelector(valueAt(json, DISCOVERED) as LabelSelector | undefined, DISCOVERED),
    ...checkTolerations(listAt<TolerationJson>(json, TOLERATIONS), TOLERATIONS),
  ],
};
