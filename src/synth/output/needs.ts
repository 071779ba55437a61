import { Dependencies } from './dependencies';
import { Groups } from './groups';
import { Tree } from '../tree';

/** Whether a dependency may mean more than these two constructs: one of them has others in it. */
export function isOfMany({ ends }: Tree, source: number, target: number): boolean {
  return ends[source] - source > 1 || ends[target] - target > 1;
}

/**
 * What the objects of an app need, because a construct around them depends on something.
 *
 * If a construct S depends on a construct T, each object of S depends on each object of T.
 */
export class Needs {
  /** by construct, the nearest one that depends on something, from itself up to its chart; -1 if there is none */
  public readonly nearest: Int32Array;
  /** objects that are in a group which they need themselves: cdk8s makes no edge from an object to itself */
  public readonly selfish = new Set<number>();

  /** @param refuse throws an error for two objects that need each other, because a construct depends on one in it or around it, and both are in both */
  constructor(private readonly tree: Tree, private readonly dependencies: Dependencies, groups: Groups, refuse: (cycle: readonly number[]) => never) {
    this.nearest = new Int32Array(tree.constructs.length).fill(-1);
    const sources = new Set<number>();
    for (const source of dependencies.sources()) {
      for (const target of dependencies.of(source).filter(construct => isOfMany(tree, source, construct))) {
        sources.add(source);
        const inner = this.inner(source, target);
        const { list, from, to } = groups.of(inner ?? source);
        if (inner !== undefined && to - from > 1) {
          refuse([list[from], list[from + 1]]);
        }
        if (inner !== undefined && to - from === 1) {
          this.selfish.add(list[from]);
        }
      }
    }
    for (let place = 0; sources.size > 0 && place < this.nearest.length; place++) {
      this.nearest[place] = sources.has(place) ? place : this.outer(place);
    }
  }

  /** the nearest construct around one, in its chart, that depends on something; -1 if there is none */
  public outer(place: number): number {
    const parent = this.tree.parents[place];
    return this.tree.charts[place] === place || parent < 0 ? -1 : this.nearest[parent];
  }

  /** all constructs that an object needs by those around it, in the order of cdk8s */
  public of(object: number): number[] {
    const scopes: number[] = [];
    for (let scope = this.nearest[object]; scope >= 0; scope = this.outer(scope)) {
      scopes.push(scope);
    }
    return scopes.reverse().flatMap(scope => this.dependencies.of(scope));
  }

  // of two constructs of one chart, of which one is in the other
  private inner(source: number, target: number): number | undefined {
    const { charts, ends } = this.tree;
    const outer = Math.min(source, target);
    const inner = Math.max(source, target);
    return charts[outer] === charts[inner] && inner < ends[outer] ? inner : undefined;
  }
}
