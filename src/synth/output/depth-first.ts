/** a graph of vertices 0 to `size` - 1 */
export interface Graph {
  readonly size: number;
  /** the vertices to begin with */
  readonly roots: readonly number[];
  /** the vertex at the end of an edge; `NO_VERTEX` if there is no vertex, and `LAST` after the last edge */
  edge(vertex: number, index: number): number;
}

export const LAST = -1;
export const NO_VERTEX = -2;

const OPEN = 1;
const DONE = 2;

/**
 * The vertices of a graph, each after those to which its edges lead.
 *
 * @param refuse throws an error for a cycle
 */
export function depthFirst(graph: Graph, refuse: (cycle: readonly number[]) => never): number[] {
  const states = new Uint8Array(graph.size);
  const done: number[] = [];
  graph.roots.forEach(root => visit(graph, root, states, done, refuse));
  // what no root leads to is in a cycle, or behind one
  for (let vertex = 0; vertex < graph.size; vertex++) {
    visit(graph, vertex, states, done, refuse);
  }
  return done;
}

// without recursion, so that a chain may be of any length
function visit(graph: Graph, root: number, states: Uint8Array, done: number[], refuse: (cycle: readonly number[]) => never): void {
  if (states[root] === DONE) {
    return;
  }
  const path = [root];
  const indices = [0];
  states[root] = OPEN;
  while (path.length > 0) {
    const top = path.length - 1;
    const next = graph.edge(path[top], indices[top]++);
    if (next === LAST) {
      states[path[top]] = DONE;
      done.push(path[top]);
      path.pop();
      indices.pop();
    } else if (next !== NO_VERTEX && states[next] === OPEN) {
      refuse(path.slice(path.indexOf(next)));
    } else if (next !== NO_VERTEX && states[next] !== DONE) {
      states[next] = OPEN;
      path.push(next);
      indices.push(0);
    }
  }
}
