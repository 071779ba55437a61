import { Manifest, Metadata } from '../../manifest/manifest';

const GROUP = 'virtualization.deckhouse.io';

/** a class that no rule has anything against, with what an example changes about it */
export function vmClass(spec: object = {}, metadata: Metadata = {}, version = 'v1alpha3'): Manifest {
  return { apiVersion: `${GROUP}/${version}`, kind: 'VirtualMachineClass', metadata: { name: 'web', ...metadata }, spec: { cpu: { type: 'Host' }, ...spec } };
}

/** the same with one policy for one to four cores, with what an example changes about the policy */
export const sized = (policy: object): Manifest => vmClass({ sizingPolicies: [{ cores: { min: 1, max: 4 }, ...policy }] });
