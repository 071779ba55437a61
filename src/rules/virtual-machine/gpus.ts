import { clusterWide, featureGates } from '../../domain/cluster-lookups';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { Topic, dvp } from '../rule';

/** GPUs of a machine */
export const gpus = new Topic({
  fields: ['/spec/gpus'],
  severity: 'error',
  kinds: dvp('VirtualMachine'),
  source: 'images/virtualization-artifact/pkg/controller/vm/internal/validators/gpu_devices_validator.go',
});

const GPUS = '/spec/gpus';
const GATE = 'GPU';

interface Gpu { readonly gpuClassName: string }

export const gpuNeedsGate = gpus.rule({
  id: 'VM-80',
  says: `Machines have GPUs only if the feature gate ${GATE} of the module is on.`,
  why: 'The webhook rejects them while it is off, as it is by default.',
  check: (object, world) => object.list(GPUS).length === 0 || featureGates(world)?.includes(GATE) !== false ? undefined : {
    pointer: GPUS,
    wrong: `GPUs need the feature gate ${GATE} of the module, which is off`,
    got: NOT_SHOWN,
    instead: {
      yaml: "GPU in 'featureGates' of the ModuleConfig virtualization, once the module runs, or no 'gpus'",
      code: "FeatureGate.GPU in 'featureGates' of VirtualizationModule, once the module runs, or no 'gpuClassNames'",
    },
  },
});

export const gpuClassExists = gpus.rule({
  id: 'VM-81',
  says: 'The GPUClasses of a machine exist before the machine.',
  why: 'The webhook rejects a machine with a GPUClass that does not exist.',
  check: (object, world) => {
    const known = world.cluster?.gpuClasses;
    if (known === undefined) {
      return undefined;
    }
    const isThere = (name: string): boolean => known.includes(name) || clusterWide(world, 'gpu.deckhouse.io', 'GPUClass', name) !== undefined;
    return object.list<Gpu>(GPUS).flatMap(({ gpuClassName }, i): Violation[] => isThere(gpuClassName) ? [] : [{
      pointer: `${GPUS}/${i}/gpuClassName`,
      wrong: 'the cluster has no such GPUClass',
      instead: known.length > 0 ? `one of ${known.join(', ')}` : 'a GPUClass of this name, applied before the machine',
    }]);
  },
});
