import { mayBeOff } from './virtual-machine';
import { World } from '../../domain/world';
import { ManifestObject, textAt } from '../../manifest/manifest';
import { refused, removed } from '../impact/classification';
import type { KindSpec } from '../kind-spec';
import { WaitExtra } from '../readiness/step';

function waitFor(object: ManifestObject, world: World): WaitExtra | undefined {
  const machine = world.referred(object, 'VirtualMachine', textAt(object.json, '/spec/virtualMachineName'));
  // a device cannot be attached to a stopped machine
  return machine !== undefined && mayBeOff(machine) ? undefined : {};
}

export const spec: KindSpec = {
  wait: waitFor,
  otherFields: refused('an attachment cannot be changed: create one with another name'),
  removal: removed('the device is detached from the machine; its data stays'),
};
