import { sound } from './cloud-config';
import type { CloudInitUserOptions } from './cloud-init-options';
import { publicKey } from './ssh-key';
import { CallerError } from '../manifest/caller-error';

/** a user in the form of cloud-init */
export type UserEntry = {
  name: string;
  gecos?: string;
  uid?: number;
  system?: boolean;
  homedir?: string;
  shell?: string;
  primary_group?: string;
  groups?: string[];
  sudo?: string;
  lock_passwd?: boolean;
  passwd?: string;
  ssh_authorized_keys?: string[];
};

const EVERYTHING = 'ALL=(ALL) NOPASSWD:ALL';
const MAX_UID = 4294967294;

export function userEntry(name: string, options: CloudInitUserOptions): UserEntry {
  if (name === 'default') {
    throw new CallerError("the name \"default\" stands for the user of the image, got it for a new user: use 'addDefaultUserKeys', or another name");
  }
  login('user', name);
  const whose = `user ${JSON.stringify(name)}`;
  const { gecos, uid, system, homedir, shell, primaryGroup, groups, sshKeys, passwordHash } = options;
  if (gecos !== undefined && /[:\x00-\x1f\x7f]/.test(sound(`'gecos' of ${whose}`, gecos))) {
    throw new CallerError(`'gecos' of ${whose} must be one line without colons, got ${JSON.stringify(gecos)}: for example "Ops Team"`);
  }
  if (uid !== undefined && (!Number.isInteger(uid) || uid < 0 || uid > MAX_UID)) {
    throw new CallerError(`'uid' of ${whose} must be a whole number from 0 to ${MAX_UID}, got ${uid}: for example 2000`);
  }
  return {
    name,
    gecos,
    uid,
    system,
    homedir: absolute('homedir', whose, homedir),
    shell: absolute('shell', whose, shell),
    primary_group: primaryGroup === undefined ? undefined : login('group', primaryGroup),
    groups: some(groups?.map(group => login('group', group))),
    sudo: sudo(whose, options),
    lock_passwd: lock(whose, options),
    passwd: passwordHash?._toWire(),
    ssh_authorized_keys: some(sshKeys?.map(key => publicKey(whose, key))),
  };
}

/** a user or group name that is valid in every distribution */
export function login(what: 'user' | 'group', name: string): string {
  if (!/^[a-z_][a-z0-9_.-]{0,31}$/.test(name)) {
    const form = '1 to 32 lower-case letters, digits, \'_\', \'-\' and \'.\', and start with a letter or \'_\'';
    throw new CallerError(`the name of a ${what} must have ${form}, got ${JSON.stringify(name)}: for example "ops"`);
  }
  return name;
}

function sudo(whose: string, { sudo: everything, sudoRule }: CloudInitUserOptions): string | undefined {
  if (sudoRule === undefined) {
    return everything === true ? EVERYTHING : undefined;
  }
  if (everything !== undefined) {
    throw new CallerError(`${whose} must have 'sudo' or 'sudoRule', got both: leave one out`);
  }
  if (!/^[^\x00-\x1f\x7f]*\S[^\x00-\x1f\x7f]*$/.test(sound(`'sudoRule' of ${whose}`, sudoRule))) {
    throw new CallerError(`'sudoRule' of ${whose} must be one line, got ${JSON.stringify(sudoRule)}: for example "ALL=(ALL) NOPASSWD:/usr/bin/systemctl"`);
  }
  return sudoRule;
}

// cloud-init locks the password by default, even if it has just set it
function lock(whose: string, { lockPassword, passwordHash }: CloudInitUserOptions): boolean | undefined {
  if (lockPassword === false && passwordHash === undefined) {
    throw new CallerError(`${whose} has no password to unlock, got 'lockPassword' false: give a 'passwordHash', or leave 'lockPassword' out`);
  }
  return lockPassword ?? (passwordHash === undefined ? undefined : false);
}

function absolute(option: string, whose: string, path: string | undefined): string | undefined {
  if (path !== undefined && !/^\/[^:\x00-\x1f\x7f]*$/.test(sound(`'${option}' of ${whose}`, path))) {
    throw new CallerError(`'${option}' of ${whose} must be an absolute path without colons, got ${JSON.stringify(path)}: start it with "/"`);
  }
  return path;
}

// the schema of cloud-init does not allow an empty list
function some(list: string[] | undefined): string[] | undefined {
  return list?.length === 0 ? undefined : list;
}
