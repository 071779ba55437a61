import { ManifestObject } from './manifest';
import { withoutParts } from './part';

/** the objects of a kind; those of a namespace by their names, namesakes together */
interface OfKind {
  readonly objects: ManifestObject[];
  readonly namespaces: Map<string | undefined, Map<string, ManifestObject | ManifestObject[]>>;
}

const NO_OBJECTS: readonly ManifestObject[] = [];

/**
 * All objects that would be applied together, found by kind, namespace and name.
 */
export class ManifestSet {
  // maps in maps, because a key of all four would be a string for each object and for each search
  private readonly groups = new Map<string, Map<string, OfKind>>();
  private readonly shared: ManifestObject[][] = [];

  public readonly objects: readonly ManifestObject[];

  /** @param objects parts of an object that is among them as a whole are left out */
  constructor(objects: readonly ManifestObject[]) {
    this.objects = withoutParts(objects);
    for (const object of this.objects) {
      this.add(object);
    }
  }

  /** all objects of a kind, in the order of the app */
  public ofKind(group: string, kind: string): readonly ManifestObject[] {
    return this.groups.get(group)?.get(kind)?.objects ?? NO_OBJECTS;
  }

  /** the referenced object; the namespace is `undefined` for cluster-scoped kinds and for an app without a namespace */
  public find(group: string, kind: string, namespace: string | undefined, name: string): ManifestObject | undefined {
    const found = this.groups.get(group)?.get(kind)?.namespaces.get(namespace || undefined)?.get(name);
    return Array.isArray(found) ? found[0] : found;
  }

  /** objects that share kind, namespace and name: the cluster would keep only the last one */
  public namesakes(): ManifestObject[][] {
    if (this.shared.length < 2) {
      return this.shared;
    }
    // in the order of the first of each
    const places = new Map(this.objects.map((object, i) => [object, i]));
    return [...this.shared].sort(([a], [b]) => places.get(a)! - places.get(b)!);
  }

  private add(object: ManifestObject): void {
    const kinds = getOrMake(this.groups, object.group, () => new Map<string, OfKind>());
    const { objects, namespaces } = getOrMake(kinds, object.kind, () => ({ objects: [], namespaces: new Map() } as OfKind));
    objects.push(object);
    const names = getOrMake(namespaces, object.namespace || undefined, () => new Map<string, ManifestObject | ManifestObject[]>());
    const before = names.get(object.name);
    if (before === undefined) {
      names.set(object.name, object);
    } else if (Array.isArray(before)) {
      before.push(object);
    } else {
      const namesakes = [before, object];
      names.set(object.name, namesakes);
      // the API server names objects without a name
      if (object.name !== '') {
        this.shared.push(namesakes);
      }
    }
  }
}

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
