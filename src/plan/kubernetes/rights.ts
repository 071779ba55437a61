import { textOfScalar } from './differences';
import { itemsAt, listAt } from '../../manifest/manifest';

// rules of roles, compared as sets: a rule is the product of its lists, and * is everything

/** one right: a verb on a resource, on one object of it or on all; or on a URL that is not a resource */
export interface Right {
  readonly verb: string;
  readonly group?: string;
  readonly resource?: string;
  /** `undefined` is every object */
  readonly name?: string;
  readonly url?: string;
}

interface Rule {
  readonly verbs: readonly string[];
  readonly groups: readonly string[];
  readonly resources: readonly string[];
  readonly names: readonly string[];
  readonly urls: readonly string[];
}

const ALL = '*';
const texts = (json: unknown, pointer: string): string[] => listAt<unknown>(json, pointer).map(textOfScalar);

/** the rules of a role that no schema has checked */
export const rulesOf = (json: unknown): Rule[] => itemsAt(json, '/rules').map(rule => ({
  verbs: texts(rule, '/verbs'),
  groups: texts(rule, '/apiGroups'),
  resources: texts(rule, '/resources'),
  names: texts(rule, '/resourceNames'),
  // each URL begins with a slash
  urls: texts(rule, '/nonResourceURLs').map(url => url === ALL ? '/*' : url),
}));

/** the single rights of a rule */
export function rightsOf({ verbs, groups, resources, names, urls }: Rule): Right[] {
  const objects: (string | undefined)[] = names.length === 0 ? [undefined] : [...names];
  return verbs.flatMap(verb => [
    ...groups.flatMap(group => resources.flatMap(resource => objects.map((name): Right => ({ verb, group, resource, name })))),
    ...urls.map((url): Right => ({ verb, url })),
  ]);
}

const has = (list: readonly string[], item: string): boolean => list.includes(ALL) || list.includes(item);

function coversResource(resources: readonly string[], resource: string): boolean {
  const [, subresource] = resource.split('/');
  return has(resources, resource) || subresource !== undefined && resources.includes(`${ALL}/${subresource}`);
}

const coversUrl = (urls: readonly string[], url: string): boolean =>
  urls.some(each => each === url || each.endsWith(ALL) && url.startsWith(each.slice(0, -1)));

/** whether a rule grants a right, alone */
function covers(rule: Rule, { verb, group = '', resource = '', name, url }: Right): boolean {
  if (!has(rule.verbs, verb)) {
    return false;
  }
  if (url !== undefined) {
    return coversUrl(rule.urls, url);
  }
  const hasName = rule.names.length === 0 || name !== undefined && rule.names.includes(name);
  return hasName && has(rule.groups, group) && coversResource(rule.resources, resource);
}

/** the rights that the second rules grant and the first do not, in words */
export function addedRights(before: readonly Rule[], after: readonly Rule[]): string[] {
  const rights = after.flatMap(rightsOf).filter(right => !before.some(rule => covers(rule, right)));
  return [...new Set(rights.map(rightText))];
}

// as kubectl names them: get pods, list deployments.apps, * *.*
function rightText({ verb, group = '', resource = '', name, url }: Right): string {
  const suffix = group === '' ? '' : `.${group}`;
  return url !== undefined ? `${verb} ${url}` : `${verb} ${resource}${suffix}${name === undefined ? '' : ` ${name}`}`;
}
