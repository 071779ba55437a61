/**
 * The types of cdk8s-plus in our signatures, for jsii: Python, Java and Go get exactly the classes of cdk8s-plus-28.
 *
 * For TypeScript, `projenrc/any-cdk8s-plus.ts` replaces them with `any-cdk8s-plus.ts`.
 */
export type {
  HttpIngressPathType, Ingress, INetworkPolicyPeer, IPodSelector, ISubject, Metric,
  NetworkPolicyPeerConfig, PodConnectionsAllowFromOptions, PodConnectionsAllowToOptions, PodSelectorConfig, ScalingRules,
} from 'cdk8s-plus-28';
