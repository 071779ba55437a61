import type { KindSpec } from './kind-spec';
import { OTHER_KINDS, UNKNOWN_KIND } from './other-kinds';
import { KINDS } from '../../imports/contract/kinds';
import { ManifestObject } from '../manifest/manifest';

const CONTRACT = new Set(Object.values(KINDS).map(({ group, kind }) => `${group}/${kind}`));

/** the file in `kinds/` that has the record of a kind: NodeUSBDevice is in `node-usb-device` */
export const fileOf = (kind: string): string => kind.replace(/[a-z0-9](?=[A-Z])|[A-Z](?=[A-Z][a-z])/g, '$&-').toLowerCase();

// by the name of its file, since a list of imports would be one more file to edit for a new kind
const loadRecord = (kind: string) => require(`./kinds/${fileOf(kind)}`) as { readonly spec: KindSpec };

/** the record of an object's kind */
export function specOf({ group, kind }: ManifestObject): KindSpec {
  const key = `${group}/${kind}`;
  return CONTRACT.has(key) ? loadRecord(kind).spec : OTHER_KINDS[key] ?? UNKNOWN_KIND;
}
