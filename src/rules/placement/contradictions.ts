import { clash } from './clash';
import { MachineDemands, machineDemands } from './machine-demands';
import { Demand, demandText, nodeDemands } from './node-demands';
import { machine } from '../../catalogue/virtual-machine/objects';
import { vmClass } from '../../catalogue/virtual-machine-class/objects';
import { World } from '../../domain/world';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { ManifestObject, valueAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

const inGroup = (operator: string, ...values: string[]) => ({ key: 'group', operator, values });
const required = (...matchExpressions: object[]) =>
  ({ affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions }] } } } });

/** the id is ours, the catalogue of DVP's own rules has none for it */
export const nodePossible: Rule = {
  id: 'PLACE-01',
  severity: 'error',
  kinds: dvp('VirtualMachine', 'VirtualMachineClass'),
  says: 'What a machine asks of its node, and what its class asks beside it, do not contradict each other.',
  why: 'Nothing refuses it, but no node can ever meet it: the machine waits for one for ever.',
  source: 'images/virtualization-artifact/pkg/controller/kvbuilder/kvvm.go',
  breaks: () => [machine({ virtualMachineClassName: 'web', ...required(inGroup('In', 'green')) }), vmClass({ nodeSelector: { matchLabels: { group: 'blue' } } })],
  keeps: () => [machine({ virtualMachineClassName: 'web', ...required(inGroup('In', 'green', 'blue')) }), vmClass({ nodeSelector: { matchLabels: { group: 'blue' } } })],
  check: (object, world) => object.kind === 'VirtualMachineClass' ? inClass(object) : inMachine(object, world),
};

function inClass(object: ManifestObject): Violation[] {
  return nodeDemands(object).map(({ all }) => clash(all)).filter(those => those.length > 0).map(those => ({
    pointer: those[0].pointer, wrong: impossible(those), got: NOT_SHOWN, instead: 'conditions that one node can meet',
  }));
}

function inMachine(object: ManifestObject, world: World): Violation[] {
  // most machines leave it to their class
  if (valueAt(object.json, '/spec/nodeSelector') === undefined && valueAt(object.json, '/spec/affinity') === undefined) {
    return [];
  }
  const demands = machineDemands(object, world);
  const { all, terms, termsPointer, ofClass } = demands;
  // a class that contradicts itself is told of where it stands
  if (all.length + terms.length === 0 || clash(ofClass).length > 0) {
    return [];
  }
  const always = clash([...all, ...ofClass]);
  if (always.length > 0) {
    return [tell(always, demands)];
  }
  const failed = terms.map(term => clash([...all, ...ofClass, ...term]));
  if (failed.length === 0 || failed.some(those => those.length === 0)) {
    return [];
  }
  const [first] = failed.map(those => tell(those, demands));
  return [terms.length === 1 ? first : {
    ...first, pointer: termsPointer, wrong: `none of the ${terms.length} terms can hold; of the first, ${first.wrong}`,
  }];
}

function tell(those: readonly Demand[], { ofClass, className }: MachineDemands): Violation {
  const foreign = those.filter(demand => ofClass.includes(demand));
  const own = those.filter(demand => !ofClass.includes(demand));
  return {
    // what came last is what the author has added
    pointer: own[own.length - 1].pointer,
    wrong: `${impossible([...own, ...foreign])}${foreign.length === 0 ? '' : `, and its class ${className} asks for ${foreign.map(demandText).join(' and ')}`}`,
    got: NOT_SHOWN,
    instead: `conditions that one node can meet${foreign.length === 0 ? '' : ', or another class'}`,
  };
}

const impossible = (those: readonly Demand[]): string => `no node can have ${those.map(demandText).join(' and ')}${those.length > 1 ? ' at once' : ''}`;
