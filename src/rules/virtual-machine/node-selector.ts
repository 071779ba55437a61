import { machine } from '../../catalogue/virtual-machine/objects';
import { World } from '../../domain/world';
import { Violation } from '../../manifest/finding';
import { Manifest, ManifestObject, pointerPart, valueAt, textAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';
import { checkLabels } from '../selector-checks';

const SELECTOR = '/spec/nodeSelector';

export const nodeSelector: Rule = {
  id: 'VM-90',
  severity: 'error',
  kinds: dvp('VirtualMachine'),
  says: 'The node selector of a machine has keys and values that labels can have, and agrees with the one of its class.',
  why: 'Kubernetes refuses a pod with other keys and values; where the class says otherwise, it wins and the machine is not heard.',
  source: 'images/virtualization-artifact/pkg/controller/kvbuilder/kvvm.go',
  breaks: () => [machine({ nodeSelector: { disk: 'ssd' } }), onDisks('hdd')],
  keeps: () => [machine({ nodeSelector: { disk: 'ssd' } }), onDisks('ssd')],
  check: (object, world) => {
    const selector = valueAt(object.json, SELECTOR) as Record<string, string> | undefined;
    return selector === undefined ? [] : [...checkLabels(selector, SELECTOR), ...againstClass(selector, object, world)];
  },
};

function againstClass(selector: Record<string, string>, object: ManifestObject, world: World): Violation[] {
  const found = world.referred(object, 'VirtualMachineClass', textAt(object.json, '/spec/virtualMachineClassName'));
  return Object.entries(selector).flatMap(([key, value]): Violation[] => {
    const wanted = valueAt(found?.json, `/spec/nodeSelector/matchLabels/${pointerPart(key)}`);
    return typeof wanted !== 'string' || wanted === value ? [] : [{
      pointer: `${SELECTOR}/${pointerPart(key)}`,
      wrong: `the class of the machine, ${found?.name}, wants another value of this label and wins: the machine runs where it was not meant to`,
      got: value,
      instead: `${JSON.stringify(wanted)}, or another class`,
    }];
  });
}

const onDisks = (disk: string): Manifest => ({
  apiVersion: 'virtualization.deckhouse.io/v1alpha3',
  kind: 'VirtualMachineClass',
  metadata: { name: 'generic' },
  spec: { cpu: { type: 'Host' }, nodeSelector: { matchLabels: { disk } } },
});
