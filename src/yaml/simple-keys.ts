import { nameOf } from './characters';
import { Cursor } from './cursor';
import { YamlError } from './node';

/** a place where a key may have begun: only the ':' behind it decides */
export interface SimpleKey {
  isPossible: boolean;
  /** whether nothing else than a key may begin there */
  readonly isRequired: boolean;
  /** the number of its token, counted from the first of the text */
  readonly token: number;
  readonly at: number;
  readonly line: number;
  readonly column: number;
}

// a key is in one line, and its ':' is near
const LONGEST_KEY = 1024;

/** The latest place of each level of brackets where a key may have begun. */
export class SimpleKeys {
  private readonly stack: SimpleKey[] = [];
  /** by the number of their token, the level of brackets */
  private readonly levels = new Map<number, number>();

  constructor(private readonly cursor: Cursor) {
    this.open(0);
  }

  /** number of open brackets */
  public get level(): number {
    return this.stack.length - 1;
  }

  public get current(): SimpleKey {
    return this.stack[this.level];
  }

  public open(token: number): void {
    const { at, line } = this.cursor;
    this.stack.push({ isPossible: false, isRequired: false, token, at, line, column: 0 });
  }

  public close(): void {
    if (this.level > 0) {
      this.levels.delete(this.stack.pop()!.token);
    }
  }

  public save(token: number, isRequired: boolean): void {
    const { at, line, column } = this.cursor;
    this.remove();
    this.stack[this.level] = { isPossible: true, isRequired, token, at, line, column };
    this.levels.set(token, this.level);
  }

  /** what follows shows that no key began there */
  public remove(): void {
    if (this.current.isPossible) {
      this.requireNone(this.current);
      this.use(this.current);
    }
  }

  /** the ':' of the key is found */
  public use(key: SimpleKey): void {
    key.isPossible = false;
    this.levels.delete(key.token);
  }

  /** whether a ':' that is not read yet may make a token a key */
  public mayBegin(token: number): boolean {
    const level = this.levels.get(token);
    return level !== undefined && this.isStillPossible(this.stack[level]);
  }

  public isStillPossible(key: SimpleKey): boolean {
    if (key.isPossible && (key.line < this.cursor.line || this.cursor.distance(key.at) > LONGEST_KEY)) {
      this.requireNone(key);
      key.isPossible = false;
    }
    return key.isPossible;
  }

  private requireNone({ isRequired, at }: SimpleKey): void {
    if (isRequired) {
      const line = this.cursor.slice(this.cursor.slice(0, at).lastIndexOf('\n') + 1);
      const [char] = /[\x85\u2028\u2029]/.exec(line) ?? [];
      const hint = char === undefined ? '' : `; in YAML 1.1, ${nameOf(char)} ends a line, too`;
      throw new YamlError(`the line is not a field: no ': ' follows the key${hint}`, at);
    }
  }
}
