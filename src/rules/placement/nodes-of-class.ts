import type { ClusterFacts } from '../../domain/cluster-facts';
import { Rule, dvp } from '../rule';
import { clash } from './clash';
import { machineDemands } from './machine-demands';
import { Demand, together } from './node-demands';
import { describe, met } from './nodes';
import { machine } from '../../catalogue/virtual-machine/objects';
import { vmClass } from '../../catalogue/virtual-machine-class/objects';

const groups = (fast: object, slow: object) => (): ClusterFacts => ({ nodeGroups: [{ name: 'fast', labels: { disk: 'nvme', ...fast } }, { name: 'slow', labels: { disk: 'hdd', ...slow } }] });
const web = (disk: string) => machine({ virtualMachineClassName: 'web', nodeSelector: { disk } });
const inNorth = () => vmClass({ nodeSelector: { matchLabels: { place: 'north' } } });

export const nodesOfClassExist: Rule = {
  id: 'NODE-02',
  severity: 'warning',
  kinds: dvp('VirtualMachine', 'VirtualMachinePool'),
  says: 'Some node group has the labels that a machine and its class ask for together.',
  why: 'Each of them would find its nodes, but they are not the same: the machine waits until a node gets the labels of both.',
  source: 'images/virtualization-artifact/pkg/controller/kvbuilder/kvvm.go',
  exampleFacts: groups({ place: 'south' }, { place: 'north' }),
  breaks: () => [web('nvme'), inNorth()],
  keeps: () => [web('hdd'), inNorth()],
  check: (object, world) => {
    const known = world.cluster?.nodeGroups ?? [];
    // one group that says nothing of its labels may have any
    if (known.length === 0 || known.some(({ labels }) => labels === undefined)) {
      return [];
    }
    const { all, terms, ofClass, className, classPointer } = machineDemands(object, world);
    const someGroup = (...demands: readonly Demand[]) => known.some(group => demands.every(demand => met(demand, group)));
    // whoever finds no node alone is told of elsewhere, and so is a contradiction
    const alternatives = (terms.length === 0 ? [[]] : terms).map(term => [...all, ...term])
      .filter(demands => someGroup(...demands) && clash([...demands, ...ofClass]).length === 0);
    return alternatives.length === 0 || !someGroup(...ofClass) || alternatives.some(demands => someGroup(...demands, ...ofClass)) ? [] : [{
      pointer: classPointer,
      wrong: `no node group has ${together(alternatives[0])} for the machine and ${together(ofClass)} for its class together`,
      got: className,
      instead: `labels of one node group: ${describe([...alternatives[0], ...ofClass], known)}`,
    }];
  },
};
