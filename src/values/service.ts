import { Port } from './port';

/**
 * From where a Service can be reached.
 */
export enum ServiceType {
  /** From inside the cluster, by an address of its own. */
  CLUSTER_IP = 'ClusterIP',

  /** From inside the cluster; its name stands for the addresses of the machines themselves, and it has none of its own. */
  HEADLESS = 'Headless',

  /** Also on a port of every node. */
  NODE_PORT = 'NodePort',

  /** Also through a load balancer outside the cluster. */
  LOAD_BALANCER = 'LoadBalancer',
}

/**
 * Where traffic from outside the cluster goes once it has reached a node.
 */
export enum ExternalTrafficPolicy {
  /** To any machine of the Service; the machine sees the address of a node instead of the client's. */
  CLUSTER = 'Cluster',

  /** To machines on the same node only; they see the address of the client, and a node without such a machine drops the traffic. */
  LOCAL = 'Local',
}

/**
 * What the load balancer of the platform is asked for.
 *
 * A cloud has a load balancer of its own, which reads annotations of its own; on bare metal it is the module `metallb`, which all but
 * `sourceRanges` are written for.
 *
 * @see https://deckhouse.io/products/kubernetes-platform/documentation/v1/user/network/ingress/nlb.html
 */
export interface LoadBalancerOptions {
  /**
   * Name of the class of load balancers: of a MetalLoadBalancerClass object, where the module `metallb` is on.
   *
   * @default - the default class of the cluster
   */
  readonly className?: string;

  /**
   * The addresses that the Service should have, in dotted form. A class that works in L2 mode takes them out of its pool.
   *
   * @default - free ones
   */
  readonly addresses?: string[];

  /**
   * How many addresses the Service should have, in L2 mode: a whole number from 1, and at least as many as `addresses`.
   *
   * @default - as many as there are `addresses`, or one
   */
  readonly addressCount?: number;

  /**
   * A word that Services have in common which share one address. Their ports have to differ.
   *
   * @default - the Service has its addresses for itself
   */
  readonly sharedAddressKey?: string;

  /**
   * Ranges from which clients are let in, for example 203.0.113.0/24.
   *
   * @default - from everywhere
   */
  readonly sourceRanges?: string[];
}

/**
 * What a Service in front of machines is, whichever they are.
 */
export interface ServiceOptions {
  /**
   * Ports of the Service, at least one.
   *
   * @default - a headless Service needs no port; every other one is refused without
   */
  readonly ports?: Port[];

  /**
   * From where the Service can be reached.
   *
   * @default ServiceType.CLUSTER_IP, or ServiceType.LOAD_BALANCER where there is a `loadBalancer`
   */
  readonly serviceType?: ServiceType;

  /**
   * What the load balancer is asked for; it makes the Service one of type `LOAD_BALANCER`.
   *
   * @default - one address, out of the default class of the cluster, where the Service has that type
   */
  readonly loadBalancer?: LoadBalancerOptions;

  /**
   * Where traffic from outside goes once it has reached a node, for the types `NODE_PORT` and `LOAD_BALANCER`.
   *
   * @default ExternalTrafficPolicy.CLUSTER
   */
  readonly externalTrafficPolicy?: ExternalTrafficPolicy;

  /**
   * Whether the Service leads to machines before they are ready, as members of a cluster that find each other by its name need it.
   *
   * A machine counts as ready as soon as its pod does; nothing looks into the guest.
   *
   * @default false
   */
  readonly publishNotReadyAddresses?: boolean;
}
