import { DirectedPolicy, Direction, PolicyPort, peersToKube } from './network-policy';
import { checkPolicyPort } from './network-policy-checks';
import { CallerError } from '../manifest/caller-error';
import { dnsForm } from '../resource/default-name';
import { Resource } from '../resource/resource';
import type { INetworkPolicyPeer, IPodSelector, PodConnectionsAllowFromOptions, PodConnectionsAllowToOptions } from '../values/cdk8s-plus';
import { describeType } from '../values/describe';
import { guard } from '../values/guard';

/** the machine or pool that the connections are of */
type Owner = Resource & IPodSelector & INetworkPolicyPeer;

// of the enum PodConnectionsIsolation, for which nothing has to be loaded
const PEER: string = 'PEER';

type Options = PodConnectionsAllowFromOptions | PodConnectionsAllowToOptions;

const OPPOSITE: Readonly<Record<Direction, Direction>> = { Ingress: 'Egress', Egress: 'Ingress' };

/**
 * The connections that a machine or the machines of a pool accept and make, by NetworkPolicies.
 *
 * The first call for a direction blocks all other connections of that direction. Further calls add to it, also for the same peer.
 * A machine has one policy for each direction, `<machine>-ingress` and `<machine>-egress`. A policy applies to the main network only.
 *
 * A policy that lets a machine connect to others also lets it reach the DNS of the platform, since a guest without it cannot resolve names.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export class MachineConnections {
  static { guard(this, 'MachineConnections'); }

  /**
   * @internal
   */
  public static _of(owner: Owner): MachineConnections {
    return new MachineConnections(owner);
  }

  /**
   * Path of the machine or pool.
   *
   * @internal
   */
  public readonly _path: string;

  private readonly own = new Map<Direction, DirectedPolicy>();
  // one for each namespace of a peer that is not a machine
  private readonly opposite = new Map<string, DirectedPolicy>();
  private readonly names = new Set<string>();

  private constructor(private readonly owner: Owner) {
    this._path = owner.node.path;
  }

  /**
   * Allows connections from a peer to the machine.
   *
   * Only the machine gets a policy. The peer stays free to connect elsewhere. In cdk8s-plus both sides get a policy, and the one of
   * the peer would block all its other connections, such as those to DNS.
   *
   * @param peer a machine, a pool, a workload of cdk8s-plus, a selection of pods or namespaces, or a block of addresses
   * @param options `ports` are the ports of the machine, all of them if not set. `isolation` is the side that gets a policy, the machine
   * (`PodConnectionsIsolation.POD`) if not set
   * @throws if `ports` is an empty list, a port or block of addresses is invalid, or the peer cannot have a policy and `isolation` is `PEER`
   */
  public allowFrom(peer: INetworkPolicyPeer, options: PodConnectionsAllowFromOptions = {}): void {
    this.allow('Ingress', peer, options, undefined);
  }

  /**
   * Allows connections from the machine to a peer and to DNS, and blocks all others that the machine makes, such as downloads of packages.
   *
   * Only the machine gets a policy. The peer stays open to others.
   *
   * @param peer a machine, a pool, a workload of cdk8s-plus, a selection of pods or namespaces, or a block of addresses
   * @param options `ports` are the ports of the peer; if not set, those of its containers, or all. `isolation` is the side that gets a policy,
   * the machine (`PodConnectionsIsolation.POD`) if not set
   * @throws if `ports` is an empty list, a port or block of addresses is invalid, or the peer cannot have a policy and `isolation` is `PEER`
   */
  public allowTo(peer: INetworkPolicyPeer, options: PodConnectionsAllowToOptions = {}): void {
    this.allow('Egress', peer, options, portsOfContainers(peer));
  }

  /**
   * Blocks all connections to and from the machine, also those to DNS, except for those that other calls allow.
   */
  public isolate(): void {
    this.policy('Ingress');
    this.policy('Egress');
  }

  private allow(direction: Direction, peer: INetworkPolicyPeer, { ports, isolation }: Options, otherwise: readonly PolicyPort[] | undefined): void {
    if (ports?.length === 0) {
      throw new CallerError(`[${this._path}] 'ports' must not be an empty list, which would open all ports: for example [NetworkPolicyPort.tcp(5432)], or leave it out to open all`);
    }
    const peers = peersToKube(this._path, peer);
    const open = ports?.map(port => portToKube(port._toKube())) ?? otherwise;
    open?.forEach(port => checkPolicyPort(this._path, port));
    if (isolation === PEER) {
      const us = peersToKube(this._path, this.owner);
      this.policiesOf(peer, OPPOSITE[direction]).forEach(policy => policy.allow(us, open));
    } else {
      this.policy(direction).allow(peers, open);
    }
  }

  private policy(direction: Direction): DirectedPolicy {
    const { name, metadata: { namespace } } = this.owner;
    const suffix = direction.toLowerCase();
    const policy = this.own.get(direction)
      ?? new DirectedPolicy(this.owner, `${direction}Policy`, { name: `${name}-${suffix}`, namespace }, direction, selectorOf(this.owner));
    this.own.set(direction, policy);
    return policy;
  }

  /** the policies of the other side: its own ones if it is a machine, or else one in each of its namespaces */
  private policiesOf(peer: INetworkPolicyPeer, direction: Direction): DirectedPolicy[] {
    const theirs = (peer as { connections?: unknown }).connections;
    if (theirs instanceof MachineConnections) {
      return [theirs.policy(direction)];
    }
    const pods = peer.toPodSelector();
    if (pods === undefined) {
      throw new CallerError(`[${this._path}] 'isolation' PEER needs a peer with pods, got ${describeType(peer)}: leave 'isolation' out, so that the machine gets the policy`);
    }
    const { namespaces } = pods.toPodSelectorConfig();
    const names = namespaces?.names ?? [];
    if (namespaces !== undefined && names.length === 0) {
      throw new CallerError(`[${this._path}] 'isolation' PEER needs a peer with the names of its namespaces, got namespaces selected by labels: leave 'isolation' out, so that the machine gets the policy`);
    }
    return (names.length === 0 ? [this.owner.metadata.namespace] : names).map(namespace => this.policyIn(namespace, pods, direction));
  }

  private policyIn(namespace: string | undefined, pods: IPodSelector, direction: Direction): DirectedPolicy {
    const id = `${direction}Policy ${namespace ?? ''} ${pods.node.addr}`;
    const known = this.opposite.get(id);
    if (known !== undefined) {
      return known;
    }
    const name = this.freeName(`${dnsForm(pods.node.id)}-${direction === 'Egress' ? 'egress-to' : 'ingress-from'}-${this.owner.name}`, namespace);
    const policy = new DirectedPolicy(this.owner, id, { name, namespace }, direction, selectorOf(pods));
    this.opposite.set(id, policy);
    return policy;
  }

  // two peers may have the same id in different scopes
  private freeName(name: string, namespace = ''): string {
    let free = name;
    for (let i = 2; this.names.has(`${namespace}/${free}`); i++) {
      free = `${name}-${i}`;
    }
    this.names.add(`${namespace}/${free}`);
    return free;
  }
}

