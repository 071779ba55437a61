import { CONFIRMED, DVCR, config, configOf, ours, settingsOf, switchedOff } from '../../domain/settings';
import { valueAt } from '../../manifest/manifest';
import { MODULE_CONFIG, Rule } from '../rule';

const KINDS = [MODULE_CONFIG];
// no other module has settings of these names
const TELLTALE = ['dvcr', 'virtualMachineCIDRs'];

export const moduleName: Rule = {
  id: 'MC-01',
  severity: 'error',
  kinds: KINDS,
  says: 'The ModuleConfig of the module has its name, virtualization.',
  why: 'The platform knows a module by the name of its ModuleConfig, so the settings reach nobody under another one.',
  source: 'images/virtualization-artifact/pkg/controller/moduleconfig/moduleconfig_webhook.go',
  breaks: () => [{ ...config(), metadata: { name: 'virtualisation' } }],
  keeps: () => [config()],
  check: object => ours(object) || TELLTALE.every(field => valueAt(object.json, `/spec/settings/${field}`) === undefined) ? [] : [{
    pointer: '/metadata/name',
    wrong: 'these are settings of the module virtualization, and the platform would look for a module of another name',
    got: object.name,
    instead: 'virtualization, or the construct VirtualizationModule, which names itself',
  }],
};

export const settingsVersion: Rule = {
  id: 'MC-02',
  severity: 'error',
  kinds: KINDS,
  says: 'Settings of a module say which version of their schema they follow; those of virtualization follow version 1.',
  why: 'Deckhouse refuses settings without a version, and a version that the module does not know.',
  source: 'docs/INSTALL.md',
  breaks: () => [configOf({ enabled: true, settings: { dvcr: DVCR } })],
  keeps: () => [configOf({ enabled: true, version: 1, settings: { dvcr: DVCR } }), configOf({ enabled: false }, { name: 'console' })],
  check: object => {
    const version = valueAt(object.json, '/spec/version') as number | undefined;
    // a version of zero reads as none
    const given = version === undefined || version === 0 ? undefined : version;
    const settings = Object.keys(valueAt(object.json, '/spec/settings') ?? {});
    if (settings.length === 0 || given !== undefined && (ours(object) ? given === 1 : Number.isInteger(given) && given > 0)) {
      return [];
    }
    return [{
      pointer: '/spec/version',
      wrong: given === undefined ? 'settings say which version of their schema they follow' : 'the module knows no such version of its settings',
      got: version,
      instead: ours(object) ? '1' : 'a whole number from 1, as the documentation of the module has it',
    }];
  },
};

export const settingsGiven: Rule = {
  id: 'MC-04',
  severity: 'error',
  kinds: KINDS,
  says: 'The module has settings, and they say where its registry is kept.',
  why: 'Where the module is not switched off, Deckhouse compares even absent settings with the schema, which wants a registry.',
  source: 'openapi/config-values.yaml',
  breaks: () => [configOf({ enabled: true })],
  keeps: () => [config()],
  check: object => !ours(object) || valueAt(object.json, '/spec/enabled') === false || settingsOf(object) !== undefined ? [] : [{
    pointer: '/spec/settings/dvcr',
    wrong: 'the module is not there without its registry',
    got: undefined,
    instead: 'dvcr.storage with type PersistentVolumeClaim and a size, for example Dvcr.onVolume(Size.gibibytes(50))',
  }],
};

export const disablingConfirmed: Rule = {
  id: 'MC-31',
  severity: 'warning',
  kinds: KINDS,
  says: `Who switches the module off confirms it with the annotation ${CONFIRMED}.`,
  why: 'Without it Deckhouse refuses to switch off a module that is on, because no machine outlives it.',
  source: 'module.yaml',
  breaks: () => [configOf({ enabled: false, version: 1, settings: { dvcr: DVCR } })],
  keeps: () => [switchedOff()],
  check: object => !ours(object) || valueAt(object.json, '/spec/enabled') !== false || confirmed(object.json) ? [] : [{
    pointer: '/spec/enabled',
    wrong: 'where the module is on, Deckhouse refuses to switch it off without a confirmation',
    got: false,
    instead: `the annotation ${CONFIRMED}: 'true', which is allowDisabling of the construct`,
  }],
};

export const settingsKept: Rule = {
  id: 'MC-32',
  severity: 'warning',
  kinds: KINDS,
  says: 'The module keeps its settings where it is switched off.',
  why: 'The webhook reads the registry of the old and of the new object, and refuses any change that drops it.',
  source: 'images/virtualization-artifact/pkg/controller/moduleconfig/dvcr_validator.go',
  breaks: () => [configOf({ enabled: false }, { annotations: { [CONFIRMED]: 'true' } })],
  keeps: () => [switchedOff()],
  check: object => !ours(object) || valueAt(object.json, '/spec/enabled') !== false || settingsOf(object) !== undefined ? [] : [{
    pointer: '/spec/settings',
    wrong: 'where the module is on, its webhook refuses a change that drops the registry, even one that switches the module off',
    got: undefined,
    instead: 'the settings as they were',
  }],
};

// any value will do
const confirmed = (json: object): boolean => CONFIRMED in ((valueAt(json, '/metadata/annotations') ?? {}) as object);
