import { Port } from './port';

/**
 * Where a Service can be reached from.
 */
export enum ServiceType {
  /** From inside the cluster, at its own address. */
  CLUSTER_IP = 'ClusterIP',

  /** From inside the cluster. Its DNS name resolves to the addresses of the machines; it does not have its own address. */
  HEADLESS = 'Headless',

  /** Also on a port of every node. */
  NODE_PORT = 'NodePort',

  /** Also through an external load balancer. */
  LOAD_BALANCER = 'LoadBalancer',
}

/**
 * Where traffic from outside the cluster goes after it reaches a node.
 */
export enum ExternalTrafficPolicy {
  /** To any machine of the Service; the machine sees the address of a node instead of the client's. */
  CLUSTER = 'Cluster',

  /** To machines on the same node only; they see the address of the client, and a node without such a machine drops the traffic. */
  LOCAL = 'Local',
}

/**
 * Options of the load balancer.
 *
 * All options except `sourceRanges` are for the module `metallb` on bare metal. A cloud has its own load balancer, with its own
 * annotations.
 *
 * @see https://deckhouse.io/products/kubernetes-platform/documentation/v1/user/network/ingress/nlb.html
 */
export interface LoadBalancerOptions {
  /**
   * Name of the load balancer class: of a MetalLoadBalancerClass, if the module `metallb` is on.
   *
   * @default - the default class of the cluster
   */
  readonly className?: string;

  /**
   * IPv4 addresses of the Service, in dotted form. A class in L2 mode takes them from its pool.
   *
   * @default - free addresses
   */
  readonly addresses?: string[];

  /**
   * Number of addresses of the Service, in L2 mode: a whole number from 1, and at least the number of `addresses`.
   *
   * @default - the number of `addresses`, or one
   */
  readonly addressCount?: number;

  /**
   * A key for Services that share one address: each of them sets the same key. Their ports must differ.
   *
   * @default - the addresses are not shared
   */
  readonly sharedAddressKey?: string;

  /**
   * Address ranges of allowed clients, for example 203.0.113.0/24.
   *
   * @default - all clients
   */
  readonly sourceRanges?: string[];
}

/**
 * Properties of a Service for machines.
 */
export interface ServiceOptions {
  /**
   * Ports of the Service, at least one.
   *
   * @default - no ports; refused unless the Service is headless
   */
  readonly ports?: Port[];

  /**
   * From where the Service can be reached.
   *
   * @default ServiceType.CLUSTER_IP, or ServiceType.LOAD_BALANCER if `loadBalancer` is set
   */
  readonly serviceType?: ServiceType;

  /**
   * Options of the load balancer. Sets the type `LOAD_BALANCER`.
   *
   * @default - one address from the default class of the cluster, if the Service has that type
   */
  readonly loadBalancer?: LoadBalancerOptions;

  /**
   * Where traffic from outside goes after it reaches a node, for the types `NODE_PORT` and `LOAD_BALANCER`.
   *
   * @default ExternalTrafficPolicy.CLUSTER
   */
  readonly externalTrafficPolicy?: ExternalTrafficPolicy;

  /**
   * Whether the Service includes machines that are not ready yet. Members of a cluster that find each other by its name need this.
   *
   * A machine is ready when its pod is ready; the guest is not checked.
   *
   * @default false
   */
  readonly publishNotReadyAddresses?: boolean;
}
