import { madeFrom, originOf } from '../../domain/source';
import { World } from '../../domain/world';
import { ManifestObject, valueAt, textAt, itemsAt } from '../../manifest/manifest';

interface Reference { readonly kind?: string; readonly name?: string }

/** fields that name an object of a kind, by the kind that has them */
const NAMES: Readonly<Record<string, readonly (readonly [pointer: string, kind: string])[]>> = {
  VirtualDiskSnapshot: [['/spec/virtualDiskName', 'VirtualDisk']],
  VirtualMachine: [['/spec/virtualMachineClassName', 'VirtualMachineClass'], ['/spec/virtualMachineIPAddressName', 'VirtualMachineIPAddress']],
  VirtualMachineBlockDeviceAttachment: [['/spec/virtualMachineName', 'VirtualMachine']],
  VirtualMachineOperation: [['/spec/virtualMachineName', 'VirtualMachine'], ['/spec/restore/virtualMachineSnapshotName', 'VirtualMachineSnapshot']],
  VirtualMachinePool: [['/spec/virtualMachineTemplate/spec/virtualMachineClassName', 'VirtualMachineClass']],
  VirtualMachineSnapshot: [['/spec/virtualMachineName', 'VirtualMachine']],
  VirtualMachineSnapshotOperation: [['/spec/virtualMachineSnapshotName', 'VirtualMachineSnapshot']],
};

/**
 * The objects of the set that an object of DVP needs before it gets ready.
 */
export function referencesOf(object: ManifestObject, world: World): ManifestObject[] {
  const { json, kind } = object;
  const named = (NAMES[kind] ?? []).map(([pointer, target]) => world.referred(object, target, textAt(json, pointer)));
  const devices = kind === 'VirtualMachine' ? itemsAt<Reference>(json, '/spec/blockDeviceRefs')
    : kind === 'VirtualMachinePool' ? itemsAt<Reference>(json, '/spec/virtualMachineTemplate/spec/blockDeviceRefs').filter(ref => ref.kind !== 'VirtualDisk')
      : [(valueAt(json, '/spec/blockDeviceRef') ?? {}) as Reference];
  const found = [
    ...named,
    // no schema has passed these
    ...devices.map(ref => world.referred(object, textAt(ref, '/kind') ?? '', textAt(ref, '/name'))),
    ...itemsAt(json, '/spec/networks').map(network => world.referred(object, 'VirtualMachineMACAddress', textAt(network, '/virtualMachineMACAddressName'))),
    ...itemsAt(json, '/spec/virtualDiskTemplates').map(template => originOf(world, valueAt(template, '/spec/dataSource'), object.namespace)),
    kind.endsWith('Snapshot') ? undefined : madeFrom(world, object),
  ];
  return found.filter(target => target !== undefined);
}
