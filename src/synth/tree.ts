import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';

/** a tree of constructs in the order of `node.findAll()`; a number is the place of a construct in that order */
export interface Tree {
  readonly constructs: readonly IConstruct[];
  /** by construct, the construct around it; -1 for the root */
  readonly parents: Int32Array;
  /** by construct, the place after the last construct below it */
  readonly ends: Int32Array;
  /** by construct, the chart that it is or is in; -1 if there is none */
  readonly charts: Int32Array;
  /** by chart, its objects without those of charts in it */
  readonly objects: ReadonlyMap<number, readonly number[]>;
}

/** Reads a tree, however deep it is. */
export function treeOf(root: IConstruct): Tree {
  const constructs: IConstruct[] = [];
  const around: number[] = [];
  // two lists, and not one of pairs: a chart has tens of thousands of children
  const open: IConstruct[] = [root];
  const parentsOfOpen = [-1];
  while (open.length > 0) {
    const construct = open.pop()!;
    const place = constructs.push(construct) - 1;
    around.push(parentsOfOpen.pop()!);
    const { children } = construct.node;
    for (let i = children.length - 1; i >= 0; i--) {
      open.push(children[i]);
      parentsOfOpen.push(place);
    }
  }
  const parents = Int32Array.from(around);
  return { constructs, parents, ends: endsOf(parents), ...chartsOf(constructs, parents) };
}

/** Whether a tree has still the same constructs. */
export function isUnchanged({ constructs, ends }: Tree): boolean {
  return constructs.every((construct, place) => {
    let next = place + 1;
    for (const child of construct.node.children) {
      if (next === ends[place] || constructs[next] !== child) {
        return false;
      }
      next = ends[next];
    }
    return next === ends[place];
  });
}

function endsOf(parents: Int32Array): Int32Array {
  const ends = new Int32Array(parents.length);
  for (let i = parents.length - 1; i >= 0; i--) {
    ends[i] = Math.max(ends[i], i + 1);
    const parent = parents[i];
    if (parent >= 0) {
      ends[parent] = Math.max(ends[parent], ends[i]);
    }
  }
  return ends;
}

function chartsOf(constructs: readonly IConstruct[], parents: Int32Array): Pick<Tree, 'charts' | 'objects'> {
  const charts = new Int32Array(parents.length);
  const objects = new Map<number, number[]>();
  for (let i = 0; i < parents.length; i++) {
    const construct = constructs[i];
    if (Chart.isChart(construct)) {
      charts[i] = i;
      objects.set(i, []);
    } else {
      charts[i] = parents[i] < 0 ? -1 : charts[parents[i]];
    }
    if (ApiObject.isApiObject(construct)) {
      objects.get(charts[i])?.push(i);
    }
  }
  return { charts, objects };
}
