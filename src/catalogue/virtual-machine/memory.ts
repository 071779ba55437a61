import { virtualization } from './module';
import { classWith, machine } from './objects';
import { Manifest } from '../../manifest/manifest';
import { memoryAboveZero, memoryBounds, memoryInSteps, memoryPerCore, pluggableMemory } from '../../rules/virtual-machine/memory';
import { RuleExample } from '../entry';

const memory = (size: string): Manifest => machine({ memory: { size } });
const four = (size: string): Manifest => machine({ cpu: { cores: 4, coreFraction: '100%' }, memory: { size } });
const upToFour = (policy: object): Manifest => classWith({ cores: { min: 1, max: 4 }, memory: policy });
const withGate = (): Manifest => virtualization({ featureGates: ['HotplugMemoryWithLiveMigration'] });

export const MEMORY_EXAMPLES: readonly RuleExample[] = [
  { rule: memoryAboveZero, breaks: () => [memory('0Gi')], keeps: () => [memory('64Mi')] },
  { rule: pluggableMemory, breaks: () => [withGate(), memory('1025Mi')], keeps: () => [withGate(), memory('1026Mi')] },
  {
    rule: memoryBounds,
    breaks: () => [upToFour({ min: '2Gi', max: '8Gi' }), four('8193Mi')],
    keeps: () => [upToFour({ min: '2Gi', max: '8Gi' }), four('8Gi')],
  },
  {
    rule: memoryInSteps,
    breaks: () => [upToFour({ min: '2Gi', max: '8Gi', step: '4Gi' }), four('7Gi')],
    keeps: () => [upToFour({ min: '2Gi', max: '8Gi', step: '4Gi' }), four('8Gi')],
  },
  {
    rule: memoryPerCore,
    breaks: () => [upToFour({ perCore: { min: '1Gi', max: '2Gi' } }), four('4095Mi')],
    keeps: () => [upToFour({ perCore: { min: '1Gi', max: '2Gi' } }), four('4Gi')],
  },
];
