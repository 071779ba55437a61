import { CARRIAGE_RETURN, LINE_FEED, SPACE, TAB, isBlank, isBreak, isBreakOrEnd } from './characters';

const HASH = 0x23;

/** a place in a text, and the steps from there */
export class Cursor {
  public at = 0;
  /** number of line breaks before this place */
  public line = 0;
  /** where the line begins */
  public lineStart = 0;
  protected readonly text: string;
  private pairs: boolean | undefined;

  /** @param tabsSeparate whether a tab may stand between tokens, as a space may */
  constructor(text: string, private readonly tabsSeparate = true) {
    this.text = `${text}\0`;
  }

  /** the character at or behind this place */
  public code(ahead = 0): number {
    return this.text.charCodeAt(this.at + ahead);
  }

  public char(): string {
    return String.fromCodePoint(this.text.codePointAt(this.at)!);
  }

  public slice(from: number, to = this.at): string {
    return this.text.slice(from, to);
  }

  /** number of characters before this place in its line */
  public get column(): number {
    return this.distance(this.lineStart);
  }

  /** number of characters from a place to this one; a surrogate pair is one */
  public distance(from: number): number {
    const units = this.at - from;
    this.pairs ??= /[\ud800-\udbff]/.test(this.text);
    return this.pairs ? units - (this.text.slice(from, this.at).match(/[\udc00-\udfff]/g)?.length ?? 0) : units;
  }

  /** reads a line break; the string that it means, since YAML keeps U+2028 and U+2029 as they are */
  public readBreak(): string {
    const code = this.code();
    this.at += code === CARRIAGE_RETURN && this.code(1) === LINE_FEED ? 2 : 1;
    this.line += 1;
    this.lineStart = this.at;
    return code === 0x2028 || code === 0x2029 ? String.fromCharCode(code) : '\n';
  }

  public skipSpaces(): void {
    while (this.code() === SPACE) {
      this.at += 1;
    }
  }

  public isSeparator(code: number): boolean {
    return code === SPACE || code === TAB && this.tabsSeparate;
  }

  public skipBlanks(): void {
    while (this.isSeparator(this.code())) {
      this.at += 1;
    }
  }

  public skipComment(): void {
    if (this.code() === HASH) {
      this.skipLine();
    }
  }

  /** up to the line break */
  public skipLine(): void {
    while (!isBreakOrEnd(this.code())) {
      this.at += 1;
    }
  }

  /** `---` or `...` at the beginning of a line */
  public isDocumentMark(): boolean {
    if (this.at !== this.lineStart) {
      return false;
    }
    const code = this.code();
    const next = this.code(3);
    return (code === 0x2d || code === 0x2e) && this.code(1) === code && this.code(2) === code && (isBlank(next) || isBreak(next) || next === 0);
  }
}
