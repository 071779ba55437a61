import { nextTo } from './legal-values';
import { virtualization } from '../../catalogue/virtual-machine/module';
import { machine } from '../../catalogue/virtual-machine/objects';
import { featureGates } from '../../domain/cluster-lookups';
import { nearestOnGrid, onGrid } from '../../domain/grid';
import { MEMORY } from '../../domain/machine-class';
import { valueAt } from '../../manifest/manifest';
import { ONE, parseQuantity, quantityText } from '../../manifest/quantity';
import { Rule, dvp } from '../rule';

const KINDS = dvp('VirtualMachine');
const memory = (size: string) => machine({ memory: { size } });

export const memoryAboveZero: Rule = {
  id: 'VM-18',
  severity: 'error',
  kinds: KINDS,
  says: 'The memory of a machine is more than zero.',
  why: 'Nothing refuses a machine without memory when it is made, but none can start.',
  source: 'crds/virtualmachines.yaml',
  breaks: () => [memory('0Gi')],
  keeps: () => [memory('1Mi')],
  check: ({ json }) => {
    const size = valueAt(json, MEMORY);
    // what is no quantity at all has a rule of its own
    return (parseQuantity(size) ?? 1) > 0 ? [] : [{
      pointer: MEMORY,
      wrong: 'the memory of a machine is more than zero',
      got: size,
      instead: "more 'memory', for example Size.gibibytes(4)",
    }];
  },
};

const GATE = 'HotplugMemoryWithLiveMigration';
const GIBIBYTE = 2n ** 30n * ONE;
// the ranges are for the network that each machine has, and no part of this
const withGate = () => virtualization({ virtualMachineCIDRs: ['10.66.10.0/24'], featureGates: [GATE] });
const PLUGGABLE = { min: 0n, max: 256n * GIBIBYTE, step: GIBIBYTE / 512n };

export const pluggableMemory: Rule = {
  id: 'VM-19',
  severity: 'warning',
  kinds: KINDS,
  says: `Where the feature gate ${GATE} is on, a machine of 1Gi or more has at most 256Gi, in steps of 2Mi.`,
  why: 'DVP prepares such a machine for more memory while it runs, and KubeVirt does not take other sizes then: the machine keeps its old configuration, or none.',
  source: 'images/virtualization-artifact/pkg/controller/kvbuilder/kvvm.go',
  breaks: () => [withGate(), memory('1025Mi')],
  keeps: () => [withGate(), memory('1026Mi')],
  check: ({ json }, world) => {
    const size = parseQuantity(valueAt(json, MEMORY));
    if (size === undefined || size < GIBIBYTE || onGrid(PLUGGABLE, size) || featureGates(world)?.includes(GATE) !== true) {
      return [];
    }
    return [{
      pointer: MEMORY,
      wrong: `with the feature gate ${GATE} a machine has ${size > PLUGGABLE.max ? 'at most 256Gi of memory' : 'memory in steps of 2Mi'}`,
      got: valueAt(json, MEMORY),
      instead: nextTo(nearestOnGrid(PLUGGABLE, size), quantityText),
    }];
  },
};
