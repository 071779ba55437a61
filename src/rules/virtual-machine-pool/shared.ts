import { SPEC } from './replica';
import { poolOf } from '../../catalogue/virtual-machine-pool/objects';
import { mostReplicas } from '../../domain/autoscaler';
import { Violation } from '../../manifest/finding';
import { Manifest, valueAt, listAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

export const nothingIsShared: Rule = {
  id: 'VMP-18',
  severity: 'error',
  kinds: dvp('VirtualMachinePool'),
  says: 'The template of a pool of several machines names nothing that only one machine can have: addresses and USB devices.',
  why: 'One machine gets it, and all others wait for it or are refused.',
  source: 'images/virtualization-artifact/pkg/controller/vmpool/internal/handler/sync.go',
  breaks: () => [poolOf({ virtualMachineIPAddressName: 'web' })],
  keeps: () => [poolOf({ virtualMachineIPAddressName: 'web' }, { replicas: 1 })],
  check: (object, world) => {
    const { json } = object;
    const places = ofOne(json);
    const replicas = places.length === 0 ? 0 : mostReplicas(object, world);
    return replicas < 2 ? [] : places.map(([pointer, what, instead]): Violation => ({
      pointer,
      wrong: `only one machine can have ${what}, and this pool makes ${replicas}`,
      got: valueAt(json, pointer),
      instead: `${instead}; or 'replicas' of 1`,
    }));
  },
};

type Place = readonly [pointer: string, what: string, instead: string];

/** whatever of a template can belong to one machine only */
function ofOne(json: Manifest): Place[] {
  const places: Place[] = [
    [`${SPEC}/virtualMachineIPAddressName`, 'an address', 'leave it out, and each machine gets an address of its own'],
    ...listAt(json, `${SPEC}/networks`).flatMap((_, i): Place[] => [
      [`${SPEC}/networks/${i}/virtualMachineMACAddressName`, 'a MAC address', 'leave it out, and each machine gets a MAC address of its own'],
      [`${SPEC}/networks/${i}/ipAddressName`, 'an address', 'leave it out, and the network has an address for each machine'],
    ]),
    ...listAt(json, `${SPEC}/usbDevices`).map((_, i): Place => [`${SPEC}/usbDevices/${i}/name`, 'a USB device', 'single machines']),
  ];
  return places.filter(([pointer]) => (valueAt(json, pointer) ?? '') !== '');
}
