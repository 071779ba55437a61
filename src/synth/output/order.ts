import { ApiObject } from 'cdk8s';
import { ConstructGraph, Relations } from './construct-graph';
import { dependenciesOf } from './dependencies';
import { depthFirst } from './depth-first';
import { Groups } from './groups';
import { Needs } from './needs';
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
 * @returns `undefined` if cdk8s itself must order or refuse it: with a cycle, or with a dependency that leaves the app or its charts
 */
export function orderOf(tree: Tree): Order | undefined {
  const dependencies = dependenciesOf(tree);
  const groups = new Groups(tree);
  const needs = dependencies && Needs.of(tree, dependencies, groups);
  if (dependencies === undefined || needs === undefined) {
    return undefined;
  }
  const relations = { tree, dependencies, groups, needs };
  const all = placesBelow(relations, 0);
  // a construct without a way from a root is in a cycle
  if (all?.length !== tree.constructs.length) {
    return undefined;
  }
  return {
    charts: all.filter(place => tree.charts[place] === place),
    isNumbered: dependencies.orderCharts,
    objectsOf: chart => objectsOf(relations, chart),
  };
}

function objectsOf(relations: Relations, chart: number): number[] {
  const { charts, constructs } = relations.tree;
  return placesBelow(relations, chart)!.filter(place => charts[place] === chart && ApiObject.isApiObject(constructs[place]));
}

function placesBelow(relations: Relations, start: number): number[] | undefined {
  const graph = new ConstructGraph(relations, start);
  return depthFirst(graph)?.filter(vertex => vertex < graph.span).map(vertex => vertex + start);
}
