import { DVP_GROUP, MODULE_CONFIG_GROUP } from '../../../manifest/groups';
import { ReadinessRecord, hopeless, phase, progressing, ready, why } from '../record';

const MESSAGE = 'see its message, and the log of Deckhouse: `d8 s logs`';

export const MODULES: readonly ReadinessRecord[] = [{
  group: MODULE_CONFIG_GROUP,
  versions: ['v1alpha1'],
  kind: 'Module',
  plural: 'modules',
  rows: [
    ready('is on', phase('Ready')),
    hopeless('is in several sources', 'set spec.source in its ModuleConfig', phase('Conflict')),
    // Deckhouse tries both again
    progressing('could not be downloaded', phase('DownloadingError')),
    progressing('failed, and Deckhouse tries again', phase('Error')),
    progressing('is downloaded now', phase('Downloading')),
    progressing('is downloaded, and not installed yet', phase('Downloaded')),
    progressing('is installed now', phase('Installing', 'Reconciling', 'WaitSyncTasks')),
    progressing('is installed now, without its hooks', phase('HooksDisabled')),
    progressing('is off', phase('Available')),
    progressing('is not in any source', phase('Unavailable')),
  ],
  whys: [
    why('LastReleaseDeployed', [], 'its release is not installed', 'check the ModuleSource, its registry and the release channel'),
    why('IsReady', ['HookError', 'ModuleError'], 'a step of its installation failed', MESSAGE),
    why('EnabledByModuleManager', 'ModuleDependencyExtender', 'a module that it needs is off or too old', 'enable that module first'),
    why('EnabledByModuleManager', 'DeckhouseVersionExtender', 'it needs another release of Deckhouse', 'update Deckhouse, or choose another release channel of the module'),
    why('EnabledByModuleManager', 'KubernetesVersionExtender', 'it needs another release of Kubernetes', 'update Kubernetes'),
    why('EnabledByModuleManager', 'ExperimentalExtender', 'it is experimental', 'set allowExperimentalModules in the ModuleConfig deckhouse'),
    why('EnabledByModuleManager', 'EnabledScriptExtender', 'its own check refuses to enable it', MESSAGE),
    why('EnabledByModuleManager', 'Bundle', 'its bundle leaves it off', 'set spec.enabled in its ModuleConfig'),
  ],
  explaining: ['EnabledByModuleManager', 'LastReleaseDeployed', 'IsReady'],
  minutes: 5,
  limit: 15,
}, {
  // of KubeVirt, which the module installs; its group is internal
  group: `internal.${DVP_GROUP}`,
  versions: ['v1'],
  kind: 'InternalVirtualizationKubeVirt',
  plural: 'internalvirtualizationkubevirts',
  rows: [ready('is installed', phase('Deployed')), progressing('is installed now', phase('Deploying'))],
  explaining: ['Available'],
  minutes: 5,
  limit: 15,
  hasNoCheck: true,
}];
