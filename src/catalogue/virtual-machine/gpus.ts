import { virtualization } from './module';
import { machine } from './objects';
import { Manifest } from '../../manifest/manifest';
import { gpuClassExists, gpuNeedsGate } from '../../rules/virtual-machine/gpus';
import { RuleExample } from '../entry';

const withGpus = (...classes: string[]): Manifest => machine({ gpus: classes.map(gpuClassName => ({ gpuClassName })) });

export const GPU_EXAMPLES: readonly RuleExample[] = [
  {
    rule: gpuNeedsGate,
    breaks: () => [withGpus('a100'), virtualization()],
    keeps: () => [withGpus('a100'), virtualization({ featureGates: ['GPU'] })],
  },
  {
    rule: gpuClassExists,
    facts: () => ({ gpuClasses: ['a100', 'l40s'] }),
    breaks: () => [withGpus('a10', 'a100')],
    keeps: () => [withGpus('a100', 'a100')],
  },
];
