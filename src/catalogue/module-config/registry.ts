import { config, registry } from './objects';
import { cleanupSchedule, storageType, volumeSize } from '../../rules/module-config/registry';
import { RuleExample } from '../entry';

export const REGISTRY_EXAMPLES: readonly RuleExample[] = [
  {
    rule: storageType,
    breaks: () => [config({ dvcr: { storage: { persistentVolumeClaim: { size: '50Gi' } } } })],
    keeps: () => [config()],
  },
  {
    rule: volumeSize,
    breaks: () => [registry({ size: '50 GB' })],
    keeps: () => [registry({ size: '50G' })],
  },
  {
    rule: cleanupSchedule,
    breaks: () => [registry({ size: '50Gi' }, { gc: { schedule: '0 2 * * 7' } })],
    keeps: () => [registry({ size: '50Gi' }, { gc: { schedule: '0 2 * * 6' } })],
  },
];
