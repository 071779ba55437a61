import type { Duration } from 'cdk8s';
import type * as plus from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';

/*
 * The types of cdk8s-plus in our signatures, for TypeScript: they accept objects of every cdk8s-plus, not only of cdk8s-plus-28.
 *
 * cdk8s-plus-28 and cdk8s-plus-34 have the same classes, but private members make them different types to TypeScript. Only `any` fits both.
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

/** An object of cdk8s-plus that can render itself for a manifest. */
interface Rendered {
  _toKube(): any;
}

/** Options of a connection. */
export interface ConnectionOptions {
  /**
   * The side that gets a policy, a `PodConnectionsIsolation` of cdk8s-plus.
   *
   * @default - the machine (POD)
   */
  readonly isolation?: `${plus.PodConnectionsIsolation}`;
  /**
   * Ports to open, each a `NetworkPolicyPort` of cdk8s-plus.
   *
   * @default - the ports of the containers of a workload of cdk8s-plus; all ports of a machine
   */
  readonly ports?: Rendered[];
}

export type PodConnectionsAllowFromOptions = ConnectionOptions;
export type PodConnectionsAllowToOptions = ConnectionOptions;

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

// errors of TypeScript name the last type of an intersection
export type Ingress = plus.Ingress & {
  addDefaultBackend(backend: Rendered): void;
  addHostDefaultBackend(host: string, backend: Rendered): void;
  addHostRule(host: string, path: string, backend: Rendered, pathType?: HttpIngressPathType): void;
  addRule(path: string, backend: Rendered, pathType?: HttpIngressPathType): void;
  addRules(...rules: IngressRule[]): void;
  addTls(tls: IngressTls[]): void;
};

/** A ServiceAccount, a User or a Group of cdk8s-plus, which gets rights. */
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
