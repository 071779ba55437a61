import { ManifestObject } from './manifest';

/**
 * All objects that would be applied together, found by kind, namespace and name.
 */
export class ManifestSet {
  private readonly kinds = new Map<string, ManifestObject[]>();
  private readonly names = new Map<string, ManifestObject[]>();

  constructor(public readonly objects: readonly ManifestObject[]) {
    for (const object of objects) {
      add(this.kinds, kindKey(object.group, object.kind), object);
      add(this.names, nameKey(object.group, object.kind, object.namespace, object.name), object);
    }
  }

  /** all objects of a kind, in the order of the app */
  public ofKind(group: string, kind: string): readonly ManifestObject[] {
    return this.kinds.get(kindKey(group, kind)) ?? [];
  }

  /** the referenced object; the namespace is `undefined` for cluster-scoped kinds and for an app without a namespace */
  public find(group: string, kind: string, namespace: string | undefined, name: string): ManifestObject | undefined {
    return this.names.get(nameKey(group, kind, namespace, name))?.[0];
  }

  /** objects that share kind, namespace and name: the cluster would keep only the last one */
  public namesakes(): ManifestObject[][] {
    return [...this.names.values()].filter(objects => objects.length > 1 && objects[0].name !== '');
  }
}

function add(map: Map<string, ManifestObject[]>, key: string, object: ManifestObject): void {
  const objects = map.get(key);
  if (objects === undefined) {
    map.set(key, [object]);
  } else {
    objects.push(object);
  }
}

// kinds and names contain no slash, so joined keys cannot collide
const kindKey = (group: string, kind: string) => `${group}/${kind}`;
const nameKey = (group: string, kind: string, namespace: string | undefined, name: string) => `${group}/${kind}/${namespace ?? ''}/${name}`;
