import { attachedTo } from './attached-devices';
import { perLatest } from './memo';
import { SOURCE } from './source';
import { textAt, valueAt } from '../manifest/manifest';
import { parseQuantity } from '../manifest/quantity';

/** a disk of a machine, or of each machine of a pool */
export interface MachineDisk {
  readonly name: string;
  /** `undefined`: blank */
  readonly source: unknown;
  /** `undefined` if its manifest does not set it */
  readonly size: bigint | undefined;
}

interface DiskTemplate { readonly name: string; readonly spec?: object }

/**
 * The disks of a machine, or of each machine of a pool, in its spec or attached to it.
 * `undefined` if one of its devices is an image, or is not in the manifests.
 */
export const disksOf = perLatest((owner, world): readonly MachineDisk[] | undefined => {
  const isPool = owner.kind === 'VirtualMachinePool';
  const refs: readonly unknown[] = isPool
    ? owner.list('/spec/virtualMachineTemplate/spec/blockDeviceRefs')
    : [...owner.list('/spec/blockDeviceRefs'), ...attachedTo(owner, world)];
  const templates = owner.list<DiskTemplate>('/spec/virtualDiskTemplates');
  const disks: MachineDisk[] = [];
  for (const ref of refs) {
    const name = textAt(ref, '/name') ?? '';
    const isDisk = textAt(ref, '/kind') === 'VirtualDisk';
    const disk: unknown = isPool ? templates.find(template => template.name === name) : world.referred(owner, 'VirtualDisk', name)?.json;
    if (!isDisk || disk === undefined) {
      return undefined;
    }
    disks.push({ name, source: valueAt(disk, SOURCE), size: parseQuantity(valueAt(disk, '/spec/persistentVolumeClaim/size')) });
  }
  return disks;
});
