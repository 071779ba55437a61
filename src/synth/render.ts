import {
  ApiObject, ApiObjectMetadataDefinition, App, Chart, IResolver, ImplicitTokenResolver, Lazy, LazyResolver, NumberStringUnionResolver,
  ResolutionContext,
} from 'cdk8s';
import { IConstruct } from 'constructs';

type Json = Record<string, unknown>;

/** private fields of cdk8s, and of our classes of the contract */
interface StockObject { readonly props?: Json; readonly patches?: readonly unknown[]; readonly jsonPatches?: readonly unknown[] }
interface StockMetadata {
  readonly labels: unknown;
  readonly annotations: unknown;
  readonly finalizers: unknown;
  readonly ownerReferences: unknown;
  readonly _additionalAttributes: Json;
}

/** The JSON of an ApiObject; its own `toJson` renders it if it has one. */
export function jsonOf(object: ApiObject): any {
  const isStock = object.toJson === ApiObject.prototype.toJson;
  return isStock ? renderFast(object) ?? object.toJson() : object.toJson();
}

/** by kind, the last manifest that was rendered; `undefined` if manifests must not share parts */
let lastOfKind: Map<unknown, Json> | undefined;

/**
 * Calls a function, in which an object shares with the last one of its kind each part of the spec that is equal. Machines of one app are mostly
 * alike, and their manifests took twice the memory. Nobody may change the manifests.
 */
export function sharingParts<T>(call: () => T): T {
  lastOfKind = new Map();
  try {
    return call();
  } finally {
    lastOfKind = undefined;
  }
}

// patches, and a `toJson` of the author, change what is rendered
const isShareable = (object: ApiObject): boolean =>
  !Object.hasOwn(object, 'toJson') && ((object as unknown as StockObject).jsonPatches?.length ?? 0) === 0;

/**
 * Renders an object like `ApiObject.toJson` of cdk8s, in one pass instead of five.
 *
 * @returns `undefined` if cdk8s itself must render it: with JSON patches, with other resolvers, or with a value whose treatment only cdk8s knows
 */
export function renderFast(object: ApiObject): any {
  const resolvers = resolversOf(object);
  if (resolvers === undefined || !knowsCdk8s() || (object as unknown as StockObject).patches?.length !== 0) {
    return undefined;
  }
  try {
    return rendered(object, resolvers);
  } catch {
    // cdk8s reports it in its own words
    return undefined;
  }
}

interface Rendering {
  readonly object: ApiObject;
  readonly resolvers: readonly IResolver[];
  readonly isSorted: boolean;
  /** whether empty objects and lists are left out */
  readonly dropsEmpty: boolean;
}

function rendered(object: ApiObject, resolvers: readonly IResolver[]): Json {
  const body = (object as unknown as StockObject).props!;
  if (!isPlain(body)) {
    throw UNSURE;
  }
  const last = isShareable(object) ? lastOfKind : undefined;
  const alike = last?.get(body.kind);
  const json: Json = {};
  const rendering = { object, resolvers, isSorted: !process.env.CDK8S_DISABLE_SORT, dropsEmpty: false };
  put(json, 'apiVersion', body.apiVersion, rendering);
  put(json, 'kind', body.kind, rendering);
  const metadata = metadataOf(object.metadata, { ...rendering, isSorted: true, dropsEmpty: true });
  if (metadata !== undefined) {
    json.metadata = metadata;
  }
  for (const key of keysOf(body, rendering.isSorted)) {
    if (key !== 'apiVersion' && key !== 'kind' && key !== 'metadata') {
      put(json, key, body[key], rendering, alike?.[key]);
    }
  }
  last?.set(body.kind, json);
  return json;
}

const FIXED_METADATA = new Set(['annotations', 'finalizers', 'labels', 'name', 'namespace', 'ownerReferences']);

function metadataOf(metadata: ApiObjectMetadataDefinition, rendering: Rendering): unknown {
  if (metadata.toJson !== ApiObjectMetadataDefinition.prototype.toJson) {
    throw UNSURE;
  }
  const { labels, annotations, finalizers, ownerReferences, _additionalAttributes } = metadata as unknown as StockMetadata;
  const fixed = { annotations, finalizers, labels, name: metadata.name, namespace: metadata.namespace, ownerReferences };
  for (const key in _additionalAttributes) {
    if (!FIXED_METADATA.has(key)) {
      return plain({ ..._additionalAttributes, ...fixed }, rendering);
    }
  }
  return plain(fixed, rendering);
}

function put(json: Json, key: string, value: unknown, rendering: Rendering, alike?: unknown): void {
  // an assignment would change the prototype
  if (key === '__proto__') {
    throw UNSURE;
  }
  const inner = plain(value, rendering, alike);
  if (inner !== undefined) {
    json[key] = inner;
  }
}

/**
 * A value without tokens, and without fields that are not set.
 *
 * @param alike what stands at the same place of another manifest: it is returned if it is equal
 */
function plain(value: unknown, rendering: Rendering, alike?: unknown): unknown {
  if (value === null) {
    return undefined;
  }
  if (typeof value !== 'object') {
    return typeof value === 'function' ? resolved(value, rendering, alike) : value;
  }
  if (Array.isArray(value)) {
    return 'resolve' in value || 'value' in value ? resolved(value, rendering, alike) : plainList(value, rendering, alike);
  }
  return isPlain(value) ? plainObject(value, rendering, alike) : resolved(value, rendering, alike);
}

