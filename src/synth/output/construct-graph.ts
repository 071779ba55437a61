import { ApiObject } from 'cdk8s';
import { Dependencies } from './dependencies';
import { Graph, LAST, NO_VERTEX } from './depth-first';
import { Groups } from './groups';
import { Needs, isOfMany } from './needs';
import { Tree } from '../tree';

/** an app and its dependencies */
export interface Relations {
  readonly tree: Tree;
  readonly dependencies: Dependencies;
  readonly groups: Groups;
  readonly needs: Needs;
}

/**
 * The graph in which cdk8s orders a chart, or the whole app, without an edge for each two objects of two constructs.
 *
 * There are three vertices for each construct: the construct itself, its needs, and its group. An object has an edge to the needs around it, needs have edges
 * to groups, and a group has edges to its objects. So the edges are as many as the objects, and not as many as their pairs.
 */
export class ConstructGraph implements Graph {
  public readonly size: number;
  public readonly roots: readonly number[];
  /** the number of constructs: a vertex below it is a construct */
  public readonly span: number;
  private readonly end: number;
  // by object, the edges of the objects that are in a group which they need
  private readonly selfish = new Map<number, readonly number[]>();

  /** @param start the place of the construct whose subtree is ordered */
  constructor(private readonly relations: Relations, private readonly start: number) {
    this.end = relations.tree.ends[start];
    this.span = this.end - start;
    this.size = 3 * this.span;
    this.roots = this.findRoots();
  }

  public edge(vertex: number, index: number): number {
    if (vertex < this.span) {
      return this.edgeOfConstruct(vertex + this.start, index);
    }
    if (vertex < 2 * this.span) {
      return this.edgeOfNeeds(vertex - this.span + this.start, index);
    }
    return this.edgeOfGroup(vertex - 2 * this.span + this.start, index);
  }

  private edgeOfConstruct(place: number, index: number): number {
    const { tree, dependencies, needs } = this.relations;
    const targets = dependencies.of(place);
    if (index < targets.length) {
      return this.isInside(targets[index]) ? targets[index] - this.start : NO_VERTEX;
    }
    const scope = needs.nearest[place];
    if (scope < 0 || !ApiObject.isApiObject(tree.constructs[place])) {
      return LAST;
    }
    if (needs.selfish.has(place)) {
      return this.edgesOfSelfish(place)[index - targets.length] ?? LAST;
    }
    return index === targets.length ? this.needsOf(scope) : LAST;
  }

  private edgeOfNeeds(scope: number, index: number): number {
    const { dependencies, needs } = this.relations;
    if (index === 0) {
      const outer = needs.outer(scope);
      return outer < 0 ? NO_VERTEX : this.needsOf(outer);
    }
    const targets = dependencies.of(scope);
    if (index > targets.length) {
      return LAST;
    }
    return this.isInside(targets[index - 1]) ? this.groupOf(targets[index - 1]) : NO_VERTEX;
  }

  private edgeOfGroup(construct: number, index: number): number {
    const { list, from, to } = this.relations.groups.of(construct);
    return from + index < to ? list[from + index] - this.start : LAST;
  }

  private edgesOfSelfish(object: number): readonly number[] {
    let edges = this.selfish.get(object);
    if (edges === undefined) {
      const { groups, needs } = this.relations;
      edges = needs.of(object).filter(construct => this.isInside(construct))
        .flatMap(construct => groups.has(construct, object) ? this.othersOf(construct, object) : [this.groupOf(construct)]);
      this.selfish.set(object, edges);
    }
    return edges;
  }

  private othersOf(construct: number, object: number): number[] {
    const { list, from, to } = this.relations.groups.of(construct);
    return list.slice(from, to).filter(other => other !== object).map(other => other - this.start);
  }

  private isInside(place: number): boolean {
    return this.start <= place && place < this.end;
  }

  private needsOf(construct: number): number {
    return this.span + construct - this.start;
  }

  private groupOf(construct: number): number {
    return 2 * this.span + construct - this.start;
  }

  /** the constructs that no other one depends on, in the order of cdk8s */
  private findRoots(): number[] {
    const reached = this.findReached();
    const roots: number[] = [];
    for (let vertex = 0; vertex < this.span; vertex++) {
      if (reached[vertex] === 0) {
        roots.push(vertex);
      }
    }
    // cdk8s keeps them in an object by path, in which JavaScript moves such keys to the front
    const { constructs, parents } = this.relations.tree;
    const isNumber = (vertex: number) => this.start === 0 && parents[vertex] === 0 && isIndex(constructs[vertex].node.id);
    return [...roots.filter(isNumber), ...roots.filter(vertex => !isNumber(vertex))];
  }

  private findReached(): Uint8Array {
    const { tree, dependencies, groups } = this.relations;
    const reached = new Uint8Array(this.span);
    const complete = new Uint8Array(this.span);
    for (let source = this.start; source < this.end; source++) {
      for (const target of dependencies.of(source)) {
        if (!this.isInside(target)) {
          continue;
        }
        reached[target - this.start] = 1;
        if (isOfMany(tree, source, target)) {
          const { list, from, to } = groups.of(source);
          const only = to - from === 1 && groups.has(target, list[from]) ? list[from] : undefined;
          if (to > from && complete[target - this.start] === 0) {
            this.reach(target, only, reached);
            complete[target - this.start] = only === undefined ? 1 : 0;
          }
        }
      }
    }
    return reached;
  }

  private reach(construct: number, except: number | undefined, reached: Uint8Array): void {
    const { list, from, to } = this.relations.groups.of(construct);
    for (let i = from; i < to; i++) {
      if (list[i] !== except) {
        reached[list[i] - this.start] = 1;
      }
    }
  }
}

/** whether JavaScript takes a key for a place in a list */
function isIndex(key: string): boolean {
  return /^(?:0|[1-9]\d{0,9})$/.test(key) && Number(key) < 2 ** 32 - 1;
}
