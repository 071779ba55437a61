import { MARK } from './text';

/** Text of `imports/api-object.ts`, the base of all L1 classes. */
export const API_OBJECT = `${MARK}
import { ApiObject, ApiObjectProps, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';

/**
 * An object of the contract, rendered in this order: resolve, filter through the schema, patch.
 *
 * cdk8s patches before the classes it generates filter, so that a patch for a field they do not model
 * would vanish, and one for a field of the API would miss it where the generated name differs.
 *
 * @internal
 */
export abstract class ContractApiObject extends ApiObject {
  /**
   * Called with each object that is made; what is generated knows nothing of who listens.
   *
   * @internal
   */
  public static _made?: (object: ApiObject) => void;

  private readonly jsonPatches = new Array<JsonPatch>();
  private readonly clusterScoped: boolean;

  public constructor(scope: Construct, id: string, props: ApiObjectProps, kindScope: 'Cluster' | 'Namespaced') {
    super(scope, id, props);
    this.clusterScoped = kindScope === 'Cluster';
    ContractApiObject._made?.(this);
  }

  /**
   * Applies a set of RFC-6902 JSON-Patch operations to the manifest of this object.
   *
   * Paths are those of the API, whether the schema models them or not.
   */
  public override addJsonPatch(...ops: JsonPatch[]): void {
    // kept from the base class, which would apply them before the filter
    this.jsonPatches.push(...ops);
  }

  /**
   * Renders the object to Kubernetes JSON.
   */
  public override toJson(): any {
    const filtered = this._filter(super.toJson());
    // a chart stamps its namespace on every object; a patch may still put one there
    if (this.clusterScoped) delete filtered.metadata?.namespace;
    return inOrder(this.patched(filtered));
  }

  /**
   * Keeps what the schema models, and turns its names into those of the API.
   *
   * @internal
   */
  protected abstract _filter(resolved: any): Record<string, any>;

  // one at a time, so that the one that does not fit can be named; its values may be secrets and stay out of the message
  private patched(json: Record<string, any>): Record<string, any> {
    return this.jsonPatches.reduce((patched, patch, i) => {
      try {
        return JsonPatch.apply(patched, patch);
      } catch {
        const { op, path } = (patch as unknown as { _toJson(): { op: string; path: string } })._toJson();
        throw new Error(\`JSON patch \${i + 1} (\${op} \${path}) cannot be applied: the object has no such field, or another value there\`);
      }
    }, json);
  }
}

// the order in which cdk8s itself prints: identity first
function inOrder(json: Record<string, any>): Record<string, any> {
  const { apiVersion, kind, metadata, ...rest } = json;
  const first = Object.entries({ apiVersion, kind, metadata }).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(first), ...rest };
}
`;
