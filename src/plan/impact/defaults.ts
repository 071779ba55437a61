import { Json, isObject } from './equal';
import { DEFAULTS } from '../../../imports/contract/defaults';
import { ManifestObject } from '../../manifest/manifest';

/** the defaults that the API server sets for missing fields of an object, by pointer; `*` is any item of a list */
export const defaultsOf = ({ gvk }: ManifestObject): Json =>
  Object.fromEntries(Object.entries(DEFAULTS[gvk] ?? {}).flatMap(([pointer, value]) => fieldsOf(pointer, value)));

// the server sets an object only as a whole, but the platform reads each missing field of it alike
const fieldsOf = (pointer: string, value: unknown): [string, unknown][] =>
  isObject(value) ? Object.entries(value).flatMap(([name, field]) => fieldsOf(`${pointer}/${name}`, field)) : [[pointer, value]];
