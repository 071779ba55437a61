import { ApiObject } from 'cdk8s';
import { dnsForm } from '../resource/default-name';
import { Resource } from '../resource/resource';

/**
 * A Secret with the provisioning of a machine, or of each machine of a pool.
 */
export function provisioningSecret(owner: Resource, id: string, type: string, stringData: Record<string, string>): ApiObject {
  const metadata = { name: `${owner.name}-${dnsForm(id)}`, namespace: owner.metadata.namespace };
  return new ApiObject(owner, id, { apiVersion: 'v1', kind: 'Secret', metadata, type, stringData });
}
