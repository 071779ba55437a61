import { configOf } from './objects';
import { defaultClassExists, enoughNodes, neededModule, settingOfRelease } from '../../rules/module-config/other-modules';
import { RuleExample } from '../entry';

const devices = (settings: object) => configOf({ enabled: true, version: 1, settings }, { name: 'sds-node-configurator' });
const on = (name: string) => configOf({ enabled: true }, { name });
const defaultClass = (defaultClusterStorageClass: string) => configOf({ version: 2, settings: { defaultClusterStorageClass } }, { name: 'global' });

export const OTHER_MODULE_EXAMPLES: readonly RuleExample[] = [
  {
    rule: settingOfRelease,
    facts: () => ({ modules: { 'sds-node-configurator': '0.6.1' } }),
    breaks: () => [devices({ fileDevicesDirectory: '/mnt/devices' })],
    keeps: () => [devices({ enableThinProvisioning: true })],
  },
  { rule: neededModule, facts: () => ({ modules: {} }), breaks: () => [on('csi-nfs')], keeps: () => [on('snapshot-controller'), on('csi-nfs')] },
  {
    rule: defaultClassExists,
    facts: () => ({ storageClasses: [{ name: 'replicated' }] }),
    breaks: () => [defaultClass('replcated')],
    keeps: () => [defaultClass('replicated')],
  },
  {
    rule: enoughNodes,
    facts: () => ({ nodeGroups: [{ name: 'master', nodes: 1 }, { name: 'worker', nodes: 1 }] }),
    breaks: () => [on('sds-replicated-volume')],
    keeps: () => [on('sds-local-volume')],
  },
];
