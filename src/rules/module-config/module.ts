import { isVirtualization, settingAt } from '../../domain/settings';
import { MODULE_CONFIG, Topic } from '../rule';

/** the name of the module, and the least that its ModuleConfig has */
export const moduleBasics = new Topic({ severity: 'error', kinds: [MODULE_CONFIG], source: 'docs/INSTALL.md' });

// no other module has settings of these names
const TELLTALE = ['dvcr', 'virtualMachineCIDRs'];

export const moduleName = moduleBasics.rule({
  id: 'MC-01',
  says: 'The ModuleConfig of the module has its name, virtualization.',
  why: 'The platform finds the settings of a module by the name of its ModuleConfig; under another name no module reads them.',
  source: 'images/virtualization-artifact/pkg/controller/moduleconfig/moduleconfig_webhook.go',
  check: object => {
    if (isVirtualization(object) || TELLTALE.every(field => object.value(`/spec/settings/${field}`) === undefined)) {
      return undefined;
    }
    return {
      pointer: '/metadata/name',
      wrong: 'these are settings of the module virtualization, and no module reads them under another name',
      instead: { yaml: 'virtualization', code: 'the construct VirtualizationModule, which has this name' },
    };
  },
});

export const settingsVersion = moduleBasics.rule({
  id: 'MC-02',
  says: 'Settings of a module have the version of their schema; for virtualization this is 1.',
  why: 'Deckhouse rejects settings without a version, and a version that the module does not know.',
  check: object => {
    const settings = Object.keys(object.value('/spec/settings') ?? {});
    // zero counts as no version
    const version = object.number('/spec/version') || undefined;
    if (settings.length === 0 || version !== undefined && (isVirtualization(object) ? version === 1 : Number.isInteger(version) && version > 0)) {
      return undefined;
    }
    return {
      pointer: '/spec/version',
      wrong: version === undefined ? 'settings need the version of their schema' : 'the module does not know this version of its settings',
      instead: isVirtualization(object) ? '1' : 'a whole number from 1, as in the documentation of the module',
    };
  },
});

export const settingsGiven = moduleBasics.rule({
  id: 'MC-04',
  says: 'The module has settings with the storage of its registry.',
  why: 'Unless the module is switched off, Deckhouse checks even missing settings by the schema, which requires a registry.',
  source: 'openapi/config-values.yaml',
  check: object => {
    if (!isVirtualization(object) || object.value('/spec/enabled') === false || settingAt(object, '') !== undefined) {
      return undefined;
    }
    return {
      pointer: '/spec/settings/dvcr',
      wrong: 'the module needs a registry',
      instead: {
        yaml: 'dvcr.storage with type: PersistentVolumeClaim and persistentVolumeClaim.size, for example 50Gi',
        code: "set 'dvcr', for example Dvcr.onVolume(Size.gibibytes(50))",
      },
    };
  },
});
