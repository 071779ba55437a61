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
  const { ssh_authorized_keys: ofDefault, user, users } = config;
  return [
    // cloud-init takes only a list here
    ...Array.isArray(ofDefault) ? keysIn('ssh_authorized_keys', ofDefault) : [],
    ...keysOfUser('user', user),
    ...entries(users).flatMap(([key, value]) => keysOfUser(`users${key}`, value)),
  ].flatMap(([path, text]) => slipOf(path, text));
}

const keysOfUser = (path: string, settings: unknown): [string, string][] => entries(settings)
  // cloud-init reads dashes as underscores in the settings of a user
  .filter(([key]) => /^\.ssh[-_]authorized[-_]keys$/.test(key)).flatMap(([key, value]) => keysIn(path + key, value));

const keysIn = (path: string, value: unknown): [string, string][] => typeof value === 'string' ? [[path, value]]
  : entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string').map(([key, text]) => [path + key, text]);

/** a template of another tool, and types of keys that old systems or patched ones know */
const NOT_JUDGED = /[<>]|\$[({]|\{\{|\bENC\[|\bssh-(dss|xmss)\b|^(rsa|ecdsa|ed25519) /;

// a string may have several lines, and cloud-init writes all of them
function slipOf(path: string, text: string): KeySlip[] {
  let problem = known.get(text);
  if (problem === undefined) {
    problem = problemOf(text);
    if (known.size < MOST_KNOWN && text.length < LONGEST_KNOWN) {
      known.set(text, problem);
    }
  }
  return problem === 'none' ? [] : [{ path, isPrivate: problem === 'private' }];
}

type Problem = SshKeyProblem['kind'] | 'none';

// thousands of machines have the keys of a few people
const known = new Map<string, Problem>();
const MOST_KNOWN = 100;
const LONGEST_KNOWN = 4096;

function problemOf(text: string): Problem {
  if (text.includes('PRIVATE KEY')) {
    return 'private';
  }
  const lines = text.split('\n').map(line => line.trim().replace(/\s+/g, ' ')).filter(line => line !== '' && !line.startsWith('#') && !NOT_JUDGED.test(line));
  return lines.map(line => sshKeyProblem(line)?.kind).find(kind => kind !== undefined) ?? 'none';
}

function entries(json: unknown): [string, unknown][] {
  if (json === null || typeof json !== 'object') {
    return [];
  }
  return Object.entries(json).map(([key, value]) => [Array.isArray(json) ? `[${key}]` : `.${key}`, value]);
}
