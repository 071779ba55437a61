import { Check, Diagnosis, ok, problem, warning } from './check';
import { ClusterState, appEnables, isModuleOn, named } from './cluster-state';
import { unmetRequirements } from './requirements';
import { SDN_GROUP } from '../../domain/machine-networks';
import { textAt } from '../../manifest/manifest';
import { verdictOf } from '../readiness/verdict';

const STORAGE = ['sds-replicated-volume', 'sds-local-volume', 'csi-nfs', 'csi-ceph'];

/** modules that machines need, with the diagnosis where neither the cluster nor the manifests enable them */
const NEEDED: Readonly<Record<string, (state: ClusterState) => Diagnosis | undefined>> = {
  'cni-cilium': () => problem('cni-cilium is off, and machines have no network without it', 'a cluster gets it when it is installed: use another cluster'),
  'snapshot-controller': () => warning('snapshot-controller is off: there are no snapshots of disks, and csi-nfs and csi-ceph cannot be enabled', 'enable it: SnapshotControllerModule'),
  'virtualization': ({ app }) => {
    const says = 'virtualization is off, so the cluster has no machines';
    const advice = 'enable it: VirtualizationPlatform in the app';
    return app === undefined ? warning(says, advice) : problem(says, `${advice}, or apply the manifests of the platform first`);
  },
  'sdn': ({ app }) => app?.world.objects.some(usesNetworks) === true
    ? problem('sdn is off, and the manifests use additional networks', 'enable it: SdnModule') : undefined,
};

const usesNetworks = ({ group, json }: { readonly group: string; readonly json: unknown }): boolean =>
  group === SDN_GROUP || /"type":"(Cluster)?Network"/.test(JSON.stringify((json as { spec?: { networks?: unknown } }).spec?.networks ?? []));

/** whether the modules that machines need are on, and why not */
export const modules: Check = {
  name: 'modules',
  run: state => {
    const { objects, app } = state;
    if (objects.modules === undefined) {
      return [];
    }
    const ofApp = app?.world.ofKind('deckhouse.io', 'ModuleConfig').map(({ name }) => name).filter(name => name !== 'global' && appEnables(state, name)) ?? [];
    const on = STORAGE.filter(name => isModuleOn(state, name) === true);
    return [...new Set([...Object.keys(NEEDED), ...on, ...ofApp])].flatMap(name => ofModule(name, state)).concat(storage(state));
  },
};

function ofModule(name: string, state: ClusterState): readonly Diagnosis[] {
  const module = named(state, 'modules', name);
  const verdict = module === undefined ? undefined : verdictOf(module);
  if (module !== undefined && isModuleOn(state, name) === true) {
    const version = textAt(module, '/properties/version');
    const called = version === undefined ? name : `${name} ${version.replace(/^v(?=\d)/, '')}`;
    return [verdict?.state === 'ready' ? ok(`${called} is on`) : problem(`${called} ${verdict?.reason}`, verdict?.advice ?? 'wait until it is ready')];
  }
  if (!appEnables(state, name)) {
    const missing = NEEDED[name]?.(state);
    return missing === undefined ? [] : [missing];
  }
  if (module === undefined) {
    return [problem(`${name} is not in any source of modules`, 'check the name, and the ModuleSources of the cluster')];
  }
  // its bundle leaves a module off until a ModuleConfig enables it
  const isHeld = verdict?.condition?.startsWith('EnabledByModuleManager/') === true && !/Bundle|ModuleConfig|DisabledBy/.test(verdict.condition);
  if (isHeld) {
    return [problem(`${name} ${verdict.reason}`, verdict.advice ?? 'see the conditions of the Module')];
  }
  const unmet = unmetRequirements(name, module, state);
  return unmet.length > 0 ? unmet : [ok(`${name} is off, and the manifests enable it`)];
}

function storage(state: ClusterState): Diagnosis[] {
  const hasStorage = state.facts.storageClasses?.length !== 0 || STORAGE.some(name => isModuleOn(state, name) === true || appEnables(state, name));
  return hasStorage ? [] : [problem('the cluster has no StorageClass, and no storage module is on', `enable one of ${STORAGE.join(', ')}: Storage in VirtualizationPlatform`)];
}
