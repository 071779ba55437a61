import { KINDS } from '../../imports/contract/kinds';

/**
 * A Kubernetes object as plain JSON, as `kubectl apply` would send it.
 */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: Metadata;
  // of any type, because the schema is checked later
  readonly [key: string]: unknown;
}

export interface Metadata {
  readonly name?: string;
  readonly namespace?: string;
  readonly labels?: Record<string, string>;
  readonly annotations?: Record<string, string>;
  readonly [key: string]: unknown;
}

/** what all objects of one kind and version have in common */
interface KindIdentity {
  readonly group: string;
  readonly kind: string;
  readonly gvk: string;
  readonly isClusterWide: boolean;
}

const identities = new Map<string, Map<string, KindIdentity>>();
// a cluster has a few hundred kinds
const MOST_IDENTITIES = 1000;

function identityOf(apiVersion: string, kind: string): KindIdentity {
  const known = identities.get(apiVersion)?.get(kind);
  if (known !== undefined) {
    return known;
  }
  const slash = apiVersion.indexOf('/');
  const gvk = `${apiVersion}/${kind}`;
  const identity = { group: slash < 0 ? '' : apiVersion.slice(0, slash), kind, gvk, isClusterWide: KINDS[gvk]?.scope === 'Cluster' };
  const kinds = identities.get(apiVersion) ?? new Map<string, KindIdentity>();
  if (identities.size < MOST_IDENTITIES && kinds.size < MOST_IDENTITIES) {
    identities.set(apiVersion, kinds.set(kind, identity));
  }
  return identity;
}

/** the objects of one construct: one list for all that depend on it */
export type ObjectGroup = readonly ManifestObject[];

const NO_DEPENDENCIES: readonly ObjectGroup[] = [];

/**
 * One object of a set, with the construct that made it, if one did.
 */
export class ManifestObject {
  public readonly name: string;
  public readonly namespace: string | undefined;
  private readonly identity: KindIdentity;

  /**
   * @param where path of the construct, or place in a file; a function is called only for a finding
   * @param isConstruct whether its author wrote a construct of this library, not YAML
   * @param file the file that the object is in or will be written to, if known: equal for the objects of one file
   */
  constructor(
    public readonly json: Manifest,
    private readonly where?: string | (() => string),
    public readonly isConstruct = false,
    public readonly file?: string,
  ) {
    const { apiVersion, kind, metadata } = json;
    this.identity = identityOf(apiVersion, kind);
    this.name = typeof metadata?.name === 'string' ? metadata.name : '';
    // cdk8s also sets the namespace of a chart on cluster-scoped objects, where it has no effect
    this.namespace = !this.identity.isClusterWide && typeof metadata?.namespace === 'string' ? metadata.namespace : undefined;
  }

  public get group(): string {
    return this.identity.group;
  }

  public get kind(): string {
    return this.identity.kind;
  }

  /** group, version and kind: `group/version/Kind` */
  public get gvk(): string {
    return this.identity.gvk;
  }

  public get path(): string | undefined {
    return typeof this.where === 'function' ? this.where() : this.where;
  }

  /** groups of objects that must be applied before this one because its author says so, beside those that it names */
  public get dependencies(): readonly ObjectGroup[] {
    return NO_DEPENDENCIES;
  }

  /** the object in messages: `VirtualMachine shop/web` */
  public get label(): string {
    const name = this.name || '(no name)';
    return this.namespace === undefined ? `${this.kind} ${name}` : `${this.kind} ${this.namespace}/${name}`;
  }

  /** the value at a pointer, `undefined` if it is missing */
  public value(pointer: string): unknown {
    return valueAt(this.json, pointer);
  }

  /** the string at a pointer, `undefined` if it is missing or has another type */
  public text(pointer: string): string | undefined {
    return textAt(this.json, pointer);
  }

  /** the number at a pointer, `undefined` if it is missing or has another type */
  public number(pointer: string): number | undefined {
    return numberAt(this.json, pointer);
  }

  /** the list at a pointer, empty if it is missing or has another type */
  public list<T>(pointer: string): readonly T[] {
    return listAt(this.json, pointer);
  }
}

/** the list at a pointer of any JSON, empty if it is missing or has another type */
export function listAt<T>(json: unknown, pointer: string): readonly T[] {
  const list = valueAt(json, pointer);
  return Array.isArray(list) ? list : [];
}

/** the objects of the list at a pointer of any JSON, without items of other types: objects of other groups have no schema check */
export function itemsAt<T extends object>(json: unknown, pointer: string): readonly T[] {
  return listAt<T>(json, pointer).filter(item => item !== null && typeof item === 'object');
}

/** the string at a pointer of any JSON, `undefined` if it is missing or has another type */
export function textAt(json: unknown, pointer: string): string | undefined {
  const text = valueAt(json, pointer);
  return typeof text === 'string' ? text : undefined;
}

/** the number at a pointer of any JSON, `undefined` if it is missing or has another type */
export function numberAt(json: unknown, pointer: string): number | undefined {
  const number = valueAt(json, pointer);
  return typeof number === 'number' ? number : undefined;
}

/**
 * The value at an RFC 6901 pointer, `undefined` if it is missing.
 */
export const valueAt = (json: unknown, pointer: string): unknown => valueAtKeys(json, keysOf(pointer));

/**
 * The value at the keys of a pointer, `undefined` if it is missing.
 */
export function valueAtKeys(json: unknown, keys: readonly string[]): unknown {
  let at: unknown = json;
  // by index, without an iterator: rules read millions of fields
  for (let i = 0; i < keys.length; i++) {
    if (at === null || typeof at !== 'object') {
      return undefined;
    }
    at = (at as Record<string, unknown>)[keys[i]];
  }
  return at;
}

// rules read the same few hundred fields of every object; the cache has a limit, because pointers with an index are countless
const parsed = new Map<string, readonly string[]>();
const MOST_PARSED = 2000;

/**
 * The keys in an RFC 6901 pointer.
 */
export function keysOf(pointer: string): readonly string[] {
  let keys = parsed.get(pointer);
  if (keys === undefined) {
    keys = pointer.split('/').slice(1).map(part => part.includes('~') ? part.replace(/~1/g, '/').replace(/~0/g, '~') : part);
    if (parsed.size < MOST_PARSED) {
      parsed.set(pointer, keys);
    }
  }
  return keys;
}

/**
 * Escapes one key for use in an RFC 6901 pointer.
 */
export function pointerPart(key: string): string {
  return key.includes('~') || key.includes('/') ? key.replace(/~/g, '~0').replace(/\//g, '~1') : key;
}

/** whether two values of JSON are equal; the order of keys does not count */
export function isSameJson(one: unknown, other: unknown): boolean {
  if (one === other) {
    return true;
  }
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null || Array.isArray(one) !== Array.isArray(other)) {
    return false;
  }
  let count = 0;
  for (const key in one) {
    if (!isSameJson((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key])) {
      return false;
    }
    count += 1;
  }
  for (const _ in other) {
    count -= 1;
  }
  return count === 0;
}
