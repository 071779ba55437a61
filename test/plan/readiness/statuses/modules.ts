import { condition, recordedOf } from './recorded';

const at = (phase: string, ...conditions: object[]) => ({ phase, conditions });

export const MODULES = [...recordedOf('deckhouse.io/v1alpha1', 'Module', {
  'Unavailable': ['progressing', at('Unavailable'), 'is not in any source'],
  'Available, parent off': ['progressing', at('Available', condition('EnabledByModuleManager', 'False', 'ModuleDependencyExtender', 'requires sds-node-configurator')),
    'is off: a module that it needs is off or too old (requires sds-node-configurator)'],
  'Available, Kubernetes too old': ['progressing', at('Available', condition('EnabledByModuleManager', 'False', 'KubernetesVersionExtender')), 'is off: it needs another release of Kubernetes'],
  'Downloading': ['progressing', at('Downloading'), 'is downloaded now'],
  'Downloaded': ['progressing', at('Downloaded'), 'is downloaded, and not installed yet'],
  'Installing': ['progressing', at('Installing', condition('IsReady', 'False', 'Init', 'hooks run')), 'is installed now (hooks run)'],
  'Reconciling': ['progressing', at('Reconciling'), 'is installed now'],
  'WaitSyncTasks': ['progressing', at('WaitSyncTasks'), 'is installed now'],
  'HooksDisabled': ['progressing', at('HooksDisabled'), 'is installed now, without its hooks'],
  'Ready': ['ready', at('Ready', condition('IsReady', 'True', '')), 'is on'],
  'Conflict': ['hopeless', at('Conflict'), 'is in several sources'],
  'DownloadingError': ['progressing', at('DownloadingError', condition('LastReleaseDeployed', 'False', 'Error', 'pull: 401')), 'could not be downloaded: its release is not installed (pull: 401)'],
  'Error': ['progressing', at('Error', condition('IsReady', 'False', 'HookError', 'hook failed')), 'failed, and Deckhouse tries again: a step of its installation failed (hook failed)'],
}), ...recordedOf('internal.virtualization.deckhouse.io/v1', 'InternalVirtualizationKubeVirt', {
  Deploying: ['progressing', at('Deploying', condition('Available', 'False', 'DeploymentInProgress', 'Deploying version')), 'is installed now (Deploying version)'],
  Deployed: ['ready', at('Deployed', condition('Available', 'True', 'AllComponentsReady')), 'is installed'],
})];
