import type { ManifestObject } from '../manifest/manifest';

/** how a user names an object on the command line: `virtualdisk/shop/data` */
export const keyOf = ({ kind, namespace, name }: ManifestObject): string => [kind.toLowerCase(), namespace, name].filter(part => part !== undefined).join('/');
