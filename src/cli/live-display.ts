import type { Awaited, Event } from '../apply/event';
import { Lines, awaitedText, bytes } from '../apply/lines';

/** a terminal that shows the state of a run */
export interface Screen {
  readonly columns: number;
  readonly rows: number;
  write(text: string): void;
}

const UP_AND_CLEAR = '\x1b[1A\x1b[2K';

/** The lines of a run, and below them what it waits for now, drawn anew with each event. */
export class LiveDisplay {
  private pending: readonly Awaited[] = [];
  private readonly uploads = new Map<string, string>();
  private drawn = 0;

  constructor(
    private readonly screen: Screen,
    private readonly lines: Lines,
    private readonly now: () => number,
    private readonly print: (text: string, isError: boolean) => void,
  ) {}

  public show(event: Event): void {
    this.note(event);
    const lines = this.lines.of(event);
    this.clear();
    if (lines.length > 0) {
      this.print(lines.join('\n'), event.event === 'stopped');
    }
    this.draw();
  }

  /** takes what is below the lines away */
  public clear(): void {
    this.screen.write(UP_AND_CLEAR.repeat(this.drawn));
    this.drawn = 0;
  }

  private note(event: Event): void {
    if (event.event === 'waiting') {
      this.pending = event.pending;
    } else if (event.event === 'upload') {
      this.uploads.set(event.object, `${event.object} upload: ${bytes(event.sent)} of ${bytes(event.size)}`);
    } else if (event.event === 'uploaded') {
      this.uploads.delete(event.object);
    } else if (['stage', 'stage-ready', 'stage-gone', 'done', 'stopped'].includes(event.event)) {
      this.pending = [];
    }
  }

  private draw(): void {
    const all = [...this.pending.map(each => awaitedText(each, this.now())), ...this.uploads.values()];
    const room = Math.max(1, Math.min(15, this.screen.rows - 3));
    const shown = all.length > room ? [...all.slice(0, room - 1), `and ${all.length - room + 1} more`] : all;
    this.screen.write(shown.map(line => `  ${line}`.slice(0, Math.max(20, this.screen.columns - 1))).map(line => `${line}\n`).join(''));
    this.drawn = shown.length;
  }
}
