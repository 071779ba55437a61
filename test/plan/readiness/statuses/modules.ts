import { condition, recordedOf } from './recorded';

const at = (phase: string, ...conditions: object[]) => ({ phase, conditions });

export const MODULES = recordedOf('deckhouse.io/v1alpha1', 'Module', {
  'Unavailable': ['progressing', at('Unavailable'), 'is not in any source'],
  'Available, parent off': ['progressing', at('Available', condition('EnabledByModuleManager', 'False', 'ModuleDependencyExtender', 'requires sds-node-configurator')),
    'is off: a module that it needs is off or too old (requires sds-node-configurator)'],
  'Available, Kubernetes too old': ['progressing', at('Available', condition('EnabledByModuleManager', 'False', 'KubernetesVersionExtender')), 'is off: it needs another release of Kubernetes'],
  'Downloading': ['progressing', at('Downloading'), 'is downloaded'],
  'Downloaded': ['progressing', at('Downloaded'), 'is downloaded, and not installed yet'],
  'Installing': ['progressing', at('Installing', condition('IsReady', 'False', 'Init', 'hooks run')), 'is installed (hooks run)'],
  'Reconciling': ['progressing', at('Reconciling'), 'is installed'],
  'WaitSyncTasks': ['progressing', at('WaitSyncTasks'), 'is installed'],
  'HooksDisabled': ['progressing', at('HooksDisabled'), 'is installed, without its hooks'],
  'Ready': ['ready', at('Ready', condition('IsReady', 'True', '')), 'is on'],
  'Conflict': ['hopeless', at('Conflict'), 'is in several sources'],
  'DownloadingError': ['hopeless', at('DownloadingError', condition('LastReleaseDeployed', 'False', 'Error', 'pull: 401')), 'could not be downloaded (pull: 401)'],
  'Error': ['hopeless', at('Error', condition('IsReady', 'False', 'ModuleError', 'hook failed')), 'failed (hook failed)'],
});
