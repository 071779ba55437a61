import { ExposeServiceOptions, ExposedService } from '../kubernetes/exposed-service';
import type { MachineConnections } from '../kubernetes/machine-connections';
import { provisioningSecret } from '../kubernetes/provisioning-secret';
import { podSelection } from '../kubernetes/selection';
import { companionProps } from '../resource/creatable';
import { NamespacedResource } from '../resource/resource';
import type { INetworkPolicyPeer, IPodSelector, NetworkPolicyPeerConfig, PodSelectorConfig } from '../values/cdk8s-plus';

// loaded late, because few machines need them
const loadConnections = () => require('../kubernetes/machine-connections') as typeof import('../kubernetes/machine-connections');

/**
 * Base of constructs that run as pods of machines: a machine, or a pool.
 *
 * @internal
 */
export abstract class MachineResource extends NamespacedResource implements IPodSelector, INetworkPolicyPeer {
  private policies?: MachineConnections;

  /**
   * Makes a Service for the machine only, or for all machines of the pool.
   *
   * @param id id of the Service below the construct
   * @returns the Service, to which an Ingress and a monitor can be added
   * @throws if Kubernetes would reject the name, the ports or the load balancer; the message lists all errors
   */
  public exposeService(id: string, options: ExposeServiceOptions): ExposedService {
    return new ExposedService(this, id, Object.assign(companionProps(this, id, options), { selector: this._podLabels() }));
  }

  /**
   * Allows connections between the guest and machines, workloads of cdk8s-plus or addresses, by NetworkPolicies.
   *
   * Set the ports, `{ ports: [NetworkPolicyPort.tcp(5432)] }`: without `ports`, all ports are open. The first policy for a direction blocks
   * all other connections of that direction. A policy applies to the main network only.
   */
  public get connections(): MachineConnections {
    this.policies ??= loadConnections().MachineConnections._of(this);
    return this.policies;
  }

  /**
   * How Services, NetworkPolicies and workloads of cdk8s-plus select the machines: by a label that only these machines have.
   *
   * @see IPodSelector of cdk8s-plus
   */
  public toPodSelectorConfig(): PodSelectorConfig {
    return podSelection(this._podLabels(), this.namespace);
  }

  /**
   * How a NetworkPolicy selects the machines as the other side of a connection.
   *
   * @see INetworkPolicyPeer of cdk8s-plus
   */
  public toNetworkPolicyPeerConfig(): NetworkPolicyPeerConfig {
    return { podSelector: this.toPodSelectorConfig() };
  }

  /**
   * The construct itself, which selects the pods of its machines.
   *
   * @see INetworkPolicyPeer of cdk8s-plus
   */
  public toPodSelector(): IPodSelector | undefined {
    return this;
  }

  /**
   * Labels that only the pods of these machines have. The caller selects by them, so they must be rendered after this call.
   *
   * @internal
   */
  protected abstract _podLabels(): { [key: string]: string };

  /**
   * Makes a Secret for the first boot of the guest, and returns its name.
   *
   * @internal
   */
  public _makeSecret(id: string, type: string, stringData: Record<string, string>): string {
    const secret = provisioningSecret(this, id, type, stringData);
    this._dependOn({ kind: 'Secret', name: secret.name, target: secret });
    return secret.name;
  }
}
