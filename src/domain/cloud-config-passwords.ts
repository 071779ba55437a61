import type { CloudConfig } from './cloud-config';
import { isVariable } from './user-data-format';

/** a setting of cloud-init that holds a password */
export interface PasswordSetting {
  /** for example `users[1].plain_text_passwd` */
  readonly path: string;
  /** whether cloud-init takes its value as the password itself, or as a hash */
  readonly takes: 'password' | 'hash';
}

/** the hashes that cloud-init recognizes where it takes passwords, too */
const RECOGNIZED = /^\$(1|2a|2y|5|6)(\$[^:]+){2}/;
const RANDOM = ['R', 'RANDOM'];

/** hashes of crypt(5), and values that lock an account */
const HASH = /^(\$[^:]+|_[./0-9A-Za-z]{19}|[./0-9A-Za-z]{13}|[!*].*|x)$/;

/**
 * The settings of a cloud-config that hold a password in clear text, in each form that cloud-init knows.
 */
export function clearPasswords(config: CloudConfig): PasswordSetting[] {
  const { password, chpasswd, rh_subscription: subscription, lxd, system_info: system } = config;
  const settings: PasswordSetting[] = [];
  eachEntry(config.users, (user, key) => addOfUser(settings, user, () => `users${key()}`));
  addOfUser(settings, config.user, () => 'user');
  addOfUser(settings, at(system, 'default_user'), () => 'system_info.default_user');
  if (isSpoken(password)) {
    settings.push({ path: 'password', takes: 'password' });
  }
  if (chpasswd !== undefined) {
    settings.push(...listed(at(chpasswd, 'list')));
    eachEntry(at(chpasswd, 'users'), (user, key) => settings.push(...changed(`chpasswd.users${key()}`, user)));
  }
  if (isText(at(subscription, 'password'))) {
    settings.push({ path: 'rh_subscription.password', takes: 'password' });
  }
  if (isText(at(lxd, 'init', 'trust_password'))) {
    settings.push({ path: 'lxd.init.trust_password', takes: 'password' });
  }
  return settings;
}

// cloud-init reads dashes as underscores in the settings of a user
const CLEAR = /^plain[-_]text[-_]passwd$/;
const HASHED = /^(hashed[-_])?passwd$/;

/** @param path is put together only for a password */
function addOfUser(settings: PasswordSetting[], user: unknown, path: () => string): void {
  eachEntry(user, (value, key, name) => {
    if (!name.endsWith('passwd') || !isText(value)) {
      return;
    }
    if (CLEAR.test(name)) {
      settings.push({ path: path() + key(), takes: 'password' });
    } else if (HASHED.test(name) && !HASH.test(String(value))) {
      settings.push({ path: path() + key(), takes: 'hash' });
    }
  });
}

// each line of `list` is a name, a colon and a password or a hash
function listed(list: unknown): PasswordSetting[] {
  const lines: unknown[] = typeof list === 'string' ? list.split('\n') : Array.isArray(list) ? list : [];
  const spoken = lines.map((line, i) => ({ i, password: String(line).slice(String(line).indexOf(':') + 1) }))
    .filter(({ i, password }) => String(lines[i]).includes(':') && isSpoken(password));
  return typeof list === 'string' && spoken.length > 0 ? [{ path: 'chpasswd.list', takes: 'password' }]
    : spoken.map(({ i }) => ({ path: `chpasswd.list[${i}]`, takes: 'password' }));
}

function changed(path: string, settings: unknown): PasswordSetting[] {
  const password = at(settings, 'password');
  const type = at(settings, 'type') ?? 'hash';
  if (!isText(password) || type !== 'text' && type !== 'hash') {
    return [];
  }
  return type === 'hash' && HASH.test(String(password)) ? [] : [{ path: `${path}.password`, takes: type === 'text' ? 'password' : 'hash' }];
}

/** whether a value is a password, where cloud-init also takes a hash or a word for a random one */
const isSpoken = (value: unknown): boolean => isText(value) && !RECOGNIZED.test(String(value)) && !RANDOM.includes(String(value));

/** whether a value is a text of the author: a number counts, because YAML reads digits as one */
const isText = (value: unknown): boolean =>
  (typeof value === 'string' && value !== '' || typeof value === 'number') && !isVariable(String(value));

function at(json: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((inside, key) => inside !== null && typeof inside === 'object' ? (inside as Record<string, unknown>)[key] : undefined, json);
}

/** goes through the items of a list or a mapping, each with its part of a path */
function eachEntry(json: unknown, visit: (value: unknown, key: () => string, name: string) => void): void {
  if (json === null || typeof json !== 'object') {
    return;
  }
  const isList = Array.isArray(json);
  for (const name of Object.keys(json)) {
    visit((json as Record<string, unknown>)[name], () => isList ? `[${name}]` : `.${name}`, name);
  }
}
