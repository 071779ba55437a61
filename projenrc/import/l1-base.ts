import { MARK } from './text';

/** Text of `imports/api-object.ts`, the base of all L1 classes. */
export const API_OBJECT = `${MARK}
import { ApiObject, ApiObjectProps, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';

/**
 * An object of the contract, rendered in this order: resolve, filter through the schema, patch.
 *
 * cdk8s patches before its generated classes filter: a patch for a field that they do not model would be lost,
 * and a patch for a field with another generated name would not find it.
 *
 * @internal
 */
export abstract class ContractApiObject extends ApiObject {
  /**
   * Called with each new object, so that generated code does not import the checks.
   *
   * @internal
   */
  public static _onCreate?: (object: ApiObject) => void;

  private readonly jsonPatches: JsonPatch[] = [];
  private readonly clusterScoped: boolean;

  public constructor(scope: Construct, id: string, props: ApiObjectProps, kindScope: 'Cluster' | 'Namespaced') {
    super(scope, id, props);
    this.clusterScoped = kindScope === 'Cluster';
    ContractApiObject._onCreate?.(this);
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
    const filtered = this._filter(this._resolved());
    // a chart sets its namespace on every object; a patch may still set one
    if (this.clusterScoped) delete filtered.metadata?.namespace;
    return this.jsonPatches.length === 0 ? filtered : inOrder(this.patched(filtered));
  }

  /**
   * Renders the object without its patches, with the names of its class.
   *
   * @internal
   */
  protected _resolved(): any {
    return super.toJson();
  }

  /**
   * Keeps the fields that the schema models, and renames them to those of the API.
   *
   * @internal
   */
  protected abstract _filter(resolved: any): Record<string, any>;

  // one by one, to name the one that fails; its values may be secrets and must not be in the message
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

// the order of cdk8s: identity first
function inOrder(json: Record<string, any>): Record<string, any> {
  const { apiVersion, kind, metadata, ...rest } = json;
  const first = Object.entries({ apiVersion, kind, metadata }).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(first), ...rest };
}
`;
