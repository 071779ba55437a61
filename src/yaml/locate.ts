import { MapNode, Node } from './node';
import { keyText, scalarOf } from './scalar';

/** Where a field begins: its key, or its item; if it is missing, the field that should contain it. */
export function locate(root: Node, keys: readonly (string | number)[]): number {
  let node = root;
  let at = root.at;
  for (const key of keys) {
    node = node.kind === 'alias' ? node.target : node;
    const next = node.kind === 'map' ? fieldOf(node, String(key)) : node.kind === 'list' ? itemOf(node.items[Number(key)]) : undefined;
    if (next === undefined) {
      break;
    }
    ({ node, at } = next);
  }
  return at;
}

interface Found { readonly node: Node; readonly at: number }

const itemOf = (node: Node | undefined): Found | undefined => node && { node, at: node.at };

function fieldOf({ pairs }: MapNode, key: string): Found | undefined {
  const pair = [...pairs].reverse().find(([name]) => textOf(name) === key);
  if (pair !== undefined) {
    return { node: pair[1], at: pair[0].at };
  }
  for (const [name, value] of pairs) {
    for (const source of textOf(name) === '<<' ? value.kind === 'list' ? value.items : [value] : []) {
      const map = source.kind === 'alias' ? source.target : source;
      const found = map.kind === 'map' ? fieldOf(map, key) : undefined;
      if (found !== undefined) {
        return found;
      }
    }
  }
  return undefined;
}

function textOf(node: Node): string | undefined {
  const target = node.kind === 'alias' ? node.target : node;
  return target.kind === 'scalar' ? keyText(scalarOf(target)) : undefined;
}
