import { contradiction } from './contradiction';
import { MachineDemands, machineDemands } from './machine-demands';
import { Demand, demandText, nodeDemands } from './node-demands';
import { perWorld } from '../../domain/memo';
import { World } from '../../domain/world';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';

/** demands on a node that contradict each other; the id is ours */
export const contradictions = new Topic({
  fields: ['/spec/nodeSelector', '/spec/affinity', '/spec/cpu/discovery'],
  reads: ['/spec/nodeSelector', '/spec/affinity', '/spec/cpu', '/spec/virtualMachineClassName'],
  severity: 'error',
  kinds: dvp('VirtualMachine', 'VirtualMachineClass'),
  source: 'images/virtualization-artifact/pkg/controller/kvbuilder/kvvm.go',
});

export const nodePossible = contradictions.rule({
  id: 'PLACE-01',
  says: 'The demands of a machine on its node, and those of its class, do not contradict each other.',
  why: 'DVP accepts this, but no node can meet all of them: the machine stays Pending.',
  check: (object, world) => object.kind === 'VirtualMachineClass' ? inClass(object) : inMachine(object, world),
});

const INSTEAD = 'conditions that one node can meet';

function inClass(object: ManifestObject): Violation[] {
  return nodeDemands(object).map(({ all }) => contradiction(all)).filter(demands => demands.length > 0)
    .map(demands => ({ pointer: demands[0].pointer, wrong: impossible(demands), got: NOT_SHOWN, instead: INSTEAD }));
}

/** demands without a finding, as JSON, each with the name of the class: thousands of machines have the same ones */
const possible = perWorld(() => new Set<string>());
const MOST_POSSIBLE = 1000;

interface Placement {
  readonly nodeSelector?: object;
  readonly affinity?: { readonly nodeAffinity?: { readonly requiredDuringSchedulingIgnoredDuringExecution?: object } };
  readonly virtualMachineClassName?: string;
}

function inMachine(object: ManifestObject, world: World): Violation | undefined {
  const { nodeSelector, affinity, virtualMachineClassName } = (object.json.spec ?? {}) as Placement;
  const terms = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  // most machines have no demands beside those of their class
  if (nodeSelector === undefined && terms === undefined) {
    return undefined;
  }
  const key = JSON.stringify([nodeSelector, terms, virtualMachineClassName]);
  const known = possible(world);
  if (known.has(key)) {
    return undefined;
  }
  const found = contradictionOf(object, world);
  if (found === undefined && known.size < MOST_POSSIBLE) {
    known.add(key);
  }
  return found;
}

function contradictionOf(object: ManifestObject, world: World): Violation | undefined {
  const demands = machineDemands(object, world);
  const { all, terms, termsPointer, ofClass } = demands;
  // a class that contradicts itself has a finding of its own
  if (all.length + terms.length === 0 || contradiction(ofClass).length > 0) {
    return undefined;
  }
  const always = contradiction([...all, ...ofClass]);
  if (always.length > 0) {
    return violation(always, demands);
  }
  const failed = terms.map(term => contradiction([...all, ...ofClass, ...term]));
  if (failed.length === 0 || failed.some(found => found.length === 0)) {
    return undefined;
  }
  const first = violation(failed[0], demands);
  return terms.length === 1 ? first : { ...first, pointer: termsPointer, wrong: `none of the ${terms.length} terms can hold; of the first, ${first.wrong}` };
}

function violation(demands: readonly Demand[], { ofClass, className }: MachineDemands): Violation {
  const foreign = demands.filter(demand => ofClass.includes(demand));
  const own = demands.filter(demand => !ofClass.includes(demand));
  return {
    // the last one is the one that the author added
    pointer: own[own.length - 1].pointer,
    wrong: `${impossible([...own, ...foreign])}${foreign.length === 0 ? '' : `, and its class ${className} needs ${foreign.map(demandText).join(' and ')}`}`,
    got: NOT_SHOWN,
    instead: `${INSTEAD}${foreign.length === 0 ? '' : ', or another class'}`,
  };
}

const impossible = (demands: readonly Demand[]): string => `no node can have ${demands.map(demandText).join(' and ')}${demands.length > 1 ? ' at once' : ''}`;
