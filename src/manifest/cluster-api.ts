import type { Schema } from './schema-hints';

/**
 * How the API of a cluster differs from the newest release that this library knows.
 */
export interface ClusterApi {
  /** the API as the cluster itself describes it */
  readonly own?: OwnApi;
  /** the release of the cluster, where this library does not know it yet */
  readonly newerRelease?: string;
  /** the newest release that this library knows */
  readonly newestRelease: string;
  /** the fields of a kind whose limits in the release of the cluster are not those of its schema here */
  limits(key: string): readonly FieldLimit[];
  /** whether a field, or `path=word`, was removed in some release: rules report it, if the release of the cluster no longer has it */
  wasRemoved(key: string, path: string): boolean;
}

/** The API as the CRDs of a cluster describe it. */
export interface OwnApi {
  /** the kinds of DVP, as `group/version/Kind`; `undefined` if they are not known */
  readonly kinds: readonly string[] | undefined;
  /** the JSON schema of a kind, or of the settings of a module; `undefined` if it is not known */
  schemaOf(key: string): Schema | undefined;
}

/** a field whose bounds, pattern, type or required fields changed */
export interface FieldLimit {
  /** for example `spec.networks[].name` */
  readonly path: string;
  /** the keywords of its schema in the release of the cluster */
  readonly keywords: Schema;
  /** the keywords of its schema in the newest release */
  readonly newest: Schema;
  /** the limits after the release of the cluster, oldest first */
  readonly later: readonly (readonly [release: string, keywords: Schema])[];
}

/** a value, and the pointer to it */
export interface PlacedValue {
  readonly pointer: string;
  readonly value: unknown;
}

/** the values of an object at a path such as `spec.networks[].name` */
export function placesAt(json: unknown, path: string): PlacedValue[] {
  return path.split(/\.|(?=\[\])/).reduce<PlacedValue[]>((places, part) => places.flatMap(({ pointer, value }) => {
    if (part === '[]') {
      return Array.isArray(value) ? value.map((item, i) => ({ pointer: `${pointer}/${i}`, value: item })) : [];
    }
    const inner = value !== null && typeof value === 'object' ? (value as Record<string, unknown>)[part] : undefined;
    return inner === undefined ? [] : [{ pointer: `${pointer}/${part}`, value: inner }];
  }), [{ pointer: '', value: json }]);
}

/** the path of a pointer: `/spec/networks/0/name` is `spec.networks[].name` */
export const pathOf = (pointer: string): string => pointer.slice(1).replace(/\/\d+(?=\/|$)/g, '[]').replace(/\//g, '.');
