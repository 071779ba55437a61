import { machine } from '../../catalogue/virtual-machine/objects';
import { perWorld } from '../../domain/memo';
import { placeOf, text } from '../../domain/source';
import { World } from '../../domain/world';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { Manifest, ManifestObject, valueAt, listAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

const KINDS = dvp('VirtualMachineBlockDeviceAttachment');
const REF = '/spec/blockDeviceRef';
const MACHINE = '/spec/virtualMachineName';
const VALIDATORS = 'images/virtualization-artifact/pkg/controller/vmbda/internal/validators';
const MOST_DEVICES = 16;

const data = { kind: 'VirtualDisk', name: 'data' };

/** a disk attached to the machine `web`, with what an example changes about it */
export function attachment(spec: object = {}, name = 'data-to-web'): Manifest {
  return {
    apiVersion: 'virtualization.deckhouse.io/v1alpha2',
    kind: 'VirtualMachineBlockDeviceAttachment',
    metadata: { name, namespace: 'shop' },
    spec: { virtualMachineName: 'web', blockDeviceRef: data, ...spec },
  };
}

const machineOf = (world: World, object: ManifestObject): ManifestObject | undefined =>
  world.referred(object, 'VirtualMachine', text(object.json, MACHINE));

const deviceOf = ({ json }: ManifestObject) => ({ kind: text(json, `${REF}/kind`), name: text(json, `${REF}/name`) });

/** the attachments of a set by something that they share, each group in the order of the set and each name once */
const groups = (share: (object: ManifestObject) => string | undefined) => perWorld((world: World): Map<string, ManifestObject[]> => {
  const found = new Map<string, ManifestObject[]>();
  for (const object of world.all('VirtualMachineBlockDeviceAttachment')) {
    const shared = share(object);
    const key = placeOf(object.namespace, shared);
    // namesakes are one object in the cluster, and somebody else says that they are
    if (shared !== undefined && world.find(object.group, object.kind, object.namespace, object.name) === object) {
      const group = found.get(key);
      if (group === undefined) {
        found.set(key, [object]);
      } else {
        group.push(object);
      }
    }
  }
  return found;
});

const byDisk = groups(object => deviceOf(object).kind === 'VirtualDisk' ? deviceOf(object).name : undefined);
const byMachine = groups(({ json }) => text(json, MACHINE));

/** the attachments that find no place any more on their machine, by the number they would have as its devices */
const surplus = perWorld((world: World): Map<ManifestObject, number> => new Map([...byMachine(world).values()].flatMap(group => {
  const vm = machineOf(world, group[0]);
  // every machine has a device of its own, also one that is not in the set
  const own = vm === undefined ? 1 : listAt(vm.json, '/spec/blockDeviceRefs').length;
  return group.map((object, i): [ManifestObject, number] => [object, own + i + 1]).filter(([, number]) => number > MOST_DEVICES);
})));

export const deviceNamed: Rule = {
  id: 'BDA-01',
  severity: 'error',
  kinds: KINDS,
  says: 'An attachment names the kind and the name of its device.',
  why: 'The schema asks for neither, but without one of them the attachment never finds anything, and waits for ever.',
  source: 'crds/virtualmachineblockdeviceattachments.yaml',
  breaks: () => [attachment({ blockDeviceRef: { name: 'data' } })],
  keeps: () => [attachment()],
  check: object => (['kind', 'name'] as const).filter(field => deviceOf(object)[field] === undefined).map((field): Violation => ({
    pointer: `${REF}/${field}`,
    wrong: `the device of an attachment needs a ${field}, or it never resolves`,
    got: undefined,
    instead: field === 'kind' ? 'VirtualDisk, VirtualImage or ClusterVirtualImage' : 'the name of a disk or of an image',
  })),
};

export const diskAttachedOnce: Rule = {
  id: 'BDA-03',
  severity: 'error',
  kinds: KINDS,
  says: 'A disk has one attachment, whatever machine it is for. An image may have many.',
  why: 'The webhook refuses the second one, and of two that come at once the first by name wins.',
  source: `${VALIDATORS}/attachment_conflict_validator.go`,
  breaks: () => [attachment(), attachment({ virtualMachineName: 'db' }, 'data-to-db')],
  keeps: () => [attachment(), attachment({ virtualMachineName: 'db', blockDeviceRef: { ...data, kind: 'VirtualImage' } }, 'data-to-db')],
  check: (object, world) => {
    const { kind, name } = deviceOf(object);
    const [first] = kind === 'VirtualDisk' ? byDisk(world).get(placeOf(object.namespace, name)) ?? [] : [];
    return first === undefined || first === object || first.name === object.name ? [] : [{
      pointer: REF,
      wrong: `VirtualDisk ${name} has an attachment already: ${first.label}`,
      got: NOT_SHOWN,
      instead: 'one attachment for each disk',
    }];
  },
};

export const hotplugPossible: Rule = {
  id: 'BDA-04',
  severity: 'error',
  kinds: KINDS,
  says: 'Nothing is attached to a machine of osType Legacy without paravirtualization.',
  why: 'Its disks are on an IDE bus, which takes none while the machine runs; the webhook refuses the attachment.',
  source: `${VALIDATORS}/legacy_os_validator.go`,
  breaks: () => [attachment(), machine({ osType: 'Legacy', enableParavirtualization: false })],
  keeps: () => [attachment(), machine({ enableParavirtualization: false })],
  check: (object, world) => {
    const vm = machineOf(world, object);
    return vm === undefined || text(vm.json, '/spec/osType') !== 'Legacy' || valueAt(vm.json, '/spec/enableParavirtualization') !== false ? [] : [{
      pointer: MACHINE,
      wrong: `${vm.label} has its disks on an IDE bus (osType Legacy, enableParavirtualization false), which takes none while it runs`,
      got: vm.name,
      instead: 'the device in blockDeviceRefs of the machine, or enableParavirtualization: true there',
    }];
  },
};

export const roomForDevice: Rule = {
  id: 'BDA-05',
  severity: 'error',
  kinds: KINDS,
  says: `A machine has at most ${MOST_DEVICES} devices by its spec and by attachments.`,
  why: 'The webhook refuses an attachment that is one too many.',
  source: `${VALIDATORS}/vm_connect_limiter_validator.go`,
  breaks: () => [machine(), ...crowd(MOST_DEVICES)],
  keeps: () => [machine(), ...crowd(MOST_DEVICES - 1)],
  check: (object, world) => {
    const number = surplus(world).get(object);
    return number === undefined ? [] : [{
      pointer: MACHINE,
      wrong: `a machine has at most ${MOST_DEVICES} devices by its spec and by attachments, and this is number ${number}`,
      got: text(object.json, MACHINE),
      instead: 'fewer devices for the machine, or larger ones',
    }];
  },
};

const crowd = (length: number): Manifest[] => Array.from({ length }, (_, i) =>
  attachment({ blockDeviceRef: { ...data, name: `data-${i}` } }, `data-${i}-to-web`));

export const deviceNotInSpec: Rule = {
  id: 'BDA-07',
  severity: 'error',
  kinds: KINDS,
  says: 'A device is attached to a machine by its spec or by an attachment, not by both.',
  why: 'The attachment is accepted and then fails with the reason Conflict; where it came first, the webhook refuses the machine.',
  source: 'images/virtualization-artifact/pkg/controller/vmbda/internal/life_cycle.go',
  breaks: () => [attachment(), machine({ blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'web-root' }, data] })],
  keeps: () => [attachment(), machine({ blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'web-root' }, { ...data, kind: 'VirtualImage' }] })],
  check: (object, world) => {
    const { kind, name } = deviceOf(object);
    const vm = machineOf(world, object);
    const place = vm === undefined || kind === undefined || name === undefined ? -1
      : listAt(vm.json, '/spec/blockDeviceRefs').findIndex(ref => text(ref, '/kind') === kind && text(ref, '/name') === name);
    return place < 0 ? [] : [{
      pointer: REF,
      wrong: `${kind} ${name} is in the spec of ${vm!.label} already, at position ${place} of blockDeviceRefs`,
      got: NOT_SHOWN,
      instead: 'either the attachment or the place in the spec',
    }];
  },
};

export const machineMayRun: Rule = {
  id: 'BDA-08',
  severity: 'warning',
  kinds: KINDS,
  says: 'A machine that something is attached to is one that may run.',
  why: 'Devices are attached while a machine runs. With runPolicy AlwaysOff it never does, and the attachment waits.',
  source: 'images/virtualization-artifact/pkg/controller/vmbda/internal/virtual_machine_ready.go',
  breaks: () => [attachment(), machine({ runPolicy: 'AlwaysOff' })],
  keeps: () => [attachment(), machine({ runPolicy: 'Manual' })],
  check: (object, world) => {
    const vm = machineOf(world, object);
    return vm === undefined || text(vm.json, '/spec/runPolicy') !== 'AlwaysOff' ? [] : [{
      pointer: MACHINE,
      wrong: `nothing is ever attached to ${vm.label}: its runPolicy is AlwaysOff, and only a running machine takes a device`,
      got: vm.name,
      instead: 'the device in blockDeviceRefs of the machine, or another runPolicy there',
    }];
  },
};
