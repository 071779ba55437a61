import { ExposeServiceOptions, ExposedService } from '../kubernetes/exposed-service';
import { provisioningSecret } from '../kubernetes/provisioning-secret';
import { connectionsOf, podSelection } from '../kubernetes/selection';
import { companionProps } from '../resource/creatable';
import { NamespacedResource } from '../resource/resource';
import type { INetworkPolicyPeer, IPodSelector, NetworkPolicyPeerConfig, PodConnections, PodSelectorConfig } from '../values/cdk8s-plus';

/**
 * Base of constructs that run as pods of machines: a machine, or a pool.
 *
 * @internal
 */
export abstract class MachineResource extends NamespacedResource implements IPodSelector, INetworkPolicyPeer {
  private policies?: PodConnections;

  /**
   * Makes a Service for the machine only, or for all machines of the pool.
   *
   * @param id id of the Service below the construct
   * @returns the Service, to which an Ingress and a monitor can be added
   * @throws with all errors of name, ports and load balancer, if Kubernetes would reject the Service
   */
  public exposeService(id: string, options: ExposeServiceOptions): ExposedService {
    return new ExposedService(this, id, { ...companionProps(this, id, options), selector: this._podLabels() });
  }

  /**
   * The allowed connections from and to the guest, as NetworkPolicies: machines, workloads of cdk8s-plus and addresses.
   *
   * Give the ports, `{ ports: [NetworkPolicyPort.tcp(5432)] }`: without them all are open. The first policy for a direction closes that
   * direction for everything else. A policy applies to the main network only.
   */
  public get connections(): PodConnections {
    this.policies = this.policies ?? connectionsOf(this);
    return this.policies;
  }

  /**
   * How the Services, NetworkPolicies and workloads of cdk8s-plus find the machines: by a label of these machines only.
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
   * Labels of the pods of these machines only. The caller selects by them, so they must be set from now on.
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
