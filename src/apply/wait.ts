import type { Cluster, Target } from './cluster';
import type { Awaited, Report } from './event';
import { CODES, Stop } from './stop';
import type { Uploads } from './uploads';
import { Manifest, itemsAt, textAt } from '../manifest/manifest';
import { Verdict, verdictOf } from '../plan/readiness/verdict';

/** an object to wait for */
export interface Subject {
  readonly label: string;
  readonly target: Target;
  /** minutes that are normal, and after which the run stops */
  readonly normal: number;
  readonly limit: number;
  /** the key of its upload, if it needs one */
  readonly upload?: string;
  /** its state, if the table of readiness alone does not say it */
  readonly judge?: (live: Manifest | undefined) => Verdict;
  /** whether it is one of many parts of the platform, of which a log needs no line for each */
  readonly isPart?: boolean;
  /** milliseconds in which it may still show the state before */
  readonly settles?: number;
  /** the object as the cluster returned it last */
  readonly live?: Manifest;
}

export interface Waiting {
  readonly cluster: Cluster;
  readonly report: Report;
  readonly uploads: Uploads;
  /** milliseconds since 1970 when the time of the stage, or of the run, is over */
  readonly deadline: number;
  /** throws if the run must not go on */
  readonly check: () => Promise<void>;
}

/** milliseconds after which it looks less often, and intervals between two looks from then on */
const AT_FIRST = 30_000;
const SELDOM = 2.5;

const UNSEEN: Verdict = { state: 'progressing', reason: 'does not exist yet' };
const SETTLING: Verdict = { state: 'progressing', reason: 'may not have seen the change yet' };

/** Waits until all objects are ready, or wait by their nature, and no later stage needs them. Returns those that wait. */
export async function awaitReady(waiting: Waiting, subjects: readonly Subject[]): Promise<Subject[]> {
  const { cluster, report, check } = waiting;
  const watches = subjects.map(subject => new Watch(subject, cluster.now(), waiting));
  const start = cluster.now();
  for (let round = 0; ; round++) {
    await check();
    const open = watches.filter(watch => !watch.isOver);
    const live = round === 0 && open.every(({ subject }) => subject.live !== undefined) ? open.map(({ subject }) => subject.live)
      : await cluster.read(open.map(({ subject }) => subject.target));
    open.forEach((watch, i) => watch.see(live[i]));
    const pending = watches.filter(watch => !watch.isOver);
    failIfHopeless(pending);
    if (pending.length === 0) {
      return watches.filter(({ verdict }) => verdict.state === 'waiting').map(({ subject }) => subject);
    }
    report({ event: 'waiting', pending: pending.map(watch => watch.awaited) });
    failIfOver(pending, waiting);
    await cluster.sleep(cluster.now() - start < AT_FIRST ? cluster.interval : SELDOM * cluster.interval);
  }
}

function failIfHopeless(pending: readonly Watch[]): void {
  const hopeless = pending.filter(({ verdict }) => verdict.state === 'hopeless');
  if (hopeless.length > 0) {
    throw new Stop(hopeless.map(watch => watch.text).join('\n'), CODES.failed);
  }
}

function failIfOver(pending: readonly Watch[], { cluster, deadline }: Waiting): void {
  const over = cluster.now() >= deadline ? pending : pending.filter(watch => watch.isOverdue);
  if (over.length > 0) {
    throw new Stop(over.map(watch => `not ready after ${watch.minutes}: ${watch.text}`).join('\n'), CODES.timeout);
  }
}

/** why an object is not ready, and what to do */
const textOf = ({ label }: Subject, { reason, advice, condition }: Verdict): string =>
  `${label} ${reason ?? 'is not ready'}${condition === undefined ? '' : ` [${condition}]`}${advice === undefined ? '' : `\n  do: ${advice}`}`;

