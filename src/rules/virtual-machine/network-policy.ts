import { Complaint } from '../../manifest/finding';
import { Manifest, ManifestObject, valueAt } from '../../manifest/manifest';
import { ManifestSet } from '../../manifest/manifest-set';
import { LabelSelector, selects } from '../kubernetes-selectors';
import { perSet } from '../memo';
import { Rule, dvp } from '../rule';
import { machine } from './example';
import { itemsAt } from './known';
import { NETWORKS, Network, networkLabel, networksOf } from './networks';

const SELECTOR = '/spec/podSelector';
const POLICY = { group: 'networking.k8s.io', kind: 'NetworkPolicy' };

const policiesOf = perSet(set => {
  const namespaces = new Map<string | undefined, ManifestObject[]>();
  for (const policy of set.ofKind(POLICY.group, POLICY.kind)) {
    const neighbours = namespaces.get(policy.namespace) ?? [];
    namespaces.set(policy.namespace, [...neighbours, policy]);
  }
  return namespaces;
});

/** the first policy that is meant for the machine; the pod of a machine has all of its labels */
function policyFor({ namespace, json }: ManifestObject, set: ManifestSet): ManifestObject | undefined {
  const labels = json.metadata?.labels ?? {};
  return policiesOf(set).get(namespace)?.find(policy => {
    // no schema has passed a policy
    const { matchLabels } = (valueAt(policy.json, SELECTOR) ?? {}) as LabelSelector;
    return valueAt(policy.json, SELECTOR) !== undefined && selects({ matchLabels, matchExpressions: itemsAt(policy.json, `${SELECTOR}/matchExpressions`) }, labels);
  });
}

export const policyHoldsInMain: Rule = {
  id: 'NET-01',
  severity: 'warning',
  kinds: dvp('VirtualMachine'),
  says: 'A machine that a NetworkPolicy guards is in the main network alone.',
  why: 'A NetworkPolicy holds in the main network; through any other one, the machine is reached as if there were none.',
  source: 'docs/USER_GUIDE.md',
  breaks: () => [guarded({ type: 'Main' }, { type: 'ClusterNetwork', name: 'office' }), policy('web')],
  keeps: () => [guarded({ type: 'Main' }, { type: 'ClusterNetwork', name: 'office' }), policy('db')],
  check: (object, set) => {
    const networks = networksOf(object);
    const i = networks.findIndex(({ type }) => type !== 'Main');
    const found = i < 0 ? undefined : policyFor(object, set);
    return found === undefined ? [] : [{
      pointer: `${NETWORKS}/${i}`,
      wrong: `${found.label} guards the machine, but in the main network only`,
      got: networkLabel(networks[i]),
      instead: 'a firewall in the guest, and this finding acknowledged, or no network but the main one',
    } satisfies Complaint];
  },
};

const guarded = (...networks: Network[]): Manifest => machine({ networks }, { labels: { app: 'web' } });

const policy = (app: string): Manifest => ({
  apiVersion: `${POLICY.group}/v1`,
  kind: POLICY.kind,
  metadata: { name: 'closed', namespace: 'shop' },
  spec: { podSelector: { matchLabels: { app } }, policyTypes: ['Ingress'] },
});
