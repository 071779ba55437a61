import type { CloudConfig } from './cloud-config';
import { SshKeyProblem, sshKeyProblem } from './ssh-key';

/** a setting of a cloud-config that needs public keys and has another string, or a part of one */
export interface KeySlip {
  /** for example `users[0].ssh_authorized_keys[1]` */
  readonly path: string;
  readonly isPrivate: boolean;
}

/** the keys of a cloud-config that are private, cut off, or not keys */
export function keySlips(config: CloudConfig): KeySlip[] {
  const slips: KeySlip[] = [];
  // cloud-init takes only a list here
  if (Array.isArray(config.ssh_authorized_keys)) {
    addSlips(slips, config.ssh_authorized_keys, () => 'ssh_authorized_keys');
  }
  addSlipsOfUser(slips, config.user, () => 'user');
  const { users } = config;
  if (isObject(users)) {
    for (const key of Object.keys(users)) {
      addSlipsOfUser(slips, users[key], () => pathOf('users', users, key));
    }
  }
  return slips;
}

// cloud-init reads dashes as underscores in the settings of a user
const OF_USER = ['ssh_authorized_keys', 'ssh-authorized-keys', 'ssh_authorized-keys', 'ssh-authorized_keys'];

function addSlipsOfUser(slips: KeySlip[], settings: unknown, path: () => string): void {
  if (!isObject(settings)) {
    return;
  }
  for (const key of Object.keys(settings)) {
    if (OF_USER.includes(key)) {
      addSlips(slips, settings[key], () => pathOf(path(), settings, key));
    }
  }
}

/** @param path is put together only for a slip */
function addSlips(slips: KeySlip[], keys: unknown, path: () => string): void {
  if (typeof keys === 'string') {
    const problem = problemOf(keys);
    if (problem !== 'none') {
      slips.push({ path: path(), isPrivate: problem === 'private' });
    }
  } else if (isObject(keys)) {
    for (const key of Object.keys(keys)) {
      if (typeof keys[key] === 'string') {
        addSlips(slips, keys[key], () => pathOf(path(), keys, key));
      }
    }
  }
}

const isObject = (json: unknown): json is Readonly<Record<string, unknown>> => json !== null && typeof json === 'object';

const pathOf = (path: string, json: object, key: string): string => Array.isArray(json) ? `${path}[${key}]` : `${path}.${key}`;

/** a template of another tool, and types of keys that old systems or patched ones know */
const NOT_JUDGED = /[<>]|\$[({]|\{\{|\bENC\[|\bssh-(dss|xmss)\b|^(rsa|ecdsa|ed25519) /;

type Problem = SshKeyProblem['kind'] | 'none';

// thousands of machines have the keys of a few people
const known = new Map<string, Problem>();
const MOST_KNOWN = 100;
const LONGEST_KNOWN = 4096;

function problemOf(text: string): Problem {
  let problem = known.get(text);
  if (problem === undefined) {
    problem = problemIn(text);
    if (known.size < MOST_KNOWN && text.length < LONGEST_KNOWN) {
      known.set(text, problem);
    }
  }
  return problem;
}

// a string may have several lines, and cloud-init writes all of them
function problemIn(text: string): Problem {
  if (text.includes('PRIVATE KEY')) {
    return 'private';
  }
  const lines = text.split('\n').map(line => line.trim().replace(/\s+/g, ' ')).filter(line => line !== '' && !line.startsWith('#') && !NOT_JUDGED.test(line));
  return lines.map(line => sshKeyProblem(line)?.kind).find(kind => kind !== undefined) ?? 'none';
}
