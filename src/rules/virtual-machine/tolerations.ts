import { machine } from '../../catalogue/virtual-machine/objects';
import { listAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';
import { TolerationJson, checkTolerations } from '../selector-checks';

const TOLERATIONS = '/spec/tolerations';
const drained: TolerationJson = { key: 'node.example.com/drained', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 };

export const tolerationForm: Rule = {
  id: 'VM-89',
  severity: 'error',
  kinds: dvp('VirtualMachine'),
  says: 'A toleration has an operator, a value and an effect that go together.',
  why: 'DVP takes any words, but Kubernetes then refuses the pod of the machine, which never starts.',
  source: 'images/virtualization-artifact/pkg/controller/kvbuilder/kvvm.go',
  breaks: () => [machine({ tolerations: [{ ...drained, effect: 'NoSchedule' }] })],
  keeps: () => [machine({ tolerations: [drained] })],
  check: ({ json }) => checkTolerations(listAt<TolerationJson>(json, TOLERATIONS), TOLERATIONS),
};
