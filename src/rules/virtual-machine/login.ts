import { cloudImageOf } from '../../domain/cloud-image';
import { machinesWith } from '../../domain/consumers';
import { cloudConfigOf } from '../../domain/machine-setup';
import { perObject } from '../../domain/memo';
import { SOURCE, madeFrom } from '../../domain/source';
import { World } from '../../domain/world';
import { NOT_SHOWN } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { choices } from '../choices';
import { Topic, dvp } from '../rule';

/** whether anybody can log in to a machine */
export const login = new Topic({ severity: 'warning', kinds: dvp('VirtualMachine'), source: 'docs/USER_GUIDE.md' });

const PROVISIONING = '/spec/provisioning';

export const SETUP_ADVICE = {
  yaml: "'provisioning' with user data that has an SSH key or the hash of a password",
  code: "'provisioning', for example Provisioning.cloudInit(init) with a user of 'addUser'",
};

export const cloudImageIsSetUp = login.rule({
  id: 'VM-110',
  says: 'A machine that boots a cloud image has provisioning.',
  why: 'Such an image has no user with a password or a key until cloud-init creates one: the machine runs, and nobody can log in.',
  check: (object, world) => {
    const disk = object.value(PROVISIONING) === undefined && isGeneric(object) ? onlyDisk(object, world) : undefined;
    const file = disk && cloudImageOf(world, disk.value(SOURCE), madeFrom(world, disk));
    if (disk === undefined || file === undefined || isSetUpByOther(disk, world)) {
      return undefined;
    }
    return {
      pointer: PROVISIONING,
      wrong: `nobody can log in: ${disk.label} is made from the cloud image ${file}, and no user data creates a user`,
      got: NOT_SHOWN,
      instead: SETUP_ADVICE,
    };
  },
});

/** whether a machine that has a disk is provisioned: the disk keeps the users of that machine */
const isSetUpByOther = perObject((disk, world) => machinesWith(disk, world).some(machine => machine.value(PROVISIONING) !== undefined));

export const somebodyCanLogIn = login.rule({
  id: 'VM-111',
  fields: ['/spec/provisioning'],
  says: 'A cloud-config that creates users lets one of them log in, or the default user.',
  why: "The password of a user without 'lock_passwd: false' is locked, even one that cloud-init has just set: without an SSH key the user cannot log in.",
  check: (object, world) => {
    const users = object.value('/spec/osType') === 'Windows' ? undefined : cloudConfigOf(object, world)?.lockedOut;
    if (users === undefined) {
      return undefined;
    }
    return users.withPassword.length > 0 ? {
      pointer: PROVISIONING,
      wrong: `nobody can log in: the user data has no SSH key, and cloud-init locks the password of ${and(users.withPassword)}`,
      got: NOT_SHOWN,
      instead: {
        yaml: "'lock_passwd: false' beside the hash of the password, or 'ssh_authorized_keys'",
        code: "'passwordHash' in 'addUser' without 'lockPassword', or 'sshKeys'",
      },
    } : {
      pointer: PROVISIONING,
      wrong: `nobody can log in: the user data gives neither an SSH key nor a password to ${and(users.names)}`,
      got: NOT_SHOWN,
      instead: {
        yaml: "'ssh_authorized_keys' of a user, or 'hashed_passwd' with 'lock_passwd: false', or 'ssh_authorized_keys' beside 'users' for the default user",
        code: "'sshKeys' or 'passwordHash' in 'addUser', or 'addDefaultUserKeys'",
      },
    };
  },
});

export const setupSetsSomething = login.rule({
  id: 'VM-112',
  fields: ['/spec/provisioning'],
  says: 'The cloud-config of a machine has settings.',
  why: 'An empty mapping is accepted by cloud-init, which then changes nothing.',
  check: (object, world) => {
    const config = cloudConfigOf(object, world)?.config;
    return config === undefined || Object.keys(config).length > 0 ? undefined : {
      pointer: PROVISIONING,
      wrong: 'the user data has no settings, so nothing in the guest is set up',
      got: NOT_SHOWN,
      instead: { yaml: "settings, or no 'provisioning'", code: "additions such as 'addUser' before Provisioning.cloudInit, or no 'provisioning'" },
    };
  },
});

const and = (names: readonly string[]): string => choices(names).replace(/ or /, ' and ');

const isGeneric = (machine: ManifestObject): boolean => (machine.value('/spec/osType') ?? 'Generic') === 'Generic';

/** the disk that a machine boots from, if it has nothing else to boot from or to be set up by, such as a CD-ROM with user data */
function onlyDisk(machine: ManifestObject, world: World): ManifestObject | undefined {
  const refs = machine.list<{ kind?: string; name?: string; bootOrder?: number }>('/spec/blockDeviceRefs');
  if (refs.some(({ kind }) => kind !== 'VirtualDisk')) {
    return undefined;
  }
  const [first] = [...refs].sort((a, b) => (a.bootOrder ?? Infinity) - (b.bootOrder ?? Infinity) || 0);
  return world.referred(machine, 'VirtualDisk', first?.name);
}
