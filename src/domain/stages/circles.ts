interface Visit<T> {
  readonly node: T;
  /** the next need to visit */
  next: number;
}

/** what a node needs */
export type Needs<T> = ReadonlyMap<T, readonly T[]>;

/**
 * The nodes, where those that need one another are one circle, and each circle comes after those that it needs: Tarjan's algorithm,
 * with a list of its own, because a chain of disks and snapshots may be longer than the stack.
 */
export function circlesOf<T>(roots: readonly T[], needs: Needs<T>): T[][] {
  const circles: T[][] = [];
  const numbers = new Map<T, number>();
  const lowest = new Map<T, number>();
  const open: T[] = [];
  const isOpen = new Set<T>();
  const enter = (node: T): Visit<T> => {
    lowest.set(node, numbers.size);
    numbers.set(node, numbers.size);
    open.push(node);
    isOpen.add(node);
    return { node, next: 0 };
  };
  const lower = (node: T, to: number) => lowest.set(node, Math.min(lowest.get(node)!, to));
  const leave = (node: T) => {
    if (lowest.get(node) === numbers.get(node)) {
      const circle = open.splice(open.lastIndexOf(node));
      circle.forEach(each => isOpen.delete(each));
      circles.push(circle);
    }
  };

  for (const root of roots) {
    const path = numbers.has(root) ? [] : [enter(root)];
    while (path.length > 0) {
      const visit = path[path.length - 1];
      const need = needs.get(visit.node)![visit.next++];
      if (need === undefined) {
        path.pop();
        leave(visit.node);
        if (path.length > 0) {
          lower(path[path.length - 1].node, lowest.get(visit.node)!);
        }
      } else if (!numbers.has(need)) {
        path.push(enter(need));
      } else if (isOpen.has(need)) {
        lower(visit.node, numbers.get(need)!);
      }
    }
  }
  return circles;
}

/** the nodes in their order, but each after those that it needs */
export function needsFirst<T>(roots: readonly T[], needs: Needs<T>): T[] {
  const done: T[] = [];
  const seen = new Set<T>();
  const enter = (node: T): Visit<T> => {
    seen.add(node);
    return { node, next: 0 };
  };
  for (const root of roots) {
    const path = seen.has(root) ? [] : [enter(root)];
    while (path.length > 0) {
      const visit = path[path.length - 1];
      const need = needs.get(visit.node)![visit.next++];
      if (need === undefined) {
        done.push(visit.node);
        path.pop();
      } else if (!seen.has(need)) {
        path.push(enter(need));
      }
    }
  }
  return done;
}
