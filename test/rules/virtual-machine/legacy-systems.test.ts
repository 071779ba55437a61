import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, check, ids, told } from '../support';

test.each([
  ['VM-39', `VirtualMachine shop/web /spec/bootloader (VM-39)
  a machine of osType Legacy must boot with BIOS
  got: "EFI"
  instead: BIOS, or no 'bootloader'`],
  ['VM-40', `VirtualMachine shop/web /spec/provisioning (VM-40)
  a machine of osType Legacy must not have provisioning
  instead: no 'provisioning', and a disk with a system that is set up`],
  ['VM-41', `VirtualMachine shop/web /spec/blockDeviceRefs (VM-41)
  a machine of osType Legacy without paravirtualization must have at most 4 block devices
  got: a list of 5
  instead: fewer devices, or 'enableParavirtualization: true' for a guest with virtio drivers`],
  ['VM-42', `VirtualMachine shop/web /spec/enableParavirtualization (VM-42)
  a guest of osType Legacy may not boot from virtio devices, which it has while paravirtualization is on
  got: nothing
  instead: 'enableParavirtualization: false', unless the disk has virtio drivers`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['VM-39', "Bootloader.BIOS, or no 'bootloader'"],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual([advice]));

describe('a legacy system', () => {
  const legacy = (spec: object) => machine({ osType: 'Legacy', ...spec });
  const disks = (count: number) => Array.from({ length: count }, (_, i) => ({ kind: 'VirtualDisk', name: `disk-${i}` }));
  const off = { enableParavirtualization: false };

  test.each<[string, Manifest, string[]]>([
    ['on BIOS', legacy(off), []],
    ['on signed UEFI', legacy({ ...off, bootloader: 'EFIWithSecureBoot' }), ['VM-39']],
    ['with a Secret', legacy({ ...off, provisioning: { type: 'UserDataRef', userDataRef: { kind: 'Secret', name: 'a' } } }), ['VM-40']],
    ['with virtio', legacy({ enableParavirtualization: true }), ['VM-42']],
    ['with virtio and many disks', legacy({ blockDeviceRefs: disks(16) }), ['VM-42']],
    ['with everything', legacy({ ...off, bootloader: 'EFI', provisioning: { type: 'UserData', userData: '#!/bin/sh\n' }, blockDeviceRefs: disks(5) }), ['VM-39', 'VM-40', 'VM-41']],
    ['no more', machine({ ...off, bootloader: 'EFI', provisioning: { type: 'UserData', userData: '#!/bin/sh\n' }, blockDeviceRefs: disks(16) }), []],
  ])('%s', (_, manifest, expected) => expect(ids(check([manifest]))).toEqual(expected));
});
