import { ManifestObject, textAt } from '../manifest/manifest';

/** fields that may have a placeholder, which another tool replaces */
const FIELDS: Readonly<Record<string, string>> = { CephClusterConnection: '/spec/userKey' };

const PLACEHOLDER = /^\$\{\w+\}$|^<path:/;

/** the placeholders that nothing has replaced, with what to do; `undefined` without one */
export function placeholderText(objects: readonly ManifestObject[]): string | undefined {
  const found = objects.flatMap(({ json, kind, label }) => {
    const pointer = FIELDS[kind];
    const text = pointer === undefined ? undefined : textAt(json, pointer);
    return text !== undefined && PLACEHOLDER.test(text) ? [`${label} ${pointer} is a placeholder, got ${text}`] : [];
  });
  return found.length === 0 ? undefined
    : `${found.join('\n')}\n  do: replace it first: for example envsubst <FILE | cdk8s-dvp apply -`;
}
