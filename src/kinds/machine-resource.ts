import { ExposeServiceOptions, ExposedService } from '../kubernetes/exposed-service';
import { provisioningSecret } from '../kubernetes/provisioning-secret';
import { connectionsOf, podSelection } from '../kubernetes/selection';
import { companionProps } from '../resource/creatable';
import { NamespacedResource } from '../resource/resource';
import type { INetworkPolicyPeer, IPodSelector, NetworkPolicyPeerConfig, PodConnections, PodSelectorConfig } from '../values/cdk8s-plus';

/**
 * Base of what runs as pods of machines: one machine, or a pool of them.
 *
 * @internal
 */
export abstract class MachineResource extends NamespacedResource implements IPodSelector, INetworkPolicyPeer {
  private policies?: PodConnections;

  /**
   * Makes a Service that leads here and nowhere else: to the machine, or to the machines of the pool, however many there are.
   *
   * @param id id of the Service below the construct
   * @returns the Service, which takes an Ingress and a monitor
   * @throws with all that is wrong with name, ports and load balancer, where Kubernetes would refuse the Service
   */
  public exposeService(id: string, options: ExposeServiceOptions): ExposedService {
    return new ExposedService(this, id, { ...companionProps(this, id, options), selector: this._podLabels() });
  }

  /**
   * Who may talk to the guest and to whom it may talk, as NetworkPolicies: machines, workloads of cdk8s-plus and addresses.
   *
   * Ports have to be given, `{ ports: [NetworkPolicyPort.tcp(5432)] }`; without them all are open. As soon as there is a policy for a direction,
   * all else is closed in it. A policy holds in the main network only.
   */
  public get connections(): PodConnections {
    this.policies = this.policies ?? connectionsOf(this);
    return this.policies;
  }

  /**
   * How the Services, NetworkPolicies and workloads of cdk8s-plus find the machines: by a label that no others have.
   *
   * @see IPodSelector of cdk8s-plus
   */
  public toPodSelectorConfig(): PodSelectorConfig {
    return podSelection(this._podLabels(), this.namespace);
  }

  /**
   * How a NetworkPolicy finds the machines as the other side of a connection.
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
   * Labels that all pods of the machines have, and no others. Somebody selects by them, so they have to be there from now on.
   *
   * @internal
   */
  protected abstract _podLabels(): { [key: string]: string };

  /**
   * Makes a Secret with what a guest is told at its first boot, and tells its name.
   *
   * @internal
   */
  public _makeSecret(id: string, type: string, stringData: Record<string, string>): string {
    const secret = provisioningSecret(this, id, type, stringData);
    this._dependOn({ kind: 'Secret', name: secret.name, target: secret });
    return secret.name;
  }
}
