import { LINE_FEED } from './characters';

/** the bytes of a file, of which any part can be read again */
export interface Source {
  readonly size: number;
  read(from: number, to: number): Buffer;
}

export function sourceOf(content: string | Buffer): Source {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return { size: bytes.length, read: (from, to) => bytes.subarray(from, to) };
}

const PIECE = 1024 * 1024;

/** A file of any size, of which one piece is in memory while it is read, and nothing afterwards. */
export class Pieces {
  private piece: Buffer = Buffer.alloc(0);
  private start = 0;
  private isOver = false;

  /** @param length number of bytes of a piece */
  constructor(private readonly source: Source, public readonly length = PIECE) {}

  public get size(): number {
    return this.source.size;
  }

  public bytes(from: number, to: number): Buffer {
    if (this.isOver || to - from > this.length) {
      return this.source.read(from, to);
    }
    this.hold(from, to);
    return this.piece.subarray(from - this.start, to - this.start);
  }

  /** where bytes stand next, from a place on; the end of the file, if they do not */
  public find(bytes: Buffer, from: number): number {
    for (let at = from; at + bytes.length <= this.size; at = this.start + this.piece.length - bytes.length + 1) {
      this.hold(at, at + bytes.length);
      const found = this.piece.indexOf(bytes, at - this.start);
      if (found >= 0) {
        return this.start + found;
      }
    }
    return this.size;
  }

  /** number of line breaks between two places */
  public breaks(from: number, to: number): number {
    let count = 0;
    for (let at = from; at < to; at += this.length) {
      const bytes = this.bytes(at, Math.min(at + this.length, to));
      count += breaksIn(bytes);
    }
    return count;
  }

  /** the parts of a file are asked for places long after it is read */
  public release(): void {
    this.piece = Buffer.alloc(0);
    this.isOver = true;
  }

  private hold(from: number, to: number): void {
    if (from < this.start || to > this.start + this.piece.length) {
      this.piece = this.source.read(from, Math.min(from + Math.max(this.length, to - from), this.size));
      this.start = from;
    }
  }
}

export function breaksIn(bytes: Buffer, from = 0, to = bytes.length): number {
  let count = 0;
  for (let at = from; at < to; at += 1) {
    count += bytes[at] === LINE_FEED ? 1 : 0;
  }
  return count;
}
