import { isNetworkKey } from '../domain/cloud-config-keys';
import { CallerError } from '../manifest/caller-error';

// a section with one of these keys would be lost, or would overwrite the methods
const WRITTEN_HERE: { [key: string]: string } = {
  apt_update: "the property 'packageUpdate'",
  apt_upgrade: "the property 'packageUpgrade'",
  bootcmd: "'addBootCommands'",
  final_message: "the property 'finalMessage'",
  hostname: "the property 'hostname'",
  locale: "the property 'locale'",
  package_update: "the property 'packageUpdate'",
  package_upgrade: "the property 'packageUpgrade'",
  packages: "'addPackages'",
  runcmd: "'addRunCommands' or 'addRunArguments'",
  ssh_authorized_keys: "'addDefaultUserKeys'",
  ssh_pwauth: "the property 'sshPasswordAuth'",
  timezone: "the property 'timezone'",
  user: "'addUser'",
  users: "'addUser'",
  write_files: "'addFile' or 'addBinaryFile'",
};

const PASSWORDS = ['chpasswd', 'password'];

/** an allowed key of a section */
export function sectionKey(key: string): string {
  if (!/^[a-z][a-z0-9_-]*$/.test(key)) {
    throw new CallerError(`the key of a section must have lower-case letters, digits, '_' and '-', got ${JSON.stringify(key)}: for example "ntp"`);
  }
  if (PASSWORDS.includes(key)) {
    throw new CallerError(`a section '${key}' would hold passwords: use 'addUser' with a 'passwordHash'`);
  }
  if (isNetworkKey(key)) {
    throw new CallerError(`a section '${key}' would be lost, because cloud-init reads no network settings from user data: use 'addInterface'`);
  }
  // dashes are an older spelling of some keys
  const instead = Object.entries(WRITTEN_HERE).find(([owned]) => owned === key.replace(/-/g, '_'));
  if (instead !== undefined) {
    throw new CallerError(`the section '${key}' cannot be added as a section: use ${instead[1]}`);
  }
  return key;
}
