import { virtualization } from '../../catalogue/virtual-machine/module';
import { machine } from '../../catalogue/virtual-machine/objects';
import { clusterWide, featureGates } from '../../domain/cluster-lookups';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { listAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

const KINDS = dvp('VirtualMachine');
const VALIDATOR = 'images/virtualization-artifact/pkg/controller/vm/internal/validators/gpu_devices_validator.go';
const GPUS = '/spec/gpus';
const GATE = 'GPU';

interface Gpu { readonly gpuClassName: string }

export const gpuNeedsGate: Rule = {
  id: 'VM-80',
  severity: 'error',
  kinds: KINDS,
  says: `Machines have GPUs only where the module has the feature gate ${GATE} on.`,
  why: 'The webhook refuses them while it is off, as it is by default.',
  source: VALIDATOR,
  breaks: () => [machine({ gpus: [{ gpuClassName: 'a100' }] }), virtualization()],
  keeps: () => [machine({ gpus: [{ gpuClassName: 'a100' }] }), virtualization({ featureGates: [GATE] })],
  check: ({ json }, world) => listAt(json, GPUS).length === 0 || featureGates(world)?.includes(GATE) !== false ? [] : [{
    pointer: GPUS,
    wrong: `GPUs need the feature gate ${GATE} of the module, which is off`,
    got: NOT_SHOWN,
    instead: "FeatureGate.GPU among the 'featureGates' of VirtualizationModule, once the module runs, or no 'gpuClassNames'",
  }],
};

export const gpuClassExists: Rule = {
  id: 'VM-81',
  severity: 'error',
  kinds: KINDS,
  says: 'The GPUClasses of a machine exist before the machine does.',
  why: 'The webhook refuses a machine with a class of GPUs that it does not find.',
  source: VALIDATOR,
  breaks: () => [machine({ gpus: [{ gpuClassName: 'a10' }, { gpuClassName: 'a100' }] })],
  keeps: () => [machine({ gpus: [{ gpuClassName: 'a100' }, { gpuClassName: 'a100' }] })],
  exampleFacts: () => ({ gpuClasses: ['a100', 'l40s'] }),
  check: ({ json }, world) => {
    const known = world.cluster?.gpuClasses;
    return known === undefined ? [] : listAt<Gpu>(json, GPUS).flatMap(({ gpuClassName }, i): Violation[] =>
      known.includes(gpuClassName) || clusterWide(world, 'gpu.deckhouse.io', 'GPUClass', gpuClassName) !== undefined ? [] : [{
        pointer: `${GPUS}/${i}/gpuClassName`,
        wrong: 'the cluster has no such GPUClass',
        got: gpuClassName,
        instead: known.length > 0 ? `one of ${known.join(', ')}` : 'a GPUClass of this name, applied before the machine',
      }]);
  },
};
