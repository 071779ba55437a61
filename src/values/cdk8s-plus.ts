/**
 * The types of cdk8s-plus in our signatures, as jsii reads them: Python, Java and Go get exactly the classes of cdk8s-plus-28.
 *
 * TypeScript gets `any-cdk8s-plus.ts` in their place, which `projenrc/any-cdk8s-plus.ts` sees to.
 */
export type {
  HttpIngressPathType, Ingress, INetworkPolicyPeer, IPodSelector, ISubject, Metric, NetworkPolicyPeerConfig, PodConnections, PodSelectorConfig, ScalingRules,
} from 'cdk8s-plus-28';
