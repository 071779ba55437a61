import { CONFIRMED, isVirtualization, settingAt } from '../../domain/settings';
import { ManifestObject } from '../../manifest/manifest';
import { MODULE_CONFIG, Topic } from '../rule';

/** a module that is switched off */
export const switchingOff = new Topic({ severity: 'warning', kinds: [MODULE_CONFIG], source: 'module.yaml' });

const isSwitchedOff = (object: ManifestObject): boolean => isVirtualization(object) && object.value('/spec/enabled') === false;

export const disablingConfirmed = switchingOff.rule({
  id: 'MC-31',
  says: `A module that is switched off has the annotation ${CONFIRMED}.`,
  why: 'Without it Deckhouse refuses to switch off a module that is on, because every machine stops with it.',
  check: object => {
    // any value will do
    if (!isSwitchedOff(object) || CONFIRMED in (object.json.metadata?.annotations ?? {})) {
      return undefined;
    }
    return {
      pointer: '/spec/enabled',
      wrong: 'if the module is on, Deckhouse refuses to switch it off without a confirmation',
      instead: { yaml: `the annotation ${CONFIRMED}: 'true'`, code: "set 'allowDisabling: true'" },
    };
  },
});

export const settingsKept = switchingOff.rule({
  id: 'MC-32',
  says: 'A module that is switched off keeps its settings.',
  why: 'The webhook reads the registry of the old and of the new object, and rejects any change that removes it.',
  source: 'images/virtualization-artifact/pkg/controller/moduleconfig/dvcr_validator.go',
  check: object => {
    if (!isSwitchedOff(object) || settingAt(object, '') !== undefined) {
      return undefined;
    }
    return {
      pointer: '/spec/settings',
      wrong: 'if the module is on, its webhook rejects a change that removes the registry, even one that switches the module off',
      instead: 'the settings as they were',
    };
  },
});

const DEPENDENTS = ['VirtualMachine', 'VirtualMachinePool', 'VirtualDisk', 'VirtualImage', 'ClusterVirtualImage'];

export const offWhileInUse = switchingOff.rule({
  id: 'MC-33',
  severity: 'error',
  says: 'No manifest has machines, disks or images beside a module that is switched off.',
  why: 'The webhooks and controllers stop with the module: such an object is rejected or never gets ready, and every running machine stops.',
  source: 'docs/ADMIN_GUIDE.md',
  check: (object, world) => {
    const kind = isSwitchedOff(object) ? DEPENDENTS.find(each => world.all(each).length > 0) : undefined;
    const [first] = kind === undefined ? [] : world.all(kind);
    if (first === undefined) {
      return undefined;
    }
    return {
      pointer: '/spec/enabled',
      wrong: `the module is switched off, but ${first.label} of the same manifests needs it`,
      instead: 'true, or delete machines, disks and images before the module is switched off',
    };
  },
});
