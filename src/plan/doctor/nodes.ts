import { Check, ok, problem, warning } from './check';
import { isConditionTrue, isModuleOn } from './cluster-state';
import type { Manifest } from '../../manifest/manifest';
import { count } from '../../manifest/report';
import { NO_KVM } from '../readiness/gates';

const KVM = 'virtualization.deckhouse.io/kvm-enabled';

const namesOf = (nodes: readonly Manifest[]): string => nodes.map(({ metadata }) => metadata?.name).join(', ');

/** nodes that can run machines */
export const nodes: Check = {
  name: 'nodes',
  run: state => {
    const all = state.objects.nodes;
    if (all === undefined) {
      return [];
    }
    const down = all.filter(node => !isConditionTrue(node, 'Ready'));
    const ofDown = down.length === 0 ? [] : [warning(`${count(down.length, 'node')} not ready: ${namesOf(down)}`, 'see the node: kubectl describe node')];
    return [kvm(all, isModuleOn(state, 'virtualization')), ...ofDown];
  },
};

function kvm(all: readonly Manifest[], isOn: boolean | undefined) {
  const able = all.filter(({ metadata }) => metadata?.labels?.[KVM] === 'true');
  if (able.length > 0) {
    return ok(`${able.length} of ${count(all.length, 'node')} with KVM: ${namesOf(able)}`);
  }
  return isOn === false
    ? warning(`whether nodes have KVM is not known yet: the label ${KVM} comes with the module`, "check it on a node: grep -c -E 'vmx|svm' /proc/cpuinfo must not print 0")
    : problem('no node has KVM, so no machine starts', NO_KVM.advice);
}