const selectorOf = (pods: IPodSelector): object => JSON.parse(JSON.stringify(pods.toPodSelectorConfig().labelSelector._toKube()));

function portToKube({ protocol = 'TCP', port, endPort }: { protocol?: string; port?: unknown; endPort?: number }): PolicyPort {
  // IntOrString of cdk8s-plus has the number inside
  const first = port !== null && typeof port === 'object' ? (port as { value: number | string }).value : port as number | string | undefined;
  // cdk8s-plus writes all ports as 0 to 65535, and the API server rejects port 0
  const isAll = first === 0 && endPort === 65535;
  return JSON.parse(JSON.stringify({ protocol, port: isAll ? undefined : first, endPort: isAll ? undefined : endPort }));
}

interface Containers { readonly containers?: readonly { readonly ports?: readonly { readonly number: number; readonly protocol?: string }[] }[] }

/** the ports of a workload of cdk8s-plus, which knows its containers; `undefined` where there are none */
function portsOfContainers(peer: INetworkPolicyPeer): readonly PolicyPort[] | undefined {
  const { containers } = peer as Containers;
  const ports = Array.isArray(containers) ? (containers as NonNullable<Containers['containers']>).flatMap(each => each.ports ?? []) : [];
  return ports.length === 0 ? undefined : ports.map(({ number, protocol = 'TCP' }) => ({ protocol, port: number }));
}
