import { ignoresDisk } from './guest-disks';
import { machinesWith } from '../../domain/consumers';
import { userDataFrom } from '../../domain/guest-setup';
import { SOURCE } from '../../domain/source';
import { World } from '../../domain/world';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { ManifestObject, textAt, valueAt } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';

/** blank disks that no guest uses; the ids are ours */
export const unusedDisk = new Topic({ severity: 'warning', kinds: dvp('VirtualDisk'), source: 'docs/USER_GUIDE.md' });

const MOUNT = {
  yaml: "a mount of the disk in the user data: 'fs_setup' and 'mounts', or a command that names its device; or no disk",
  code: "machine.mount(disk, '/srv/data') in place of its entry in 'disks'; or no disk",
};

export const blankDiskIsUsed = unusedDisk.rule({
  id: 'VD-27',
  says: 'A blank disk is mounted or named by the user data of its machine.',
  why: 'DVP attaches the disk, but nothing formats or mounts it: the guest writes all data to its first disk.',
  check: (object, world): Violation | undefined => {
    const machines = object.value(SOURCE) === undefined ? machinesWith(object, world) : [];
    if (machines.length === 0 || !machines.every(machine => ignores(machine, object.name, world))) {
      return undefined;
    }
    return {
      pointer: '',
      wrong: `the disk is blank, and the user data of ${machines[0].label} neither mounts nor names it: it stays empty`,
      got: NOT_SHOWN,
      instead: MOUNT,
    };
  },
});

function ignores(machine: ManifestObject, disk: string, world: World): boolean {
  const text = isPlainLinux(machine) ? userDataFrom(machine, world)?.text : undefined;
  const disks = machine.list('/spec/blockDeviceRefs').map(ref => textAt(ref, '/name') ?? '');
  const isBlank = (name: string) => {
    const found = world.referred(machine, 'VirtualDisk', name);
    return found !== undefined && found.value(SOURCE) === undefined;
  };
  const blanks = disks.filter(isBlank);
  // without a disk that has a system, a blank disk is where it will be installed
  return text !== undefined && blanks.length < disks.length && ignoresDisk(text, disk, blanks);
}

/** a machine that starts from a disk, and that only its user data sets up */
function isPlainLinux(machine: ManifestObject): boolean {
  const keys = Object.keys(Object(machine.json.metadata?.annotations));
  return (machine.text('/spec/osType') ?? 'Generic') === 'Generic'
    && machine.list('/spec/blockDeviceRefs').every(ref => textAt(ref, '/kind') === 'VirtualDisk')
    && !keys.some(key => /ansible/.test(key) || key.startsWith('provisioning.virtualization.deckhouse.io/'));
}

interface DiskTemplate { readonly name: string }

const TEMPLATE = '/spec/virtualMachineTemplate';

export const blankTemplateIsUsed = unusedDisk.rule({
  id: 'VD-28',
  kinds: dvp('VirtualMachinePool'),
  says: 'A blank disk of the machines of a pool is mounted or named by their user data.',
  why: 'DVP creates a disk for each machine, but nothing formats or mounts it: the guest writes all data to its first disk.',
  check: (object, world): Violation[] => {
    const machine = new ManifestObject({
      apiVersion: '', kind: 'VirtualMachine', metadata: { ...object.value(`${TEMPLATE}/metadata`) as object, namespace: object.namespace }, spec: object.value(`${TEMPLATE}/spec`),
    });
    const text = isPlainLinux(machine) ? userDataFrom(machine, world)?.text : undefined;
    const templates = object.list<DiskTemplate>('/spec/virtualDiskTemplates');
    const blanks = templates.filter(template => valueAt(template, SOURCE) === undefined).map(({ name }) => name);
    if (text === undefined || blanks.length === templates.length) {
      return [];
    }
    return templates.flatMap(({ name }, i) => !blanks.includes(name) || !ignoresDisk(text, name, blanks) ? [] : [{
      pointer: `/spec/virtualDiskTemplates/${i}`,
      wrong: 'the disk is blank, and the user data of the machines neither mounts nor names it: it stays empty',
      got: NOT_SHOWN,
      instead: { yaml: MOUNT.yaml, code: `addMount('${name}', '/srv/data') of the CloudInit; or no disk` },
    }]);
  },
});
