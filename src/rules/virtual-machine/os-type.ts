import { machine } from '../../catalogue/virtual-machine/objects';
import { NOT_SHOWN } from '../../manifest/finding';
import { Manifest, valueAt, listAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

const KINDS = dvp('VirtualMachine');
const CRD = 'crds/virtualmachines.yaml';
const BOOTLOADER = '/spec/bootloader';
const PARAVIRTUALIZATION = '/spec/enableParavirtualization';
const REFS = '/spec/blockDeviceRefs';
const IDE_PLACES = 4;

const isLegacy = (json: Manifest) => valueAt(json, '/spec/osType') === 'Legacy';
const isParavirtualized = (json: Manifest) => valueAt(json, PARAVIRTUALIZATION) !== false;

const legacy = (spec: object = {}) => [machine({ osType: 'Legacy', enableParavirtualization: false, ...spec })];
const disks = (count: number) => Array.from({ length: count }, (_, i) => ({ kind: 'VirtualDisk', name: `disk-${i}` }));

export const legacyBoots: Rule = {
  id: 'VM-39',
  severity: 'error',
  kinds: KINDS,
  says: 'A machine with a legacy system boots by BIOS.',
  why: 'Such systems know no UEFI. The API refuses another bootloader.',
  source: CRD,
  breaks: () => legacy({ bootloader: 'EFI' }),
  keeps: () => legacy({ bootloader: 'BIOS' }),
  check: ({ json }) => !isLegacy(json) || [undefined, 'BIOS'].includes(valueAt(json, BOOTLOADER) as undefined) ? [] : [{
    pointer: BOOTLOADER,
    wrong: "a machine with osType 'Legacy' boots by BIOS",
    got: valueAt(json, BOOTLOADER),
    instead: "Bootloader.BIOS, or no 'bootloader'",
  }],
};

export const legacyIsNotProvisioned: Rule = {
  id: 'VM-40',
  severity: 'error',
  kinds: KINDS,
  says: 'A machine with a legacy system has no provisioning.',
  why: 'Such systems have nothing that would read it. The API refuses the block.',
  source: CRD,
  breaks: () => legacy({ provisioning: { type: 'UserData', userData: '#cloud-config\n' } }),
  keeps: () => legacy(),
  check: ({ json }) => !isLegacy(json) || valueAt(json, '/spec/provisioning') === undefined ? [] : [{
    pointer: '/spec/provisioning',
    wrong: "a machine with osType 'Legacy' has no provisioning",
    got: NOT_SHOWN,
    instead: "leave 'provisioning' out, and set the system up on its disk",
  }],
};

export const legacyDevices: Rule = {
  id: 'VM-41',
  severity: 'error',
  kinds: KINDS,
  says: `A machine with a legacy system and without paravirtualization has at most ${IDE_PLACES} block devices.`,
  why: 'They hang on an IDE bus, which has no more places. The API refuses a longer list.',
  source: CRD,
  breaks: () => legacy({ blockDeviceRefs: disks(IDE_PLACES + 1) }),
  keeps: () => legacy({ blockDeviceRefs: disks(IDE_PLACES) }),
  check: ({ json }) => {
    const refs = listAt(json, REFS);
    return !isLegacy(json) || isParavirtualized(json) || refs.length <= IDE_PLACES ? [] : [{
      pointer: REFS,
      wrong: `with osType 'Legacy' and without paravirtualization a machine has at most ${IDE_PLACES} block devices`,
      got: refs,
      instead: 'fewer devices, or paravirtualization for a guest that has virtio drivers already',
    }];
  },
};

export const legacyHardware: Rule = {
  id: 'VM-42',
  severity: 'warning',
  kinds: KINDS,
  says: 'A machine with a legacy system does without paravirtualization.',
  why: 'It is on unless somebody switches it off, and gives the machine virtio devices, for which such systems bring no drivers: the platform sees a running machine, and the guest does not boot.',
  source: 'images/virtualization-artifact/pkg/controller/vm/internal/validators/legacy_os_validator.go',
  breaks: () => [machine({ osType: 'Legacy' })],
  keeps: () => legacy(),
  check: ({ json }) => !isLegacy(json) || !isParavirtualized(json) ? [] : [{
    pointer: PARAVIRTUALIZATION,
    wrong: "with osType 'Legacy' the guest may not boot from virtio devices, which it has unless paravirtualization is off",
    got: valueAt(json, PARAVIRTUALIZATION),
    instead: "'enableParavirtualization' false, unless the disk has virtio drivers already",
  }],
};