/** what objects still wait for, of those that waited when the run went on */
export async function stillWaiting(cluster: Cluster, subjects: readonly Subject[]): Promise<string[]> {
  const live = subjects.length === 0 ? [] : await cluster.read(subjects.map(({ target }) => target));
  return subjects.map((subject, i) => ({ subject, verdict: live[i] === undefined ? UNSEEN : verdictOf(live[i]!) }))
    .filter(({ verdict }) => verdict.state !== 'ready').map(({ subject, verdict }) => textOf(subject, verdict));
}

/** whether the run does not wait any longer */
const isFinal = ({ state, blocks }: Verdict): boolean => state === 'ready' || state === 'hopeless' || state === 'waiting' && blocks === undefined;

const needsRestart = (live: Manifest): boolean =>
  itemsAt(live, '/status/conditions').some(each => textAt(each, '/type') === 'AwaitingRestartToApplyConfiguration' && textAt(each, '/status') === 'True');

/** one object, as the run sees it over time */
class Watch {
  public verdict: Verdict = UNSEEN;
  public isOver = false;
  private since: number;
  private begun: number;

  constructor(public readonly subject: Subject, private readonly start: number, private readonly waiting: Waiting) {
    this.since = start;
    this.begun = start;
  }

  public see(live: Manifest | undefined): void {
    const { uploads, report, cluster } = this.waiting;
    const { subject } = this;
    const verdict = this.judged(live);
    if (verdict.state !== this.verdict.state || verdict.reason !== this.verdict.reason) {
      this.since = cluster.now();
    }
    this.verdict = verdict;
    if (verdict.state === 'ready' && live !== undefined && needsRestart(live)) {
      report({ event: 'note', text: `  ${subject.label} runs as it was before the change, until it is restarted` });
    }
    if (isFinal(verdict) && verdict.state !== 'hopeless') {
      this.isOver = true;
      report({ event: 'ready', object: subject.label, state: verdict.state, reason: verdict.reason, isPart: subject.isPart === true, seconds: (cluster.now() - this.start) / 1000 });
    } else if (live !== undefined && verdict.state === 'waiting' && subject.upload !== undefined) {
      uploads.offer(subject.upload, subject.label, live);
    }
    // a large file takes its time, and the object has its own after that
    if (subject.upload !== undefined && uploads.isRunning(subject.upload)) {
      this.begun = cluster.now();
    }
  }

  private judged(live: Manifest | undefined): Verdict {
    const { judge = (object: Manifest | undefined) => object === undefined ? UNSEEN : verdictOf(object) } = this.subject;
    const verdict = this.withUpload(judge(live));
    const isSettled = this.waiting.cluster.now() - this.start >= (this.subject.settles ?? 0);
    return isSettled || !isFinal(verdict) ? verdict : SETTLING;
  }

  /** an object that gets its file from this run needs no advice */
  private withUpload(verdict: Verdict): Verdict {
    const { subject: { upload }, waiting: { uploads } } = this;
    if (upload === undefined || verdict.state !== 'waiting' || uploads.fileOf(upload) === undefined) {
      return verdict;
    }
    const failure = uploads.failureOf(upload);
    const { advice, condition, ...others } = verdict;
    return failure === undefined ? others : { ...others, state: 'hopeless', reason: failure };
  }

  public get isOverdue(): boolean {
    return this.waiting.cluster.now() - this.begun >= this.subject.limit * 60_000;
  }

  public get minutes(): string {
    return `${Math.round((this.waiting.cluster.now() - this.start) / 60_000 * 10) / 10} min`;
  }

  public get text(): string {
    return textOf(this.subject, this.verdict);
  }

  public get awaited(): Awaited {
    const { state, reason, advice, condition, since: found } = this.verdict;
    const { label, normal, isPart } = this.subject;
    const seen = found === undefined ? NaN : Date.parse(found);
    const since = Number.isNaN(seen) ? this.since : seen;
    const isLate = this.waiting.cluster.now() - since > normal * 60_000;
    return { object: label, state, reason, advice, condition, since, normal, isLate, isPart: isPart === true };
  }
}
