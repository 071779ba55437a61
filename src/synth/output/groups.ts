import { Tree } from '../tree';

/** a part of a list */
export interface Part {
  readonly list: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** The objects at and below constructs: each construct stands for those that are in its own chart. */
export class Groups {
  private readonly parts = new Map<number, Part>();

  constructor(private readonly tree: Tree) {}

  /** the objects of a construct */
  public of(construct: number): Part {
    const { ends, charts, objects } = this.tree;
    let part = this.parts.get(construct);
    if (part === undefined) {
      const list = objects.get(charts[construct]) ?? [];
      part = { list, from: firstAt(list, construct), to: firstAt(list, ends[construct]) };
      this.parts.set(construct, part);
    }
    return part;
  }

  /** whether an object is one of a construct */
  public has(construct: number, object: number): boolean {
    const { ends, charts } = this.tree;
    return charts[object] === charts[construct] && construct <= object && object < ends[construct];
  }
}

/** the index of the first number that is not below a limit, in a sorted list */
function firstAt(list: readonly number[], limit: number): number {
  let from = 0;
  let to = list.length;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (list[middle] < limit) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from;
}
