import { machine } from './objects';
import { Manifest } from '../../manifest/manifest';
import { legacyBoots, legacyDevices, legacyHardware, legacyIsNotProvisioned } from '../../rules/virtual-machine/legacy-systems';
import { RuleExample } from '../entry';

const legacy = (spec: object = {}): Manifest => machine({ osType: 'Legacy', enableParavirtualization: false, ...spec });
const disks = (count: number): object[] => Array.from({ length: count }, (_, i) => ({ kind: 'VirtualDisk', name: `disk-${i}` }));

export const LEGACY_SYSTEM_EXAMPLES: readonly RuleExample[] = [
  { rule: legacyBoots, breaks: () => [legacy({ bootloader: 'EFI' })], keeps: () => [legacy({ bootloader: 'BIOS' })] },
  {
    rule: legacyIsNotProvisioned,
    breaks: () => [legacy({ provisioning: { type: 'UserData', userData: '#cloud-config\n' } })],
    keeps: () => [legacy()],
  },
  { rule: legacyDevices, breaks: () => [legacy({ blockDeviceRefs: disks(5) })], keeps: () => [legacy({ blockDeviceRefs: disks(4) })] },
  { rule: legacyHardware, breaks: () => [machine({ osType: 'Legacy' })], keeps: () => [legacy()] },
];
