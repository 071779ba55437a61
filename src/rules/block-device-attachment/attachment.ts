import { grouped, perWorld } from '../../domain/memo';
import { placeOf } from '../../domain/source';
import { World } from '../../domain/world';
import { NOT_SHOWN } from '../../manifest/finding';
import { ManifestObject, textAt } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';

const VALIDATORS = 'images/virtualization-artifact/pkg/controller/vmbda/internal/validators';

/** devices that are attached to a running machine */
export const attachments = new Topic({
  severity: 'error', kinds: dvp('VirtualMachineBlockDeviceAttachment'), source: 'crds/virtualmachineblockdeviceattachments.yaml',
});

const DEVICE = '/spec/blockDeviceRef';
const MACHINE = '/spec/virtualMachineName';
const DEVICES_OF_MACHINE = '/spec/blockDeviceRefs';

export const MOST_DEVICES = 16;

export const deviceNamed = attachments.rule({
  id: 'BDA-01',
  says: 'An attachment names the kind and the name of its device.',
  why: 'The schema requires neither, but without one of them the attachment finds no device and stays in phase Pending.',
  check: object => (['kind', 'name'] as const).filter(field => deviceOf(object)[field] === undefined).map(field => ({
    pointer: `${DEVICE}/${field}`,
    wrong: `the device of an attachment needs a ${field}`,
    instead: field === 'kind' ? 'VirtualDisk, VirtualImage or ClusterVirtualImage' : 'the name of a disk or of an image',
  })),
});

export const diskAttachedOnce = attachments.rule({
  id: 'BDA-03',
  says: 'A disk has one attachment, whatever machine it is for. An image may have many.',
  why: 'The webhook rejects the second one. If two are created at once, the first by name is attached.',
  source: `${VALIDATORS}/attachment_conflict_validator.go`,
  check: (object, world) => {
    const { kind, name } = deviceOf(object);
    const [first] = kind === 'VirtualDisk' ? byDisk(world).get(placeOf(object.namespace, name)) ?? [] : [];
    if (first === undefined || first.name === object.name) {
      return undefined;
    }
    return { pointer: DEVICE, wrong: `VirtualDisk ${name} already has an attachment: ${first.label}`, got: NOT_SHOWN, instead: 'one attachment for each disk' };
  },
});

export const hotplugPossible = attachments.rule({
  id: 'BDA-04',
  says: 'No device is attached to a machine of osType Legacy without paravirtualization.',
  why: 'Its disks are on an IDE bus, which does not support hot plug; the webhook rejects the attachment.',
  source: `${VALIDATORS}/legacy_os_validator.go`,
  check: (object, world) => {
    const vm = machineOf(object, world);
    if (vm?.text('/spec/osType') !== 'Legacy' || vm.value('/spec/enableParavirtualization') !== false) {
      return undefined;
    }
    return {
      pointer: MACHINE,
      wrong: `${vm.label} has its disks on an IDE bus (osType Legacy, enableParavirtualization false), which does not support hot plug`,
      instead: {
        yaml: "the device in 'blockDeviceRefs' of the machine, or 'enableParavirtualization: true' there",
        code: "the device in 'disks' or 'blockDevices' of the machine, or 'enableParavirtualization: true' there",
      },
    };
  },
});

export const roomForDevice = attachments.rule({
  id: 'BDA-05',
  says: `A machine has at most ${MOST_DEVICES} devices, those of its spec and of attachments together.`,
  why: 'The webhook rejects one attachment too many.',
  source: `${VALIDATORS}/vm_connect_limiter_validator.go`,
  check: (object, world) => {
    const number = excess(world).get(object);
    return number === undefined ? undefined : {
      pointer: MACHINE,
      wrong: `a machine has at most ${MOST_DEVICES} devices, those of its spec and of attachments together, and this is number ${number}`,
      instead: 'fewer devices for the machine, or larger ones',
    };
  },
});

export const deviceNotInSpec = attachments.rule({
  id: 'BDA-07',
  says: 'A machine has a device by its spec or by an attachment, not by both.',
  why: 'The attachment is accepted and then fails with the reason Conflict. If the attachment came first, the webhook rejects the machine.',
  source: 'images/virtualization-artifact/pkg/controller/vmbda/internal/life_cycle.go',
  check: (object, world) => {
    const vm = machineOf(object, world);
    const { kind, name } = deviceOf(object);
    if (vm === undefined || kind === undefined || name === undefined) {
      return undefined;
    }
    const place = vm.list(DEVICES_OF_MACHINE).findIndex(ref => textAt(ref, '/kind') === kind && textAt(ref, '/name') === name);
    return place < 0 ? undefined : {
      pointer: DEVICE,
      wrong: `${kind} ${name} is already in the spec of ${vm.label}, at position ${place} of blockDeviceRefs`,
      got: NOT_SHOWN,
      instead: 'either the attachment or the entry in the spec',
    };
  },
});

export const machineMayRun = attachments.rule({
  id: 'BDA-08',
  severity: 'warning',
  says: 'The machine of an attachment may run.',
  why: 'Devices are attached while a machine runs. With runPolicy AlwaysOff it never does, and the attachment stays in phase Pending.',
  source: 'images/virtualization-artifact/pkg/controller/vmbda/internal/virtual_machine_ready.go',
  check: (object, world) => {
    const vm = machineOf(object, world);
    return vm?.text('/spec/runPolicy') !== 'AlwaysOff' ? undefined : {
      pointer: MACHINE,
      wrong: `a device is attached to a running machine only, and ${vm.label} never runs: its runPolicy is AlwaysOff`,
      instead: { yaml: "the device in 'blockDeviceRefs' of the machine, or another 'runPolicy' there", code: "the device in 'disks' or 'blockDevices' of the machine, or another 'runPolicy' there" },
    };
  },
});

const machineOf = (object: ManifestObject, world: World): ManifestObject | undefined => world.referred(object, 'VirtualMachine', object.text(MACHINE));

const deviceOf = (object: ManifestObject) => ({ kind: object.text(`${DEVICE}/kind`), name: object.text(`${DEVICE}/name`) });

/** the attachments by something that they share, each group in the order of the set and each name once */
const groupedBy = (share: (object: ManifestObject) => string | undefined) => perWorld((world): ReadonlyMap<string, readonly ManifestObject[]> =>
  grouped(world.all('VirtualMachineBlockDeviceAttachment'), object => {
    const shared = share(object);
    // NAME-DUPLICATE reports namesakes, which are one object in the cluster
    return shared === undefined || world.find(object.group, object.kind, object.namespace, object.name) !== object ? undefined
      : placeOf(object.namespace, shared);
  }));

const byDisk = groupedBy(object => deviceOf(object).kind === 'VirtualDisk' ? deviceOf(object).name : undefined);
const byMachine = groupedBy(object => object.text(MACHINE));

/** the attachments beyond the last free place of their machine, with the number they would have among its devices */
const excess = perWorld((world: World): ReadonlyMap<ManifestObject, number> => new Map([...byMachine(world).values()].flatMap(group => {
  // every machine has a device of its own, also one that is not in the set
  const own = machineOf(group[0], world)?.list(DEVICES_OF_MACHINE).length ?? 1;
  return group.map((object, i) => [object, own + i + 1] as const).filter(([, number]) => number > MOST_DEVICES);
})));
