import { DVCR, config, configOf } from './objects';
import { moduleName, settingsGiven, settingsVersion } from '../../rules/module-config/module';
import { RuleExample } from '../entry';

export const MODULE_EXAMPLES: readonly RuleExample[] = [
  {
    rule: moduleName,
    breaks: () => [{ ...config(), metadata: { name: 'virtualisation' } }],
    keeps: () => [config()],
  },
  {
    rule: settingsVersion,
    breaks: () => [configOf({ enabled: true, settings: { dvcr: DVCR } })],
    keeps: () => [configOf({ enabled: true, version: 1, settings: { dvcr: DVCR } }), configOf({ enabled: false }, { name: 'console' })],
  },
  {
    rule: settingsGiven,
    breaks: () => [configOf({ enabled: true })],
    keeps: () => [config()],
  },
];
