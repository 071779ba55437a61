// The dialect of github.com/robfig/cron/v3 with its standard parser: five fields, names of months and days, @daily and @every, but not L, W or #

interface Field {
  /** with its article, for messages */
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

// the first name means the lowest number of its field
const FIELDS: readonly Field[] = [
  { name: 'a minute', min: 0, max: 59 },
  { name: 'an hour', min: 0, max: 23 },
  { name: 'a day of the month', min: 1, max: 31 },
  { name: 'a month', min: 1, max: 12, names: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] },
  { name: 'a day of the week', min: 0, max: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];
const WORDS = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'];
const EVERY = /^@every [+-]?(0|((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/;
const ZONE = /^(CRON_)?TZ=/;

/**
 * Why the controller cannot read a schedule, `undefined` where it can. Names of time zones are not checked.
 *
 * @see https://pkg.go.dev/github.com/robfig/cron/v3
 */
export function cronProblem(schedule: string): string | undefined {
  if (ZONE.test(schedule)) {
    const space = schedule.indexOf(' ');
    return space < 0 ? 'the schedule after the time zone is missing' : problemOf(schedule.slice(space).trim());
  }
  return problemOf(schedule);
}

function problemOf(schedule: string): string | undefined {
  if (schedule.startsWith('@')) {
    return WORDS.includes(schedule) || EVERY.test(schedule) ? undefined : `'${schedule}' is not one of ${WORDS.join(', ')} or @every with a duration`;
  }
  const fields = schedule.split(/\s+/).filter(field => field !== '');
  if (fields.length !== FIELDS.length) {
    return `a schedule has ${FIELDS.length} fields, this one has ${fields.length}`;
  }
  return fields.flatMap((text, i) => text.split(',').filter(part => part !== '').map(part => partProblem(part, FIELDS[i])))
    .find(problem => problem !== undefined);
}

// a value, a range or a star, each with or without a step
function partProblem(text: string, field: Field): string | undefined {
  const [range, step, ...steps] = text.split('/');
  const [low, high, ...ends] = range.split('-');
  const star = low === '*' || low === '?';
  const first = star ? field.min : numberOf(low, field.names, field.min);
  const last = star ? field.max : high === undefined ? first : numberOf(high, field.names, field.min);
  const every = step === undefined ? 1 : numberOf(step);
  if (steps.length > 0 || !star && ends.length > 0 || first === undefined || last === undefined || every === undefined) {
    return `'${text}' is not ${field.name}`;
  }
  if (first < field.min || last > field.max) {
    return `'${text}' is not ${field.name} from ${field.min} to ${field.max}`;
  }
  // a single value with a step counts up to the highest
  const end = high === undefined && step !== undefined ? field.max : last;
  if (first > end) {
    return `'${text}' begins after it ends`;
  }
  return every === 0 ? `'${text}' has a step of zero` : undefined;
}

function numberOf(text: string, names: readonly string[] = [], lowest = 0): number | undefined {
  const at = names.indexOf(text.toLowerCase());
  return at >= 0 ? at + lowest : /^\+?\d+$/.test(text) ? Number(text) : undefined;
}
