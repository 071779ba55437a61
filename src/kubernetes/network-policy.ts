import { ApiObject, Lazy } from 'cdk8s';
import { checkIpBlock } from './network-policy-checks';
import { CallerError } from '../manifest/caller-error';
import { Resource } from '../resource/resource';
import type { INetworkPolicyPeer, PodSelectorConfig } from '../values/cdk8s-plus';

export type Direction = 'Ingress' | 'Egress';

/** a port as the API has it */
export interface PolicyPort {
  readonly protocol?: string;
  readonly port?: number | string;
  readonly endPort?: number;
}

interface Rule {
  readonly peers: readonly object[];
  /** by their form in the API; `undefined` opens all ports */
  ports?: Map<string, PolicyPort>;
}

// a policy sees a connection after the Service: kube-dns of the platform listens on 5353, node-local-dns on 53
const DNS_PORTS: readonly PolicyPort[] = [53, 5353].flatMap(port => ['UDP', 'TCP'].map(protocol => ({ protocol, port })));
const DNS_RULE = { to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } }], ports: DNS_PORTS };

/**
 * A NetworkPolicy for one direction, to which rules can be added until it is rendered: one rule for each peer.
 *
 * A policy that lets connections out also opens the DNS of the platform, because a guest without it cannot resolve the name of the peer.
 */
export class DirectedPolicy {
  private readonly rules = new Map<string, Rule>();

  /**
   * @param selector labels of the pods that the policy is for
   */
  constructor(scope: Resource, id: string, metadata: { name: string; namespace?: string }, private readonly direction: Direction, selector: object) {
    new ApiObject(scope, id, {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata,
      spec: Lazy.any({ produce: () => ({ podSelector: selector, policyTypes: [direction], ...this.rendered() }) }),
    });
  }

  /**
   * @param ports `undefined` opens all ports
   */
  public allow(peers: readonly object[], ports: readonly PolicyPort[] | undefined): void {
    const key = JSON.stringify(peers);
    const known = this.rules.get(key);
    if (known === undefined) {
      this.rules.set(key, { peers, ports: ports && byForm(ports) });
    } else if (ports === undefined) {
      known.ports = undefined;
    } else if (known.ports !== undefined) {
      byForm(ports).forEach((port, form) => known.ports!.set(form, port));
    }
  }

  private rendered(): object {
    const rules = [...this.rules.values()].map(({ peers, ports }) => ({ peers, ports: ports && [...ports.values()] }));
    if (rules.length === 0) {
      return {};
    }
    return this.direction === 'Ingress'
      ? { ingress: rules.map(({ peers, ports }) => ({ from: peers, ports })) }
      : { egress: [...rules.map(({ peers, ports }) => ({ to: peers, ports })), DNS_RULE] };
  }
}

const byForm = (ports: readonly PolicyPort[]): Map<string, PolicyPort> => new Map(ports.map(port => [JSON.stringify(port), port]));

/** the peers of a rule as the API has them, in plain JSON */
export function peersToKube(path: string, peer: INetworkPolicyPeer): object[] {
  const { ipBlock, podSelector } = peer.toNetworkPolicyPeerConfig() ?? {};
  if ((ipBlock === undefined) === (podSelector === undefined)) {
    const got = ipBlock === undefined ? 'neither' : 'both';
    throw new CallerError(`[${path}] 'peer' must select either pods or addresses, got ${got}: for example a VirtualMachine, a Deployment, or NetworkPolicyIpBlock.ipv4(chart, 'office', '203.0.113.0/24')`);
  }
  if (ipBlock === undefined) {
    return plain(podPeers(podSelector!));
  }
  const block = ipBlock._toKube();
  checkIpBlock(path, block);
  return plain([{ ipBlock: block }]);
}

function podPeers({ labelSelector, namespaces }: PodSelectorConfig): object[] {
  const pods = labelSelector._toKube();
  const ofNamespaces = namespaces?.labelSelector?._toKube();
  const names = namespaces?.names ?? [];
  if (names.length === 0) {
    return [{ podSelector: pods, namespaceSelector: ofNamespaces }];
  }
  return names.map(name => ({
    podSelector: pods,
    namespaceSelector: { ...ofNamespaces, matchLabels: { ...ofNamespaces?.matchLabels, 'kubernetes.io/metadata.name': name } },
  }));
}

// without the fields that are `undefined`, so that equal peers have equal text
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value));
