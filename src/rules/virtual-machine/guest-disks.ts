import { GuestMount, mountsOf } from '../../domain/guest-mounts';
import { userDataFrom } from '../../domain/guest-setup';
import { MachineDisk, disksOf } from '../../domain/machine-disks';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { ManifestObject, textAt } from '../../manifest/manifest';
import { ONE, quantityText } from '../../manifest/quantity';
import { Topic, dvp } from '../rule';

/** the disks of a machine, and the guest that needs them */
export const guestDisks = new Topic({ fields: ['/spec/provisioning', '/spec/virtualMachineTemplate'], severity: 'warning', kinds: dvp('VirtualMachine', 'VirtualMachinePool'), source: 'docs/USER_GUIDE.md' });

export const mountHasDisk = guestDisks.rule({
  id: 'VM-130',
  says: 'A mount of a CloudInit finds a blank disk of its size in the machine.',
  why: 'The guest identifies a blank disk by its size. Without such a disk the mount fails at every start, and the guest writes the data to its first disk.',
  check: (object, world): Violation[] | undefined => {
    const userData = userDataFrom(machineOf(object), world)?.text;
    const mounts = userData === undefined ? NO_MOUNTS : mountsOf(userData);
    const disks = mounts.length === 0 ? undefined : disksOf(object, world);
    if (disks === undefined || mayHaveFileSystem(disks)) {
      return undefined;
    }
    const blanks = disks.filter(({ source }) => source === undefined);
    return mounts.filter(mount => mount.formats && !blanks.some(disk => fits(disk, mount))).map(mount => ({
      pointer: `${specOf(object)}/provisioning`,
      wrong: `the mount on ${mount.path} needs a blank disk${ofSize(mount)}, and the machine has ${found(blanks)}`,
      got: NOT_SHOWN,
      instead: {
        yaml: `a VirtualDisk${ofSize(mount)} without 'dataSource'${object.kind === 'VirtualMachinePool' ? " in 'virtualDiskTemplates'" : ''} and in 'blockDeviceRefs'; or no mount`,
        code: object.kind === 'VirtualMachinePool'
          ? `a disk${ofSize(mount)} without a source in 'disks'; or the 'size' of the blank disk in addMount`
          : `machine.mount(disk, '${mount.path}') with a blank disk, which gives its size; or 'format' false for an existing file system`,
      },
    }));
  },
});

const NO_MOUNTS: readonly GuestMount[] = [];

export const deviceBoots = guestDisks.rule({
  id: 'VM-131',
  says: 'A machine that its user data sets up has a device with a system.',
  why: 'The machine is Running, but a blank disk does not boot, so the user data is never read.',
  check: (object, world) => {
    const machine = machineOf(object);
    const disks = disksOf(object, world);
    // a machine that is started by hand may get a CD-ROM before
    if (disks === undefined || disks.length === 0 || disks.some(({ source }) => source !== undefined) || !(machine.text('/spec/runPolicy') ?? 'AlwaysOn').startsWith('AlwaysOn')) {
      return undefined;
    }
    const userData = userDataFrom(machine, world)?.text;
    // an installer that reads user data has done its work, and its CD-ROM is removed
    if (userData === undefined || /autoinstall|kickstart|preseed/.test(userData)) {
      return undefined;
    }
    return {
      pointer: `${specOf(object)}/blockDeviceRefs`,
      wrong: `no device of the machine has a system: ${disks.length === 1 ? `its disk ${disks[0].name} is blank` : 'all its disks are blank'}, and it has no CD-ROM`,
      got: NOT_SHOWN,
      instead: {
        yaml: "a 'dataSource' in the first disk, or an ISO image in 'blockDeviceRefs'; after an installation, no 'provisioning'",
        code: "a 'source' for the first disk, for example DiskSource.clusterImage(image), or an ISO image as BlockDevice.image(image); after an installation, no 'provisioning'",
      },
    };
  },
});

const TEMPLATE = '/spec/virtualMachineTemplate';

const specOf = ({ kind }: ManifestObject): string => kind === 'VirtualMachinePool' ? `${TEMPLATE}/spec` : '/spec';

/** a machine, or the machine of a pool as far as its setup needs it */
function machineOf(object: ManifestObject): ManifestObject {
  return object.kind !== 'VirtualMachinePool' ? object : new ManifestObject({
    apiVersion: '', kind: 'VirtualMachine', metadata: { name: object.name, namespace: object.namespace }, spec: object.value(`${TEMPLATE}/spec`),
  });
}

/** whether a disk may already have the label of a mount: a second copy, or the copy of a disk that was in use */
function mayHaveFileSystem(disks: readonly MachineDisk[]): boolean {
  const sources = disks.map(({ source }) => source).filter(source => source !== undefined);
  return sources.length > 1 || sources.some(source => (textAt(source, '/objectRef/kind') ?? '').startsWith('VirtualDisk'));
}

const fits = ({ size }: MachineDisk, { least, most }: GuestMount): boolean => size === undefined || least * ONE <= size && size <= most * ONE;

// a mount without a size has the largest number of JavaScript as its limit
const LARGEST = BigInt(Number.MAX_SAFE_INTEGER);

// the script accepts a tenth less
function ofSize({ least, most }: GuestMount): string {
  return most >= LARGEST ? '' : ` of ${quantityText((least * 10n + 8n) / 9n * ONE)}`;
}

function found(blanks: readonly MachineDisk[]): string {
  if (blanks.length === 0) {
    return 'no blank disk';
  }
  return `${blanks.length === 1 ? 'a blank disk' : 'blank disks'} of other size: ${blanks.map(({ name, size }) => `${name} with ${quantityText(size!)}`).join(', ')}`;
}
