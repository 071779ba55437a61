import { ApiObject } from 'cdk8s';
import { ConstructGraph } from './construct-graph';
import { Dependencies, dependenciesOf } from './dependencies';
import { LAST, depthFirst } from './depth-first';
import { Groups } from './groups';
import { Needs } from './needs';
import { CallerError } from '../../manifest/caller-error';
import { Tree } from '../tree';

/** the order in which the charts and the objects of an app are written */
export interface Order {
  readonly charts: readonly number[];
  /** whether a chart depends on another one: then the names of files begin with a number */
  readonly isNumbered: boolean;
  /** the objects of a chart, without those of charts in it */
  objectsOf(chart: number): number[];
}

/**
 * Orders an app as cdk8s does, in a time that grows with its constructs and dependencies only.
 *
 * cdk8s makes an edge for each two objects of two constructs, searches the graph once per edge, and visits an object once per way to it.
 *
 * @returns `undefined` if cdk8s itself must judge its dependencies
 * @throws if there is a cycle
 */
export function orderOf(tree: Tree): Order | undefined {
  const dependencies = dependenciesOf(tree);
  if (dependencies === undefined) {
    return undefined;
  }
  const refuse = (cycle: readonly number[]): never => {
    // a cycle of charts or scopes makes one of their objects, too, and says more
    refuseCycles(tree, dependencies);
    throw new CallerError(cycleMessage(tree, cycle));
  };
  const groups = new Groups(tree);
  const relations = { tree, dependencies, groups, needs: new Needs(tree, dependencies, groups, refuse) };
  const visit = (start: number) => placesBelow(new ConstructGraph(relations, start), start, refuse);
  const { charts, constructs, objects } = tree;
  // one chart needs no order, and what is beside it depends on nothing
  const [only] = objects.size === 1 ? objects.keys() : [];
  const all = visit(only ?? 0);
  return {
    charts: only === undefined ? all.filter(place => charts[place] === place) : [only],
    isNumbered: dependencies.orderCharts,
    objectsOf: chart => (chart === only ? all : visit(chart)).filter(place => charts[place] === chart && ApiObject.isApiObject(constructs[place])),
  };
}

function placesBelow(graph: ConstructGraph, start: number, refuse: (cycle: readonly number[]) => never): number[] {
  const placesOf = (vertices: readonly number[]) => vertices.filter(vertex => vertex < graph.span).map(vertex => vertex + start);
  return placesOf(depthFirst(graph, cycle => refuse(placesOf(cycle))));
}

/** @throws if there is a cycle of constructs, apart from what follows for the objects in them */
function refuseCycles(tree: Tree, dependencies: Dependencies): void {
  const edge = (place: number, index: number) => dependencies.of(place)[index] ?? LAST;
  depthFirst({ size: tree.constructs.length, roots: [], edge }, cycle => {
    throw new CallerError(cycleMessage(tree, cycle));
  });
}

/** The words of cdk8s, which adds dependencies in the order of the constructs, and begins with the target of the one that closes the cycle. */
function cycleMessage({ constructs }: Tree, cycle: readonly number[]): string {
  const closing = cycle.indexOf(cycle.reduce((last, place) => Math.max(last, place)));
  const ordered = [...cycle.slice(closing + 1), ...cycle.slice(0, closing + 1)];
  return `Dependency cycle detected: ${[...ordered, ordered[0]].map(place => constructs[place].node.path).join(' => ')}`;
}
