/** a place for people: both count from 1 */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Finds the lines of places in a text, as editors count them. */
export class Lines {
  private readonly starts: number[] = [0];

  constructor(private readonly text: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      this.starts.push(at + 1);
    }
  }

  public place(at: number): Place {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.starts[middle] <= at) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return { line: low + 1, column: [...this.text.slice(this.starts[low], at)].length + 1 };
  }
}
