import { Labels } from '../../domain/labels';
import { selectorAt } from '../../domain/network-policies';
import { nearMissOf } from '../../domain/selected-pods';
import { World } from '../../domain/world';
import { Violation } from '../../manifest/finding';
import { ManifestObject, listAt, valueAt } from '../../manifest/manifest';
import { Topic } from '../rule';

/** selectors of Services and policies that select no machine; the ids are ours */
export const podSelectors = new Topic({ severity: 'warning', kinds: ['networking.k8s.io/NetworkPolicy'], source: 'docs/USER_GUIDE.md' });

export const serviceHasMachines = podSelectors.rule({
  id: 'NET-04',
  kinds: ['/Service'],
  says: 'The labels by which a Service selects machines are those of a machine.',
  why: 'Kubernetes accepts the Service, but it has no endpoint: every connection to it fails.',
  check: (object, world) => {
    const labels = Object(object.value('/spec/selector')) as Labels;
    const miss = nearMissOf({ matchLabels: labels }, [object.namespace], world);
    // a Service in YAML may be for pods of elsewhere; ours is for machines
    if (miss === undefined || miss.near === undefined && !(object.isConstruct && miss.hasMachines)) {
      return undefined;
    }
    return {
      pointer: '/spec/selector',
      wrong: `no machine has these labels, and the Service has no endpoint${miss.near === undefined ? '' : `; ${miss.near.object.label} has ${miss.near.label}`}`,
      got: labelText(labels),
      instead: {
        yaml: miss.near?.label ?? 'labels that the machines have',
        code: "'machines' in place of 'selector', or labels that the machines have",
      },
    };
  },
});

export const policySelectsMachines = podSelectors.rule({
  id: 'NET-05',
  says: 'The labels by which a NetworkPolicy selects machines are not misspelled.',
  why: 'Kubernetes accepts the policy, but it has no effect on the machine, or does not let it connect.',
  check: (object, world) => [
    ...misspelled(object, '/spec/podSelector', [object.namespace], 'the policy has no effect', world),
    ...['ingress/from', 'egress/to'].flatMap(place => {
      const [direction, field] = place.split('/');
      return object.list<unknown>(`/spec/${direction}`).flatMap((rule, i) => listAt<unknown>(rule, `/${field}`).flatMap((peer, j) =>
        misspelled(object, `/spec/${direction}/${i}/${field}/${j}/podSelector`, namespacesOf(peer, object), 'the rule lets nobody connect', world)));
    }),
  ],
});

function misspelled(object: ManifestObject, pointer: string, namespaces: readonly (string | undefined)[], effect: string, world: World): Violation[] {
  const selector = selectorAt(object.json, pointer);
  const near = namespaces.length === 0 ? undefined : nearMissOf(selector, namespaces, world)?.near;
  return near === undefined ? [] : [{
    pointer,
    wrong: `no machine has these labels, and ${effect}; ${near.object.label} has ${near.label}`,
    got: labelText(selector.matchLabels ?? {}),
    instead: near.label,
  }];
}

/** the namespaces of a peer; empty where only the cluster knows them */
function namespacesOf(peer: unknown, { namespace }: ManifestObject): readonly (string | undefined)[] {
  if (valueAt(peer, '/namespaceSelector') === undefined) {
    return [namespace];
  }
  const { matchLabels = {}, matchExpressions = [] } = selectorAt(peer, '/namespaceSelector');
  const [name, ...more] = Object.entries(matchLabels);
  return name?.[0] === 'kubernetes.io/metadata.name' && more.length === 0 && matchExpressions.length === 0 ? [name[1]] : [];
}

const labelText = (labels: Labels): string => Object.entries(labels).map(([key, value]) => `${key}: ${value}`).join(', ');
