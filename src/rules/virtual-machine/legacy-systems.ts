import { NOT_SHOWN } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';

/** machines with systems that know neither UEFI nor virtio */
export const legacySystems = new Topic({ fields: ['/spec/osType'], kinds: dvp('VirtualMachine'), source: 'crds/virtualmachines.yaml' });

const BOOTLOADER = '/spec/bootloader';
const PARAVIRTUALIZATION = '/spec/enableParavirtualization';
const REFS = '/spec/blockDeviceRefs';
const IDE_PLACES = 4;

export const legacyBoots = legacySystems.rule({
  id: 'VM-39',
  reads: ['/spec/osType', BOOTLOADER],
  severity: 'error',
  says: 'A machine of osType Legacy boots with BIOS.',
  why: 'Such systems do not support UEFI. The API server rejects another bootloader.',
  check: object => {
    if (!isLegacy(object) || (object.value(BOOTLOADER) ?? 'BIOS') === 'BIOS') {
      return undefined;
    }
    return {
      pointer: BOOTLOADER,
      wrong: 'a machine of osType Legacy must boot with BIOS',
      instead: { yaml: "BIOS, or no 'bootloader'", code: "Bootloader.BIOS, or no 'bootloader'" },
    };
  },
});

export const legacyIsNotProvisioned = legacySystems.rule({
  id: 'VM-40',
  severity: 'error',
  says: 'A machine of osType Legacy has no provisioning.',
  why: 'Such systems cannot read it. The API server rejects the field.',
  check: object => !isLegacy(object) || object.value('/spec/provisioning') === undefined ? undefined : {
    pointer: '/spec/provisioning',
    wrong: 'a machine of osType Legacy must not have provisioning',
    got: NOT_SHOWN,
    instead: "no 'provisioning', and a disk with a system that is set up",
  },
});

export const legacyDevices = legacySystems.rule({
  id: 'VM-41',
  severity: 'error',
  says: `A machine of osType Legacy without paravirtualization has at most ${IDE_PLACES} block devices.`,
  why: 'They are on an IDE bus, which has no more places. The API server rejects a longer list.',
  check: object => !isLegacy(object) || isParavirtualized(object) || object.list(REFS).length <= IDE_PLACES ? undefined : {
    pointer: REFS,
    wrong: `a machine of osType Legacy without paravirtualization must have at most ${IDE_PLACES} block devices`,
    instead: "fewer devices, or 'enableParavirtualization: true' for a guest with virtio drivers",
  },
});

export const legacyHardware = legacySystems.rule({
  id: 'VM-42',
  reads: ['/spec/osType', PARAVIRTUALIZATION],
  severity: 'warning',
  says: 'A machine of osType Legacy has paravirtualization switched off.',
  why: 'It is on by default and gives the machine virtio devices, for which such systems have no drivers: the machine is Running, and the guest does not boot.',
  source: 'images/virtualization-artifact/pkg/controller/vm/internal/validators/legacy_os_validator.go',
  check: object => !isLegacy(object) || !isParavirtualized(object) ? undefined : {
    pointer: PARAVIRTUALIZATION,
    wrong: 'a guest of osType Legacy may not boot from virtio devices, which it has while paravirtualization is on',
    instead: "'enableParavirtualization: false', unless the disk has virtio drivers",
  },
});

const isLegacy = (object: ManifestObject): boolean => object.value('/spec/osType') === 'Legacy';
const isParavirtualized = (object: ManifestObject): boolean => object.value(PARAVIRTUALIZATION) !== false;
