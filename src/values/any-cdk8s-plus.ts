import type { Duration } from 'cdk8s';
import type * as plus from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';

/*
 * The types of cdk8s-plus in our signatures, as TypeScript reads them: objects of every cdk8s-plus fit, not only those of cdk8s-plus-28.
 *
 * cdk8s-plus-28 and cdk8s-plus-34 have the same classes, but with private members, so TypeScript refuses one for the other. Only `any` fits both.
 */

/** Selects pods by their labels. */
export interface PodSelectorConfig {
  /** A `LabelSelector` of cdk8s-plus. */
  readonly labelSelector: any;
  /** The namespaces of the pods. */
  readonly namespaces?: {
    /** A `LabelSelector` of cdk8s-plus. */
    readonly labelSelector?: any;
    readonly names?: string[];
  };
}

/** Selects pods: a machine, a workload of cdk8s-plus, a `Pods.select(...)`. */
export interface IPodSelector extends IConstruct {
  toPodSelectorConfig(): PodSelectorConfig;
}

/** One side of a connection, for a NetworkPolicy. */
export interface NetworkPolicyPeerConfig {
  /** A `NetworkPolicyIpBlock` of cdk8s-plus. */
  readonly ipBlock?: any;
  readonly podSelector?: PodSelectorConfig;
}

/** One side of a connection: a machine, a workload of cdk8s-plus, an IP block. */
export interface INetworkPolicyPeer extends IConstruct {
  toNetworkPolicyPeerConfig(): NetworkPolicyPeerConfig;
  toPodSelector(): IPodSelector | undefined;
}

/** An object of a class of cdk8s-plus, which knows how it is written in a manifest. */
interface Rendered {
  _toKube(): any;
}

/** Options of a connection. */
export interface ConnectionOptions {
  /**
   * Which side gets a policy, a `PodConnectionsIsolation` of cdk8s-plus.
   *
   * @default - both
   */
  readonly isolation?: `${plus.PodConnectionsIsolation}`;
  /**
   * Ports to open, each a `NetworkPolicyPort` of cdk8s-plus.
   *
   * @default - the ports of a Pod of cdk8s-plus; of a machine all ports
   */
  readonly ports?: Rendered[];
}

// in an intersection TypeScript names the last one in its errors
export type PodConnections = plus.PodConnections & {
  allowTo(peer: INetworkPolicyPeer, options?: ConnectionOptions): void;
  allowFrom(peer: INetworkPolicyPeer, options?: ConnectionOptions): void;
};

export type HttpIngressPathType = `${plus.HttpIngressPathType}`;

/** A rule of an Ingress. */
export interface IngressRule {
  /** An `IngressBackend` of cdk8s-plus. */
  readonly backend: Rendered;
  readonly host?: string;
  readonly path?: string;
  readonly pathType?: HttpIngressPathType;
}

/** Hosts of an Ingress, and the Secret with their certificate. */
export interface IngressTls {
  readonly hosts?: string[];
  readonly secret?: IConstruct & { readonly name: string };
}

export type Ingress = plus.Ingress & {
  addDefaultBackend(backend: Rendered): void;
  addHostDefaultBackend(host: string, backend: Rendered): void;
  addHostRule(host: string, path: string, backend: Rendered, pathType?: HttpIngressPathType): void;
  addRule(path: string, backend: Rendered, pathType?: HttpIngressPathType): void;
  addRules(...rules: IngressRule[]): void;
  addTls(tls: IngressTls[]): void;
};

/** Is given rights: a ServiceAccount, a User or a Group of cdk8s-plus. */
export interface ISubject extends IConstruct {
  toSubjectConfiguration(): plus.SubjectConfiguration;
}

/** A metric of an autoscaler: `Metric.external(...)` of cdk8s-plus. */
export interface Metric extends Rendered {
  readonly type: string;
}

/** How fast an autoscaler changes the number of machines. */
export interface ScalingRules {
  readonly stabilizationWindow?: Duration;
  /** A `ScalingStrategy` of cdk8s-plus. */
  readonly strategy?: `${plus.ScalingStrategy}`;
  readonly policies?: {
    /** A `Replicas` of cdk8s-plus. */
    readonly replicas: Rendered;
    readonly duration?: Duration;
  }[];
}