// asked as cdk8s asks, for which a field of such a name means the same
const isPlain = (value: object): value is Json => value.constructor === Object && typeof (value as Json).resolve !== 'function';

function plainList(list: readonly unknown[], rendering: Rendering, alike: unknown): unknown {
  if (rendering.dropsEmpty && list.length === 0) {
    return undefined;
  }
  const items: readonly unknown[] = Array.isArray(alike) ? alike : NO_ITEMS;
  // as long as it will be: the first push would make room for 17 items
  const json = new Array<unknown>(list.length);
  let isAlike = items.length === list.length && items !== NO_ITEMS;
  for (let i = 0; i < list.length; i++) {
    json[i] = plain(list[i], rendering, items[i]);
    isAlike &&= Object.is(json[i], items[i]);
  }
  return isAlike ? items : json;
}

const NO_ITEMS: readonly unknown[] = [];

function plainObject(fields: Json, rendering: Rendering, alike: unknown): Json | undefined {
  const shared = typeof alike === 'object' && !Array.isArray(alike) ? alike as Json : undefined;
  const keys = shared === undefined ? NO_KEYS : Object.keys(shared);
  let json: Json | undefined = shared === undefined ? {} : undefined;
  let size = 0;
  for (const key of keysOf(fields, rendering.isSorted)) {
    // inlined `put`: this is the innermost loop of a synth
    if (key === '__proto__') {
      throw UNSURE;
    }
    const inner = plain(fields[key], rendering, shared?.[key]);
    if (inner === undefined) {
      continue;
    }
    if (json === undefined && (keys[size] !== key || !Object.is(inner, shared![key]))) {
      json = firstOf(shared!, keys, size);
    }
    if (json !== undefined) {
      json[key] = inner;
    }
    size++;
  }
  if (size === 0 && rendering.dropsEmpty) {
    return undefined;
  }
  return json ?? (size === keys.length ? shared : firstOf(shared!, keys, size));
}

const NO_KEYS: readonly string[] = [];

/** a copy of the first fields of an object */
function firstOf(fields: Json, keys: readonly string[], count: number): Json {
  const first: Json = {};
  for (let i = 0; i < count; i++) {
    first[keys[i]] = fields[keys[i]];
  }
  return first;
}

// few values are tokens, so only those ask the resolvers, of which each makes a context and three calls
function resolved(value: unknown, rendering: Rendering, alike: unknown): unknown {
  const context = new ResolutionContext(rendering.object, [], value);
  for (const resolver of rendering.resolvers) {
    resolver.resolve(context);
    if (context.replaced) {
      return plain(context.replacedValue, rendering, alike);
    }
  }
  // the checks report a function; an instance of a class is rendered, or refused, by cdk8s
  if (typeof value === 'function') {
    return value;
  }
  throw UNSURE;
}

const UNSURE = new Error('only cdk8s knows how to render this');

/** The keys of an object, sorted as `sort()` does it. */
function keysOf(fields: Readonly<Json>, isSorted: boolean): string[] {
  const keys = Object.keys(fields);
  return isSorted ? sorted(keys) : keys;
}

// objects have few keys, of which most are in order: `sort()` took three times as long
function sorted(keys: string[]): string[] {
  if (keys.length > MOST_KEYS) {
    return keys.sort();
  }
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i];
    let at = i;
    for (; at > 0 && keys[at - 1] > key; at--) {
      keys[at] = keys[at - 1];
    }
    keys[at] = key;
  }
  return keys;
}

const MOST_KEYS = 30;

/** the resolvers of the app, if they are those of cdk8s */
function resolversOf(object: ApiObject): readonly IResolver[] | undefined {
  let root: IConstruct = object;
  while (root.node.scope !== undefined) {
    root = root.node.scope;
  }
  const { resolvers } = root as Partial<App>;
  const isStock = resolvers?.length === STOCK_RESOLVERS.length && resolvers.every((resolver, i) => resolver.constructor === STOCK_RESOLVERS[i]);
  return isStock ? resolvers : undefined;
}

const STOCK_RESOLVERS: readonly Function[] = [LazyResolver, ImplicitTokenResolver, NumberStringUnionResolver];

let isKnown: boolean | undefined;

/** Whether the fields of cdk8s that are private, and may change with any release, are those that this file reads: an example must be rendered alike. */
function knowsCdk8s(): boolean {
  if (isKnown === undefined) {
    const example = exampleOf();
    const resolvers = resolversOf(example);
    isKnown = resolvers !== undefined && isRenderedAlike(example, resolvers);
  }
  return isKnown;
}

function isRenderedAlike(example: ApiObject, resolvers: readonly IResolver[]): boolean {
  try {
    return JSON.stringify(rendered(example, resolvers)) === JSON.stringify(example.toJson());
  } catch {
    return false;
  }
}

function exampleOf(): ApiObject {
  const chart = new Chart(new App(), 'chart', { namespace: 'shop', labels: { tier: 'web' } });
  const metadata = { labels: { app: 'shop' }, finalizers: [], annotations: { z: 'last', a: Lazy.any({ produce: () => 'first' }) } };
  const object = new ApiObject(chart, 'object', { apiVersion: 'v1', kind: 'Example', metadata, data: { b: [{ z: 1, a: null }], a: {} } });
  object.metadata.add('more', { empty: {}, list: ['x'] });
  return object;
}
