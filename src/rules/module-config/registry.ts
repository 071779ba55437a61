import { cronProblem } from './cron';
import { config, registry, settingsOf } from '../../domain/settings';
import { valueAt } from '../../manifest/manifest';
import { parseQuantity } from '../../manifest/quantity';
import { HeldRule, MODULE_CONFIG, Rule } from '../rule';

const KINDS = [MODULE_CONFIG];
const WEBHOOK = 'images/virtualization-artifact/pkg/controller/moduleconfig/dvcr_validator.go';
const SCHEMA = 'openapi/config-values.yaml';

export const storageType: Rule = {
  id: 'MC-05',
  severity: 'error',
  kinds: KINDS,
  says: 'The storage of the registry has its type, PersistentVolumeClaim.',
  why: 'The schema does without it, but the webhook then refuses every later change of the module, even the one that would add it.',
  source: WEBHOOK,
  breaks: () => [config({ dvcr: { storage: { persistentVolumeClaim: { size: '50Gi' } } } })],
  keeps: () => [config()],
  check: object => settingsOf(object) === undefined || valueAt(settingsOf(object), '/dvcr/storage/type') !== undefined ? [] : [{
    pointer: '/spec/settings/dvcr/storage/type',
    wrong: 'without a type no later change of the module is let through, not even one that adds it',
    got: undefined,
    instead: 'PersistentVolumeClaim, as Dvcr.onVolume(…) has it',
  }],
};

export const storageVolume: HeldRule = {
  id: 'MC-06',
  says: 'The registry has a volume, and the volume has a size.',
  why: 'Deckhouse refuses settings that the schema refuses.',
  source: SCHEMA,
  how: 'The schema of the settings asks for both.',
  breaks: () => [registry({ storageClassName: 'fast' })],
};

export const volumeSize: Rule = {
  id: 'MC-07',
  severity: 'error',
  kinds: KINDS,
  says: 'The size of the registry is a quantity of more than zero.',
  why: 'The schema takes any text. The volume cannot be made of it, and the webhook refuses later changes.',
  source: WEBHOOK,
  breaks: () => [registry({ size: '50 GB' })],
  keeps: () => [registry({ size: '50G' })],
  check: object => {
    const pointer = '/dvcr/storage/persistentVolumeClaim/size';
    const size = valueAt(settingsOf(object), pointer);
    const bytes = parseQuantity(size);
    return size === undefined || bytes !== undefined && bytes > 0 ? [] : [{
      pointer: `/spec/settings${pointer}`,
      wrong: bytes === undefined ? 'Kubernetes cannot read the size of the registry' : 'the size of the registry is more than zero',
      got: size,
      instead: '50Gi or 50G, for example, or Dvcr.onVolume(Size.gibibytes(50))',
    }];
  },
};

export const cleanupSchedule: Rule = {
  id: 'MC-10',
  severity: 'error',
  kinds: KINDS,
  says: 'The registry is cleaned up by a cron schedule of five fields.',
  why: 'Nothing checks it, but the controller reads it when it starts, and stops where it cannot: with it every webhook of the platform.',
  source: 'images/virtualization-artifact/pkg/controller/gc/cron_source.go',
  breaks: () => [registry({ size: '50Gi' }, { gc: { schedule: '0 2 * * 7' } })],
  keeps: () => [registry({ size: '50Gi' }, { gc: { schedule: '0 2 * * 6' } })],
  check: object => {
    const pointer = '/dvcr/gc/schedule';
    const schedule = valueAt(settingsOf(object), pointer);
    // an empty one is as good as none
    const problem = typeof schedule === 'string' && schedule !== '' ? cronProblem(schedule) : undefined;
    return problem === undefined ? [] : [{
      pointer: `/spec/settings${pointer}`,
      wrong: `the controller would not start: ${problem}`,
      got: schedule,
      instead: 'minute, hour, day of the month, month and day of the week, for example 0 2 * * *, or Cron.schedule(…)',
    }];
  },
};
