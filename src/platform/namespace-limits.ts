import { ApiObject, Size } from 'cdk8s';
import { Resource } from '../resource/resource';
import { Hard } from '../values/machine-quota';

/** limits of the objects in a namespace */
export interface NamespaceLimits {
  /** of a ResourceQuota */
  readonly hard: Hard;
  readonly minDiskSize?: Size;
  readonly maxDiskSize?: Size;
}

/** for pods that request nothing: a namespace with a quota would reject them */
const REQUESTS = { cpu: '10m', memory: '32Mi' };

/**
 * Adds a ResourceQuota and a LimitRange, each only if it limits something.
 *
 * @param owner the construct of the namespace
 * @param limitsPods whether a quota of the namespace makes every pod request cores and memory
 */
export function limitNamespace(
  owner: Resource,
  metadata: { readonly namespace: string; readonly annotations?: { [key: string]: string } },
  { hard, minDiskSize, maxDiskSize }: NamespaceLimits,
  limitsPods: boolean,
): void {
  const storage = (size: Size | undefined) => size && { storage: size.asString() };
  const limits = [
    ...limitsPods ? [{ type: 'Container', defaultRequest: REQUESTS }] : [],
    ...minDiskSize === undefined && maxDiskSize === undefined ? []
      : [{ type: 'PersistentVolumeClaim', min: storage(minDiskSize), max: storage(maxDiskSize) }],
  ];
  const add = (id: string, kind: string, spec: object) => new ApiObject(owner, id, {
    apiVersion: 'v1', kind, metadata: { name: 'machines', ...metadata }, spec,
  }).addDependency(ApiObject.of(owner));
  if (Object.keys(hard).length > 0) {
    add('Quota', 'ResourceQuota', { hard });
  }
  if (limits.length > 0) {
    add('Limits', 'LimitRange', { limits });
  }
}
