import type { Awaited, Event } from './event';

/** milliseconds between two lines about an object whose state stays the same */
const REMINDER = 60_000;

const MOST_NAMES = 3;

const SECONDS_OF_MINUTE = 60;

/** a duration: `45 s`, `3 min 20 s`, `1 h 5 min` */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < SECONDS_OF_MINUTE) {
    return `${whole} s`;
  }
  const [minutes, rest] = [Math.floor(whole / SECONDS_OF_MINUTE), whole % SECONDS_OF_MINUTE];
  if (minutes < SECONDS_OF_MINUTE) {
    return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
  }
  return `${Math.floor(minutes / SECONDS_OF_MINUTE)} h ${minutes % SECONDS_OF_MINUTE} min`;
}

/** a number of bytes: `1.5 GiB` */
export function bytes(number: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  const power = number < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(number) / 10));
  return `${Math.round(number / 2 ** (10 * power) * 10) / 10} ${units[power]}`;
}

/** an object that is waited for, in one line */
export function awaitedText({ object, reason = 'is not ready', condition, since, normal, isLate }: Awaited, now: number): string {
  const blocked = condition === undefined ? '' : ` [${condition}]`;
  const late = isLate ? `late: ${normal} min are normal` : `${normal} min are normal`;
  return `${object} ${reason}${blocked} (for ${duration(Math.max(0, now - since) / 1000)}, ${late})`;
}

/** The events of a run as lines of a log: each change once, and a reminder each minute. */
export class Lines {
  private readonly shown = new Map<string, { readonly key: string; readonly at: number }>();
  private uploads = new Map<string, number>();

  /**
   * @param isLive whether a display beside the lines shows what is waited for
   */
  constructor(private readonly now: () => number, private readonly isLive = false) {}

  /** the lines for an event, which may be none */
  public of(event: Event): string[] {
    switch (event.event) {
      case 'stage':
        return [`stage ${event.stage.number} ${event.stage.name} (${event.index + 1} of ${event.stages}): ${event.stage.title}`];
      case 'applied':
        return [`  ${event.object}: ${event.result}`];
      case 'removed':
        return [`  ${event.object}: ${event.how} after ${duration(event.seconds)}`];
      case 'retry':
        return this.isKnown(event.what, event.reason) ? [] : [`  ${event.what}: trying again: ${event.reason}`];
      case 'waiting':
        return this.isLive ? [] : this.waiting(event.pending);
      case 'ready':
        return event.state === 'ready' && (event.seconds < 1 || event.isPart) ? [] : [`  ${event.object}: ${event.state}${event.seconds < 1 ? '' : ` after ${duration(event.seconds)}`}${event.state === 'waiting' ? `: ${event.reason}` : ''}`];
      case 'stage-ready':
        return [`stage ${event.stage.number} ${event.stage.name}: ready after ${duration(event.seconds)}`];
      case 'stage-gone':
        return [`stage ${event.stage.number} ${event.stage.name}: deleted after ${duration(event.seconds)}`];
      case 'upload':
        return this.isLive ? [] : this.progress(event.object, event.sent, event.size);
      case 'uploaded':
        return [`  ${event.object}: uploaded ${event.file}, ${bytes(event.size)} in ${duration(event.seconds)}, sha256 ${event.sha256}`];
      case 'note':
        return [event.text];
      case 'done':
        return [...event.waiting.map(each => `still waiting: ${each}`), `${event.text} after ${duration(event.seconds)}`];
      case 'stopped':
        return [`stopped: ${event.text}`, ...event.next === undefined ? [] : [`to continue: ${event.next}`]];
    }
  }

  private waiting(pending: readonly Awaited[]): string[] {
    const parts = pending.filter(({ isPart, isLate, state }) => isPart && !isLate && state === 'progressing');
    const names = parts.map(({ object }) => object);
    const shown = names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more` : names.join(', ');
    const hint = names.length === 0 || this.isKnown('parts', '') ? [] : [`  waiting for parts of the platform: ${shown}`];
    return [...pending.filter(each => !parts.includes(each)).flatMap(each => this.changed(each)), ...hint];
  }

  private changed(awaited: Awaited): string[] {
    const { object, state, reason, isLate, advice } = awaited;
    const before = this.shown.get(object)?.key;
    const key = [state, reason, isLate].join('\n');
    if (this.isKnown(object, key) ) {
      return [];
    }
    return [`  ${awaitedText(awaited, this.now())}`, ...advice === undefined || before === key ? [] : [`    do: ${advice}`]];
  }

  /** whether a line of the last minute says the same */
  private isKnown(what: string, key: string): boolean {
    const before = this.shown.get(what);
    const now = this.now();
    if (before?.key === key && now - before.at < REMINDER) {
      return true;
    }
    this.shown.set(what, { key, at: now });
    return false;
  }

  private progress(object: string, sent: number, size: number): string[] {
    // a line for each tenth
    const tenth = size === 0 ? 10 : Math.floor(10 * sent / size);
    if (this.uploads.get(object) === tenth) {
      return [];
    }
    this.uploads.set(object, tenth);
    return [`  ${object}: upload at ${10 * tenth}% of ${bytes(size)}`];
  }
}
