import { cronProblem } from './cron';
import { settingAt } from '../../domain/settings';
import { parseQuantity } from '../../manifest/quantity';
import { MODULE_CONFIG, Topic } from '../rule';

/** the registry of the module, DVCR */
export const registrySettings = new Topic({
  severity: 'error',
  kinds: [MODULE_CONFIG],
  source: 'images/virtualization-artifact/pkg/controller/moduleconfig/dvcr_validator.go',
});

const TYPE = '/dvcr/storage/type';
const SIZE = '/dvcr/storage/persistentVolumeClaim/size';
const SCHEDULE = '/dvcr/gc/schedule';

export const storageType = registrySettings.rule({
  id: 'MC-05',
  says: 'The storage of the registry has its type, PersistentVolumeClaim.',
  why: 'The schema does not require it, but without it the webhook rejects every later change of the module, even one that adds it.',
  check: object => {
    if (settingAt(object, '') === undefined || settingAt(object, TYPE) !== undefined) {
      return undefined;
    }
    return {
      pointer: `/spec/settings${TYPE}`,
      wrong: "without 'type' the webhook rejects every later change of the module, even one that adds it",
      instead: { yaml: 'PersistentVolumeClaim', code: 'Dvcr.onVolume(Size.gibibytes(50)), which sets it' },
    };
  },
});

export const volumeSize = registrySettings.rule({
  id: 'MC-07',
  says: 'The size of the registry is a quantity of more than zero.',
  why: 'The schema accepts any string. With a wrong one the volume is never created, and the webhook rejects later changes.',
  check: object => {
    const size = settingAt(object, SIZE);
    const bytes = parseQuantity(size);
    if (size === undefined || bytes !== undefined && bytes > 0) {
      return undefined;
    }
    return {
      pointer: `/spec/settings${SIZE}`,
      wrong: bytes === undefined ? 'the size of the registry must be a quantity' : 'the size of the registry must be more than zero',
      instead: { yaml: 'a quantity, for example 50Gi or 50G', code: 'Dvcr.onVolume(Size.gibibytes(50))' },
    };
  },
});

export const cleanupSchedule = registrySettings.rule({
  id: 'MC-10',
  says: 'The schedule to clean up the registry is a cron schedule of five fields.',
  why: 'Nothing checks it when it is applied. With a schedule that it cannot read the controller does not start, and no webhook of the platform works.',
  source: 'images/virtualization-artifact/pkg/controller/gc/cron_source.go',
  check: object => {
    const schedule = settingAt(object, SCHEDULE);
    // an empty schedule counts as not set
    const problem = typeof schedule === 'string' && schedule !== '' ? cronProblem(schedule) : undefined;
    if (problem === undefined) {
      return undefined;
    }
    return {
      pointer: `/spec/settings${SCHEDULE}`,
      wrong: `the controller cannot start with this schedule: ${problem}`,
      instead: {
        yaml: 'minute, hour, day of the month, month and day of the week, for example 0 2 * * *',
        code: 'a schedule of five fields, for example Cron.daily()',
      },
    };
  },
});
