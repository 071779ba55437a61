import { classWith, machine } from '../../../src/catalogue/virtual-machine/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { check } from '../support';

/** the findings of a machine whose class has these policies, in some version of the API */
export function sizingAdvice(policies: object[], cpu: object, memory = '4Gi', apiVersion = 'v1alpha3'): string[] {
  const vmClass = classWith({});
  const spec = { ...vmClass.spec as object, sizingPolicies: policies };
  const manifests = [{ ...vmClass, apiVersion: `virtualization.deckhouse.io/${apiVersion}`, spec } as Manifest, machine({ cpu, memory: { size: memory } })];
  return check(manifests).filter(({ object }) => object.startsWith('VirtualMachine ')).map(({ id, instead }) => `${id} ${instead}`);
}
