import type { CloudConfig } from './cloud-config';

const PASSWORDS = ['passwd', 'hashed_passwd', 'plain_text_passwd'];
const CREDENTIALS = ['ssh_authorized_keys', 'ssh_import_id', 'snapuser'];

/** settings that let somebody in, or that hand the guest over to a tool that may */
const OTHER_WAYS = [
  'password', 'chpasswd', 'ssh_authorized_keys', 'ssh_import_id', 'ssh_keys', 'user', 'system_info', 'autoinstall', 'merge_how', 'merge_type',
  'ansible', 'puppet', 'chef', 'salt_minion', 'mcollective', 'landscape', 'snap', 'rh_subscription',
];

/** settings with commands, files and packages that may let somebody in */
const MEANS = ['runcmd', 'bootcmd', 'write_files', 'packages', 'apt', 'yum_repos', 'vendor_data'];
const WAY_IN = new RegExp([
  'passw', 'authorized', 'ssh', 'useradd', 'adduser', 'usermod', 'login', 'getty', 'pam', 'shadow', 'sss', 'realm', 'ldap', 'freeipa', 'ipa-', 'krb',
  'tailscale', 'teleport', 'cockpit', 'xrdp', 'vnc', 'puppet', 'ansible', 'salt', 'chef', 'curl', 'wget', 'git ', '://', 'b64', 'base64', 'gz',
].join('|'), 'i');

/** users of a cloud-config who cannot log in */
export interface LockedOut {
  readonly names: readonly string[];
  /** those of them whose password cloud-init sets and then locks */
  readonly withPassword: readonly string[];
}

/**
 * The users that a cloud-config creates, if nothing in it lets anybody log in; `undefined` if somebody may.
 *
 * A cloud-config that names no user for people is one of a machine that nobody needs to enter.
 */
export function lockedOut(config: CloudConfig): LockedOut | undefined {
  const users = usersOf(config.users);
  const people = users.filter(isPerson);
  if (people.length === 0 || users.some(hasCredential) || hasOtherWay(config)) {
    return undefined;
  }
  return { names: namesOf(people), withPassword: namesOf(people.filter(hasPassword)) };
}

function hasOtherWay(config: CloudConfig): boolean {
  const keys = Object.keys(config).map(bare);
  return OTHER_WAYS.some(way => keys.includes(way)) || MEANS.some(key => WAY_IN.test(textOf(config, key)));
}

type User = Readonly<Record<string, unknown>>;

const namesOf = (users: readonly User[]): string[] => users.map(({ name }) => String(name));

// cloud-init reads dashes as underscores
const bare = (key: string): string => key.replace(/-/g, '_');

function usersOf(users: unknown): User[] {
  if (typeof users === 'string') {
    return usersOf(users.split(','));
  }
  if (Array.isArray(users)) {
    return users.map(user => isMapping(user) ? settingsOf(user) : { name: String(user).trim() });
  }
  return isMapping(users) ? Object.entries(users).map(([name, settings]) => ({ name, ...isMapping(settings) ? settingsOf(settings) : {} })) : [];
}

const isMapping = (json: unknown): json is User => json !== null && typeof json === 'object' && !Array.isArray(json);

const settingsOf = (user: User): User => Object.keys(user).some(key => key.includes('-'))
  ? Object.fromEntries(Object.entries(user).map(([key, value]) => [bare(key), value])) : user;

/** whether a user is one to log in as: not the default one of the image, and none for a service */
const isPerson = ({ name, system, shell, no_create_home: homeless }: User): boolean =>
  name !== undefined && name !== '' && name !== 'default' && system !== true && homeless !== true && !/(nologin|false)$/.test(String(shell));

const hasPassword = (user: User): boolean => PASSWORDS.some(key => isSet(user[key]));

// cloud-init locks a password by default, even one that it has just set; a user whose password is not locked may have it from the image
const isLocked = ({ lock_passwd: lock }: User): boolean => lock === undefined || lock === true;

const hasCredential = (user: User): boolean => !isLocked(user) || CREDENTIALS.some(key => isSet(user[key]));

const isSet = (value: unknown): boolean => value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

const textOf = (config: CloudConfig, key: string): string => JSON.stringify(config[key]) ?? '';
