import { Diagnosis, problem } from './check';
import { ClusterState, appEnables, isModuleOn, named } from './cluster-state';
import { olderThan } from '../../domain/version';
import { Manifest, textAt, valueAt } from '../../manifest/manifest';
import { isObject } from '../impact/equal';

const AT = '/properties/requirements';

/** what a module that is off needs, and the cluster does not have: Deckhouse checks it only once the module is enabled */
export function unmetRequirements(name: string, module: Manifest, state: ClusterState): Diagnosis[] {
  const { deckhouseRelease, kubernetesVersion } = state.facts;
  const releases = [['Deckhouse', deckhouseRelease, textAt(module, `${AT}/deckhouse`)], ['Kubernetes', kubernetesVersion, textAt(module, `${AT}/kubernetes`)]] as const;
  const tooOld = releases.filter(([, has, needs]) => isTooOld(has, needs)).map(([what, has, needs]) =>
    problem(`${name} needs ${what} ${needs}, and the cluster has ${has}`, `update ${what}, or choose another release channel of the module`));
  const parents = valueAt(module, `${AT}/modules`);
  return [...tooOld, ...isObject(parents) ? Object.entries(parents).flatMap(([parent, needs]) => ofParent(name, parent, String(needs), state)) : []];
}

function ofParent(name: string, parent: string, needs: string, state: ClusterState): Diagnosis[] {
  const version = textAt(named(state, 'modules', parent), '/properties/version');
  if (isModuleOn(state, parent) !== true) {
    return needs.includes('!optional') || appEnables(state, parent) ? []
      : [problem(`${name} needs the module ${parent}, which is off`, `enable ${parent} first`)];
  }
  return isTooOld(version, needs) ? [problem(`${name} needs ${parent} ${needs}, and the cluster has ${version}`, `update ${parent}`)] : [];
}

/** by the oldest release that is enough, which is all that modules name in practice */
function isTooOld(has: string | undefined, needs: string | undefined): boolean {
  const [, least] = />=?\s*v?(\d+(?:\.\d+)*)/.exec(needs ?? '') ?? [];
  return least !== undefined && olderThan(has, least) === true;
}
