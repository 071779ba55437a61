import { grouped, perWorld } from './memo';
import { World } from './world';
import { ManifestObject } from '../manifest/manifest';

const keyOf = (namespace: string | undefined, name: string): string => `${namespace ?? ''}/${name}`;

const byMachine = perWorld((world: World) => grouped(world.all('VirtualMachineBlockDeviceAttachment'), attachment => {
  const machine = attachment.text('/spec/virtualMachineName');
  return machine === undefined ? undefined : keyOf(attachment.namespace, machine);
}));

/** the devices that are attached to a machine by objects of their own */
export const attachedTo = ({ namespace, name }: ManifestObject, world: World): unknown[] =>
  (byMachine(world).get(keyOf(namespace, name)) ?? []).map(attachment => attachment.value('/spec/blockDeviceRef'));
