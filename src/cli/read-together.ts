import { Kubectl, reasonOf, runKubectl } from './kubectl';
import type { Access } from './kubectl-cluster';
import type { Manifest } from '../manifest/manifest';
import type { NotRead } from '../plan/doctor/cluster-state';

/** objects of several kinds, and what is missing among them */
export interface ReadTogether {
  readonly items: readonly Manifest[];
  readonly notRead: readonly NotRead[];
}

/** runs kubectl, or `d8 k`, with the options of the access */
export const kubectlOf = ({ program: [program, ...words], context, kubeconfig }: Access): Kubectl => args => runKubectl([
  ...words, ...args, ...context === undefined ? [] : [`--context=${context}`], ...kubeconfig === undefined ? [] : [`--kubeconfig=${kubeconfig}`],
], program);

/** the resources that the cluster serves, as `plural.group`; kubectl fails for all kinds if one of them does not exist */
export function servedResources(run: Kubectl): ReadonlySet<string> {
  // an API that does not answer is an error, beside which the others are printed
  const { out, error } = printed(run, ['api-resources', '--verbs=list', '--output=name']);
  if (error !== undefined && out.trim() === '') {
    throw new Error(`kubectl does not print the kinds of the cluster: ${reasonOf(error)}`);
  }
  return new Set(out.split('\n').map(line => line.trim()).filter(line => line !== ''));
}

/** reads the objects of several resources by one call; each is named `plural.group`, or `plural.version.group` */
export function readTogether(run: Kubectl, resources: readonly string[], ...options: string[]): ReadTogether {
  if (resources.length === 0) {
    return { items: [], notRead: [] };
  }
  const { out, error } = printed(run, ['get', resources.join(','), ...options, '-o', 'json']);
  if (error === undefined) {
    return { items: itemsIn(out), notRead: [] };
  }
  const forbidden = forbiddenIn(error);
  // kubectl prints the kinds that it could read, and says which it may not
  if (forbidden.length > 0 && forbidden.length === linesOf(error).length) {
    return { items: itemsIn(out), notRead: forbidden };
  }
  if (resources.length === 1 || hangs(error)) {
    return { items: [], notRead: resources.map(resource => ({ verb: 'list', resource, reason: reasonOf(error) })) };
  }
  // it does not say which kind has another error
  const each = resources.map(resource => readTogether(run, [resource], ...options));
  return { items: each.flatMap(read => read.items), notRead: each.flatMap(read => read.notRead) };
}

function printed(run: Kubectl, args: string[]): { readonly out: string; readonly error?: unknown } {
  try {
    return { out: run(args) };
  } catch (error) {
    return { out: String((error as { readonly stdout?: unknown }).stdout ?? ''), error };
  }
}

function itemsIn(out: string): readonly Manifest[] {
  if (out.trim() === '') {
    return [];
  }
  const found = parsed(out);
  return found.items ?? [found];
}

function parsed(out: string) {
  try {
    return JSON.parse(out);
  } catch {
    throw new Error('kubectl printed text where JSON must be');
  }
}

const hangs = (error: unknown): boolean => (error as { readonly code?: unknown }).code === 'ETIMEDOUT';

const linesOf = (error: unknown): readonly string[] => textOf(error).split('\n').filter(line => /^(error|Error from server)\b/.test(line));

function textOf(error: unknown): string {
  const { stderr, message } = error as { readonly stderr?: unknown; readonly message?: unknown };
  return String(stderr ?? message ?? '');
}

/** what kubectl says that the user may not do */
export function forbiddenIn(error: unknown): NotRead[] {
  return [...textOf(error).matchAll(/cannot (\w+) resource "([^"]+)" in API group "([^"]*)"(?: in the namespace "([^"]+)")?/g)].map(([, verb, plural, group, namespace]) =>
    ({ verb, resource: group === '' ? plural : `${plural}.${group}`, ...namespace === undefined ? {} : { namespace }, reason: 'not allowed' }));
}
