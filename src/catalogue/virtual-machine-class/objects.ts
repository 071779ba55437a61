import { DVP_GROUP } from '../../manifest/groups';
import { Manifest, Metadata } from '../../manifest/manifest';

/** a valid class, with changes to its spec */
export function vmClass(spec: object = {}, metadata: Metadata = {}, version = 'v1alpha3'): Manifest {
  return { apiVersion: `${DVP_GROUP}/${version}`, kind: 'VirtualMachineClass', metadata: { name: 'web', ...metadata }, spec: { cpu: { type: 'Host' }, ...spec } };
}

/** a valid class with one policy for one to four cores, with changes to the policy */
export const sized = (policy: object): Manifest => vmClass({ sizingPolicies: [{ cores: { min: 1, max: 4 }, ...policy }] });
