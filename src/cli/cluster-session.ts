import type { Session } from './command';
import { CommandError } from './failures';
import { Access, KubectlCluster } from './kubectl-cluster';
import { LiveDisplay } from './live-display';
import type { Cluster } from '../apply/cluster';
import type { Event, Report } from '../apply/event';
import { ClusterError } from '../apply/failure';
import { Lines } from '../apply/lines';
import { patient } from '../apply/patient';
import { CODES, Interrupted, Stop } from '../apply/stop';

/** what a command has that works with a cluster over time */
export interface Tools {
  readonly cluster: Cluster;
  /** the namespace of objects that name none */
  readonly namespace: () => Promise<string>;
  /** works on while the run is interrupted, until its end */
  readonly keeper: KubectlCluster;
  readonly report: Report;
  /** missing without a terminal */
  readonly ask?: (question: string) => Promise<boolean>;
}

export interface ClusterOptions {
  readonly access: Access;
  /** `text` or `jsonl` */
  readonly format: string;
  /** the command line that goes on where this one ends */
  readonly again: string;
}

/** Runs a command against a cluster, and returns its exit code. Ctrl-C ends it with a message that says where it was. */
export async function inCluster(session: Session, { access, format, again }: ClusterOptions, work: (tools: Tools) => Promise<void>): Promise<number> {
  const { output } = session;
  const [interrupt, end] = [new AbortController(), new AbortController()];
  const off = output.onInterrupt?.(code => interrupt.abort(code));
  const cluster = new KubectlCluster(access, interrupt.signal);
  const shown = reporter(session, format, () => cluster.now());
  const place = new Place();
  const report: Report = event => {
    place.note(event);
    shown(event);
  };
  const { terminal } = output;
  const ask = terminal === undefined || format === 'jsonl' ? undefined : async (question: string) => {
    const answer = await terminal.ask(question, interrupt.signal);
    if (interrupt.signal.aborted) {
      throw new Interrupted(interrupt.signal.reason as number);
    }
    return answer;
  };
  try {
    const keeper = new KubectlCluster(access, end.signal);
    await work({ cluster: patient(cluster, report), namespace: () => cluster.namespace(), keeper, report, ask });
    return 0;
  } catch (error) {
    const { text, code } = ended(error, place);
    report({ event: 'stopped', text, code, ...code === CODES.usage || code === CODES.notAccepted ? {} : { next: again } });
    return code;
  } finally {
    off?.();
    end.abort(CODES.interrupted);
  }
}

function ended(error: unknown, place: Place): { readonly text: string; readonly code: number } {
  if (error instanceof Interrupted) {
    return { text: `interrupted ${place.text}; what is done stays`, code: error.code };
  }
  if (error instanceof ClusterError) {
    const isAway = error.kind === 'offline' || error.kind === 'busy';
    const code = isAway || error.kind === 'program' || error.kind === 'forbidden' ? CODES.noAccess : CODES.failed;
    return { text: isAway ? `the cluster is not reachable: ${error.message}` : error.message, code };
  }
  if (error instanceof Stop || error instanceof CommandError) {
    return { text: error.message, code: error.code };
  }
  throw error;
}

/** where a run is */
class Place {
  public text = 'before anything was changed';

  public note(event: Event): void {
    if (event.event === 'stage') {
      this.text = `in stage ${event.stage.number} ${event.stage.name}`;
    } else if (event.event === 'waiting') {
      this.text = `${this.text.split(', ')[0]}, waiting for ${event.pending.map(({ object }) => object).join(', ')}`;
    } else if (event.event === 'stage-ready' || event.event === 'stage-gone') {
      this.text = `after stage ${event.stage.number} ${event.stage.name}`;
    }
  }
}

function reporter({ output }: Session, format: string, now: () => number): Report {
  if (format === 'jsonl') {
    return event => output.print(JSON.stringify({ time: new Date(now()).toISOString(), ...event }));
  }
  const { terminal } = output;
  const lines = new Lines(now, terminal !== undefined);
  const print = (text: string, isError: boolean) => isError ? output.error(text) : output.print(text);
  if (terminal === undefined) {
    return event => {
      const text = lines.of(event);
      if (text.length > 0) {
        print(text.join('\n'), event.event === 'stopped');
      }
    };
  }
  const display = new LiveDisplay(terminal, lines, now, print);
  return event => display.show(event);
}
