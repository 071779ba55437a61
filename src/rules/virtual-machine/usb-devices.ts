import { otherClaimant } from '../../domain/claims';
import type { ClusterFacts } from '../../domain/cluster-facts';
import { olderThan } from '../../domain/version';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';

/** USB devices of a machine */
export const usbDevices = new Topic({
  fields: ['/spec/usbDevices'],
  severity: 'error',
  kinds: dvp('VirtualMachine'),
  source: 'images/virtualization-artifact/pkg/controller/vm/internal/validators/usb_devices_validator.go',
});

const DEVICES = '/spec/usbDevices';
const FIRST_KUBERNETES = '1.34';

export const usbOnce = usbDevices.rule({
  id: 'VM-75',
  says: 'A machine has each USB device once.',
  why: 'The webhook rejects a device that is in the list twice.',
  check: object => namesOf(object).flatMap((name, i, names): Violation[] => names.indexOf(name) === i ? [] : [{
    pointer: `${DEVICES}/${i}/name`,
    wrong: `this USB device is already at position ${names.indexOf(name)}`,
    instead: 'each device once',
  }]),
});

export const usbOfOneMachine = usbDevices.rule({
  id: 'VM-76',
  says: 'A USB device belongs to one machine.',
  why: 'The webhook rejects a device that another machine of the namespace has, even if that machine does not run.',
  check: (object, world) => namesOf(object).flatMap((name, i, names): Violation[] => {
    // VM-75 reports the second entry of one machine
    const owner = names.indexOf(name) === i ? otherOwner(world, object, name) : undefined;
    return owner === undefined ? [] : [{ pointer: `${DEVICES}/${i}/name`, wrong: `${owner.label} already has this USB device`, instead: 'one machine for each device' }];
  }),
});

export const usbNeedsEdition = usbDevices.rule({
  id: 'VM-77',
  says: `Machines have USB devices only in commercial editions, and from Kubernetes ${FIRST_KUBERNETES} on.`,
  why: 'In other clusters the webhook rejects them.',
  source: 'images/virtualization-artifact/pkg/featuregates/featuregate.go',
  check: (object, world) => {
    const lack = namesOf(object).length === 0 ? undefined : lackOfUsb(world.cluster);
    return lack === undefined ? undefined : { pointer: DEVICES, wrong: `USB devices need ${lack}`, got: NOT_SHOWN, instead: 'such a cluster, or no USB device' };
  },
});

const namesOf = (machine: ManifestObject): readonly string[] => machine.list<{ name: string }>(DEVICES).map(({ name }) => name);

const otherOwner = otherClaimant(namesOf);

function lackOfUsb({ edition, kubernetesVersion }: ClusterFacts = {}): string | undefined {
  if (edition === 'CE') {
    return 'a commercial edition, the cluster has CE';
  }
  return olderThan(kubernetesVersion, FIRST_KUBERNETES) === true ? `Kubernetes ${FIRST_KUBERNETES}, the cluster has ${kubernetesVersion}` : undefined;
}
