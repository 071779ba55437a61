import { Construct } from 'constructs';
import { CallerError } from '../manifest/caller-error';
import { parseIpv4 } from '../manifest/cidr';
import { checkReference } from '../resource/object-name';
import { Resource, ResourceProps } from '../resource/resource';
import { formatValue } from '../values/describe';
import { checkProps, guard } from '../values/guard';
import { RemovalPolicy, keepAnnotations } from '../values/removal-policy';

/**
 * Properties of a `StaticInstance`.
 */
export interface StaticInstanceProps extends ResourceProps {
  /**
   * The IPv4 address of the server. No two instances have the same one.
   */
  readonly address: string;

  /**
   * Name of the SSHCredentials by which Deckhouse reaches the server. They hold a private key: create them in the cluster, and not in
   * manifests.
   */
  readonly credentialsName: string;

  /**
   * Whether a GitOps tool keeps or deletes the StaticInstance when it is no longer in the manifests. With it, the server leaves the cluster.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A server that Deckhouse makes a node of the NodeGroup that selects its labels.
 *
 * @see https://deckhouse.io/modules/node-manager/cr.html#staticinstance
 *
 * @example
 *
 * new dvp.StaticInstance(chart, 'server-1', { address: '192.168.1.11', credentialsName: 'servers', labels: { role: 'worker' } });
 */
export class StaticInstance extends Resource {
  static { guard(this, 'StaticInstance'); }

  /**
   * @throws if the address is not an IPv4 address, or the name is not a DNS name
   */
  constructor(scope: Construct, id: string, props: StaticInstanceProps) {
    super(scope, id);
    checkProps(this, 'StaticInstanceProps', props);
    const { address, credentialsName, removalPolicy = RemovalPolicy.RETAIN } = props;
    if (parseIpv4(address) === undefined) {
      throw new CallerError(`[${this.node.path}] 'address' must be an IPv4 address, got ${formatValue(address)}: for example 192.168.1.11`);
    }
    checkReference(this.node.path, 'credentialsName', credentialsName);
    const metadata = { ...props, annotations: keepAnnotations(removalPolicy, props.annotations) };
    this._defineClusterWide('deckhouse.io/v1alpha1', 'StaticInstance', metadata, () => ({
      spec: { address, credentialsRef: { apiVersion: 'deckhouse.io/v1alpha1', kind: 'SSHCredentials', name: credentialsName } },
    }));
  }
}
