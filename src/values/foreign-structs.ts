/** the properties of structs of cdk8s-plus, in the form of `signatures.ts` */
export const FOREIGN_STRUCTS: { readonly [name: string]: { readonly [property: string]: string } } = {
  PodConnectionsAllowFromOptions: { 'ports?': 'NetworkPolicyPort[]', 'isolation?': 'PodConnectionsIsolation' },
  PodConnectionsAllowToOptions: { 'ports?': 'NetworkPolicyPort[]', 'isolation?': 'PodConnectionsIsolation' },
  ScalingRules: { 'stabilizationWindow?': 'Duration', 'strategy?': 'string', 'policies?': 'ScalingPolicy[]' },
  ScalingPolicy: { 'replicas': 'Replicas', 'duration?': 'Duration' },
};
