import { Manifest, itemsAt, valueAt } from '../../../src/manifest/manifest';
import { KubedogRule } from '../../../src/plan/health/kubedog';

/** the state that kubedog finds by a rule; its own code does the same in the tests with Go */
export function runKubedog({ jsonPath, ready, failed }: KubedogRule, live: Manifest): 'ready' | 'progressing' | 'failed' {
  const condition = /^\$\.status\.conditions\[\?\(@\.type=='(\w+)'\)\]\.status$/.exec(jsonPath)?.[1];
  const value = condition === undefined ? valueAt(live, jsonPath.slice(1).replace(/\./g, '/'))
    : itemsAt<{ type?: string; status?: string }>(live, '/status/conditions').find(({ type }) => type === condition)?.status;
  if (ready.includes(String(value))) {
    return 'ready';
  }
  return failed.includes(String(value)) ? 'failed' : 'progressing';
}
