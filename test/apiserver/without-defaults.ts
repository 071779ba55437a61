import { DEFAULTS } from '../../imports/contract/defaults';
import { Manifest, keysOf } from '../../src/manifest/manifest';

/** fields that are legal only beside another value than a default */
const NOT_BESIDE_DEFAULTS: Readonly<Record<string, readonly string[]>> = {
  VirtualMachinePool: ['/spec/virtualDiskTemplates/*/reclaim/ttl'],
};

/** an object without the fields that the server has a default for, `undefined` for one that has none of them */
export function withoutDefaults(manifest: Manifest): Manifest | undefined {
  const defaults = [
    ...Object.keys(DEFAULTS[`${manifest.apiVersion}/${manifest.kind}`] ?? {}),
    ...manifest.kind === 'ModuleConfig' ? Object.keys(DEFAULTS[`settings/${manifest.metadata?.name}`] ?? {}).map(pointer => `/spec/settings${pointer}`) : [],
  ];
  const least = JSON.parse(JSON.stringify(manifest)) as Manifest;
  [...defaults, ...NOT_BESIDE_DEFAULTS[manifest.kind] ?? []].forEach(pointer => remove(least, keysOf(pointer)));
  return JSON.stringify(least) === JSON.stringify(manifest) ? undefined : least;
}

function remove(json: any, [key, ...rest]: readonly string[]): void {
  if (json === null || typeof json !== 'object') {
    return;
  }
  if (key === '*') {
    Object.values(json).forEach(item => remove(item, rest));
  } else if (rest.length > 0) {
    remove(json[key], rest);
  } else {
    delete json[key];
  }
}
