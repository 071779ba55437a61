import { machine } from '../../catalogue/virtual-machine/objects';
import { otherClaimant } from '../../domain/claims';
import type { ClusterFacts } from '../../domain/cluster-facts';
import { olderThan } from '../../domain/version';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { Manifest, ManifestObject, itemsAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

const KINDS = dvp('VirtualMachine');
const VALIDATOR = 'images/virtualization-artifact/pkg/controller/vm/internal/validators/usb_devices_validator.go';
const DEVICES = '/spec/usbDevices';
const FIRST_KUBERNETES = '1.34';

const namesOf = ({ json }: ManifestObject): string[] => itemsAt<{ name: string }>(json, DEVICES).map(({ name }) => name);

const withUsb = (name: string, ...devices: string[]): Manifest => machine({
  blockDeviceRefs: [{ kind: 'VirtualDisk', name: `${name}-root` }],
  usbDevices: devices.map(device => ({ name: device })),
}, { name });

export const usbOnce: Rule = {
  id: 'VM-75',
  severity: 'error',
  kinds: KINDS,
  says: 'A machine has each USB device once.',
  why: 'The webhook refuses a device that stands in the list twice.',
  source: VALIDATOR,
  breaks: () => [withUsb('web', 'token', 'token')],
  keeps: () => [withUsb('web', 'token', 'camera')],
  check: object => {
    const names = namesOf(object);
    return names.flatMap((name, i): Violation[] => names.indexOf(name) === i ? [] : [{
      pointer: `${DEVICES}/${i}/name`,
      wrong: `this USB device stands at position ${names.indexOf(name)} already`,
      got: name,
      instead: 'each device once',
    }]);
  },
};

const first = otherClaimant(namesOf);

export const usbOfOneMachine: Rule = {
  id: 'VM-76',
  severity: 'error',
  kinds: KINDS,
  says: 'A USB device belongs to one machine.',
  why: 'The webhook refuses a device that another machine of the namespace has, whether that machine runs or not.',
  source: VALIDATOR,
  breaks: () => [withUsb('web', 'token'), withUsb('bank', 'token')],
  keeps: () => [withUsb('web', 'token'), withUsb('bank', 'other-token')],
  check: (object, world) => namesOf(object).flatMap((name, i, names): Violation[] => {
    const owner = names.indexOf(name) === i ? first(world, object, name) : undefined;
    return owner === undefined ? [] : [{
      pointer: `${DEVICES}/${i}/name`,
      wrong: `${owner.label} has this USB device already`,
      got: name,
      instead: 'one machine for each device',
    }];
  }),
};

export const usbNeedsEdition: Rule = {
  id: 'VM-77',
  severity: 'error',
  kinds: KINDS,
  says: `Machines have USB devices in commercial editions alone, and from Kubernetes ${FIRST_KUBERNETES} on.`,
  why: 'Elsewhere the webhook refuses them.',
  source: 'images/virtualization-artifact/pkg/featuregates/featuregate.go',
  breaks: () => [withUsb('web', 'token')],
  keeps: () => [machine({ usbDevices: [] })],
  exampleFacts: () => ({ edition: 'EE', kubernetesVersion: '1.33' }),
  check: (object, world) => {
    const lacks = namesOf(object).length === 0 ? undefined : lackOfUsb(world.cluster);
    return lacks === undefined ? [] : [{
      pointer: DEVICES,
      wrong: `USB devices need ${lacks}`,
      got: NOT_SHOWN,
      instead: 'a cluster that has it, or no USB device',
    }];
  },
};

function lackOfUsb({ edition, kubernetesVersion }: ClusterFacts = {}): string | undefined {
  if (edition === 'CE') {
    return 'a commercial edition, the cluster has CE';
  }
  return olderThan(kubernetesVersion, FIRST_KUBERNETES) === true
    ? `Kubernetes ${FIRST_KUBERNETES}, the cluster has ${kubernetesVersion}` : undefined;
}
