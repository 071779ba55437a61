import { SCHEMAS } from '../../../imports/contract/validators';
import { Manifest, ManifestObject, pointerPart } from '../../manifest/manifest';
import { parseQuantity } from '../../manifest/quantity';
import { defaultsOf } from '../impact/defaults';
import { Json, equal, isObject } from '../impact/equal';

/** a field with another value in the cluster than in the manifests */
export interface Difference {
  readonly pointer: string;
  /** `undefined` if the field is not set */
  readonly live: unknown;
  readonly wanted: unknown;
}

const OF_MACHINE = ['/virtualMachineClassName', '/cpu/coreFraction', '/networks/*/id'];

/** fields that the webhooks of DVP and controllers set where the manifests do not; `*` is any item of a list */
const FILLED_IN: Readonly<Record<string, readonly string[]>> = {
  VirtualMachine: OF_MACHINE.map(field => `/spec${field}`),
  // an autoscaler counts the machines
  VirtualMachinePool: ['/spec/replicas', ...OF_MACHINE.map(field => `/spec/virtualMachineTemplate/spec${field}`)],
};

/** sizes that the API server writes in other units */
const QUANTITY = /\/(size|memory|cpu|storage|allocationLimit)$|\/(hard|requests|limits|default|defaultRequest|min|max|capacity)\/[^/]+$/;

interface Comparison {
  /** values of fields that are not set, by pointer; `*` is any item of a list */
  readonly defaults: Json;
  readonly filledIn: ReadonlySet<string>;
  /** whether a field that only the cluster has counts: the defaults of other kinds are not known, and `global` has owners of other fields */
  readonly countsOwnFields: boolean;
  /** whether the API server may leave out fields that are false, 0 or empty, as it does for its own kinds */
  readonly dropsZeros: boolean;
}

const NOT_COMPARED = new Set(['apiVersion', 'kind', 'metadata', 'status']);

/** the fields of an object that the cluster has with other values, without defaults, values that were filled in, and the status */
export function differencesOf(object: ManifestObject, live: Manifest): Difference[] {
  const wanted = asStored(object);
  const isOfContract = object.gvk in SCHEMAS;
  const comparison: Comparison = {
    defaults: defaultsOf(object),
    filledIn: new Set(FILLED_IN[object.kind] ?? []),
    countsOwnFields: isOfContract && !(object.kind === 'ModuleConfig' && object.name === 'global'),
    dropsZeros: !isOfContract,
  };
  const own: Comparison = { ...comparison, countsOwnFields: false, dropsZeros: false };
  const metadata = ['labels', 'annotations'].flatMap(field =>
    compared(live.metadata?.[field], wanted.metadata?.[field], `/metadata/${field}`, `/metadata/${field}`, own));
  const fields = Object.keys(wanted).filter(field => !NOT_COMPARED.has(field));
  return [...metadata, ...fields.flatMap(field => compared(live[field], wanted[field], `/${field}`, `/${field}`, comparison))];
}

/** the API server keeps `stringData` of a Secret in `data` */
function asStored({ json, kind, group }: ManifestObject): Manifest {
  if (kind !== 'Secret' || group !== '' || !isObject(json.stringData)) {
    return json;
  }
  const { stringData, ...rest } = json;
  const encoded = Object.entries(stringData).map(([key, value]) => [key, Buffer.from(String(value)).toString('base64')]);
  return { ...rest, data: { ...isObject(json.data) ? json.data : {}, ...Object.fromEntries(encoded) } } as Manifest;
}

/**
 * @param pattern the pointer with `*` for each item of a list
 */
function compared(live: unknown, wanted: unknown, pointer: string, pattern: string, comparison: Comparison): Difference[] {
  const isOthers = wanted === undefined && (!comparison.countsOwnFields || comparison.filledIn.has(pattern));
  if (isOthers || live === undefined && comparison.dropsZeros && ZEROS.has(wanted)) {
    return [];
  }
  const [left, right] = [live ?? comparison.defaults[pattern], wanted ?? comparison.defaults[pattern]];
  if (isSame(left, right, pattern)) {
    return [];
  }
  const maps = bothAs(left, right, isObject, {});
  if (maps !== undefined) {
    const keys = [...new Set([...Object.keys(maps[1]), ...Object.keys(maps[0])])].map(key => [key, pointerPart(key)]);
    return keys.flatMap(([key, part]) => compared(maps[0][key], maps[1][key], `${pointer}/${part}`, `${pattern}/${part}`, comparison));
  }
  const lists = bothAs(left, right, isList, []);
  if (lists !== undefined) {
    const length = Math.max(lists[0].length, lists[1].length);
    return Array.from({ length }, (_, i) => i).flatMap(i => comparedItem(lists[0][i], lists[1][i], `${pointer}/${i}`, `${pattern}/*`, comparison));
  }
  return [{ pointer, live, wanted }];
}

// the manifests own a list as a whole, so an item that only the cluster has counts in each kind
const comparedItem = (live: unknown, wanted: unknown, pointer: string, pattern: string, comparison: Comparison): Difference[] =>
  compared(live, wanted, pointer, pattern, wanted === undefined ? { ...comparison, countsOwnFields: true } : comparison);

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** both values, if they have parts, or one of them has and the other one is not set */
function bothAs<T>(left: unknown, right: unknown, hasParts: (value: unknown) => value is T, empty: T): [T, T] | undefined {
  const [live, wanted] = [left ?? empty, right ?? empty];
  return hasParts(live) && hasParts(wanted) ? [live, wanted] : undefined;
}

function isSame(live: unknown, wanted: unknown, pattern: string): boolean {
  if (equal(live, wanted) || isEmpty(live) && isEmpty(wanted)) {
    return true;
  }
  const [left, right] = QUANTITY.test(pattern) ? [parseQuantity(live), parseQuantity(wanted)] : [];
  return left !== undefined && left === right;
}

const ZEROS: ReadonlySet<unknown> = new Set([false, 0, '']);

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (isList(value) || isObject(value)) && Object.keys(value).length === 0;
