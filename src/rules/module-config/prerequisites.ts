import type { ClusterFacts } from '../../domain/cluster-facts';
import { moduleIsOn } from '../../domain/cluster-lookups';
import { isVirtualization } from '../../domain/settings';
import { olderThan } from '../../domain/version';
import { World } from '../../domain/world';
import { NOT_SHOWN } from '../../manifest/finding';
import { MODULE_CONFIG, Topic } from '../rule';

/** what the cluster needs before the module can be switched on */
export const prerequisites = new Topic({ severity: 'error', kinds: [MODULE_CONFIG], source: 'module.yaml' });

// the first releases of DVP with a requirement; older ones need less
const SDN_SINCE = '1.9.5';
const SDN_NOT_IN = '1.10.0';
const DECKHOUSE_SINCE = '1.4';

export const clusterReady = prerequisites.rule({
  id: 'MC-30',
  says: 'The module is switched on where cni-cilium is on, with Deckhouse 1.74.2, Kubernetes 1.25 and, if sdn is used, sdn 0.6.2.',
  why: 'Elsewhere Deckhouse refuses to switch it on, or leaves it off.',
  check: (object, world) => {
    if (!isVirtualization(object) || object.value('/spec/enabled') !== true) {
      return undefined;
    }
    return missingFor(world).map(([needed, instead]) => ({ pointer: '/spec/enabled', wrong: `virtualization needs ${needed}`, got: NOT_SHOWN, instead }));
  },
});

/** each missing prerequisite, with the step that provides it */
function missingFor(world: World): [needed: string, instead: string][] {
  const { modules, deckhouseRelease, kubernetesVersion, dvpRelease }: ClusterFacts = world.cluster ?? {};
  const missing: [string, string][] = [];
  if (moduleIsOn('cni-cilium', world) === false) {
    missing.push(['the module cni-cilium, which is off', 'switch cni-cilium on first']);
  }
  if (olderThan(dvpRelease, DECKHOUSE_SINCE) !== true && olderThan(deckhouseRelease, '1.74.2') === true) {
    missing.push([`Deckhouse 1.74.2, but the cluster has ${deckhouseRelease}`, 'update Deckhouse first']);
  }
  if (olderThan(kubernetesVersion, '1.25') === true) {
    missing.push([`Kubernetes 1.25, but the cluster has ${kubernetesVersion}`, 'update Kubernetes first']);
  }
  if (olderThan(dvpRelease, SDN_SINCE) !== true && dvpRelease !== SDN_NOT_IN && olderThan(modules?.sdn, '0.6.2') === true) {
    missing.push([`the module sdn 0.6.2, but the cluster has ${modules?.sdn}`, 'update sdn first']);
  }
  return missing;
}
