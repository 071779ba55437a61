import { machine } from '../../catalogue/virtual-machine/objects';
import { pointerPart, valueAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

const KINDS = dvp('VirtualMachine');
const FOREIGN = 'kubevirt.io';

function foreignKeys(field: 'annotations' | 'labels', noun: string): Pick<Rule, 'severity' | 'kinds' | 'says' | 'why' | 'source' | 'check'> {
  return {
    severity: 'error',
    kinds: KINDS,
    says: `No ${noun} of a machine has ${FOREIGN} anywhere in its key.`,
    why: `DVP builds on KubeVirt and keeps its keys to itself: the webhook refuses a machine with such ${noun === 'label' ? 'a label' : 'an annotation'}.`,
    source: 'images/virtualization-artifact/pkg/controller/vm/internal/validators/meta_validator.go',
    check: ({ json }) => Object.keys(valueAt(json, `/metadata/${field}`) ?? {}).filter(key => key.includes(FOREIGN)).map(key => ({
      pointer: `/metadata/${field}/${pointerPart(key)}`,
      wrong: `the key of ${noun === 'label' ? 'a label' : 'an annotation'} of a machine has no ${FOREIGN} in it`,
      got: key,
      instead: 'a key under a domain of your own, or none at all',
    })),
  };
}

export const noForeignAnnotations: Rule = {
  id: 'VM-02',
  ...foreignKeys('annotations', 'annotation'),
  breaks: () => [machine({}, { annotations: { 'vm.kubevirt.io/os': 'linux' } })],
  keeps: () => [machine({}, { annotations: { 'vm.kubevirt.example.com/os': 'kubevirt.io' } })],
};

export const noForeignLabels: Rule = {
  id: 'VM-03',
  ...foreignKeys('labels', 'label'),
  breaks: () => [machine({}, { labels: { 'kubevirt.io/size': 'small' } })],
  keeps: () => [machine({}, { labels: { 'kubevirt/size': 'kubevirt.io' } })],
};
