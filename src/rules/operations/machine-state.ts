import { operation } from '../../catalogue/operations/objects';
import { machine } from '../../catalogue/virtual-machine/objects';
import { textAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

const SWITCHED_BY_HAND = ['Manual', 'AlwaysOnUnlessStoppedManually'];
const SWITCHED_ON = [...SWITCHED_BY_HAND, 'AlwaysOn'];
const POLICIES = [...SWITCHED_ON, 'AlwaysOff'];

/** run policies that let an operation happen; restores and clones ask for none */
const FITTING: ReadonlyMap<string, readonly string[]> = new Map([
  ['Start', SWITCHED_BY_HAND],
  ['Stop', SWITCHED_BY_HAND],
  ['Restart', SWITCHED_ON],
  ['Migrate', SWITCHED_ON],
  ['Evict', SWITCHED_ON],
]);

export const fitsRunPolicy: Rule = {
  id: 'OP-15',
  severity: 'error',
  kinds: dvp('VirtualMachineOperation'),
  says: "An operation fits the machine's runPolicy: none but Manual and AlwaysOnUnlessStoppedManually let it be started and stopped, "
    + 'and AlwaysOff lets it be neither restarted nor migrated.',
  why: 'The operation fails for good otherwise.',
  source: 'images/virtualization-artifact/pkg/controller/vmop/powerstate/internal/service/stop.go',
  breaks: () => [machine({ runPolicy: 'AlwaysOn' }), operation({ type: 'Stop' })],
  keeps: () => [machine({ runPolicy: 'AlwaysOnUnlessStoppedManually' }), operation({ type: 'Stop' })],
  check: (object, world) => {
    const type = textAt(object.json, '/spec/type') ?? '';
    const fitting = FITTING.get(type);
    const meant = fitting === undefined ? undefined : world.referred(object, 'VirtualMachine', textAt(object.json, '/spec/virtualMachineName'));
    // the policy that a machine has unless it says otherwise fits everything, and a word that is none is told where it stands
    const policy = meant === undefined ? undefined : textAt(meant.json, '/spec/runPolicy');
    return policy === undefined || fitting === undefined || fitting.includes(policy) || !POLICIES.includes(policy) ? [] : [{
      pointer: '/spec/type',
      wrong: `the machine has the runPolicy ${policy}, and an operation of type ${type} fails on it`,
      got: type,
      instead: `the machine with the runPolicy ${fitting.join(' or ')}`,
    }];
  },
};
