import { ApiObject } from 'cdk8s';
import { Tree } from '../tree';

/** a part of a list */
export interface Part {
  readonly list: readonly number[];
  readonly from: number;
  readonly to: number;
}

const NONE: readonly number[] = [];

/** The objects at and below constructs: each construct stands for those that are in its own chart. */
export class Groups {
  /** by construct, the number of objects of its chart that come before it */
  private readonly before: Int32Array;
  /** by construct, the number of its objects */
  private readonly counts: Int32Array;

  constructor(private readonly tree: Tree) {
    const { constructs, parents, charts } = tree;
    this.before = new Int32Array(constructs.length);
    this.counts = new Int32Array(constructs.length);
    const seen = new Int32Array(constructs.length);
    constructs.forEach((construct, place) => {
      const chart = charts[place];
      if (chart >= 0) {
        this.before[place] = seen[chart];
        this.counts[place] = ApiObject.isApiObject(construct) ? 1 : 0;
        seen[chart] += this.counts[place];
      }
    });
    // from the last construct to the first, so that those in a construct are counted before it
    for (let place = constructs.length - 1; place > 0; place--) {
      const parent = parents[place];
      if (charts[parent] === charts[place]) {
        this.counts[parent] += this.counts[place];
      }
    }
  }

  /** the objects of a construct */
  public of(construct: number): Part {
    const { charts, objects } = this.tree;
    const from = this.before[construct];
    return { list: objects.get(charts[construct]) ?? NONE, from, to: from + this.counts[construct] };
  }

  /** whether an object is one of a construct */
  public has(construct: number, object: number): boolean {
    const { ends, charts } = this.tree;
    return charts[object] === charts[construct] && construct <= object && object < ends[construct];
  }
}
