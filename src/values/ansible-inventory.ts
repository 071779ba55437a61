import { CallerError } from '../manifest/caller-error';
/**
 * A machine in the inventory of Ansible.
 */
export interface InventoryOptions {
  /**
   * User that Ansible logs in as over SSH, the variable `ansible_user`.
   *
   * @default - the user from the rest of the inventory or from the configuration of Ansible
   */
  readonly user?: string;

  /**
   * Groups of hosts that the machine is in: letters, digits and underscores; the first character must not be a digit.
   *
   * @default - only the group `all`
   */
  readonly groups?: string[];

  /**
   * More variables of the host, all of them strings, for example `{ ansible_become: 'true' }`. Must not hold passwords: they become annotations.
   *
   * @default - only `ansible_user`
   */
  readonly variables?: { [key: string]: string };
}

/** prefix of variables and key of groups, which d8 reads: its first scheme, and the scheme that replaced it */
const SCHEMES: readonly (readonly [string, string])[] = [
  ['provisioning.virtualization.deckhouse.io/', 'provisioning.virtualization.deckhouse.io/groups'],
  ['vars.ansible.deckhouse.io/', 'ansible.deckhouse.io/groups'],
];

const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,62}$/;
// an annotation ends in a letter or digit
const VARIABLE = /^[A-Za-z]([A-Za-z0-9_]{0,61}[A-Za-z0-9])?$/;
const SECRET = /pass(word|phrase)?$|secret|token|vault/i;

/** the annotations that `d8 v ansible-inventory` reads */
export function inventoryAnnotations({ user, groups = [], variables = {} }: InventoryOptions = {}): { [key: string]: string } {
  if (user !== undefined && user.trim() === '') {
    throw new CallerError("'user' must be the name of a user, got a blank string: for example \"ops\"");
  }
  if (user !== undefined && variables.ansible_user !== undefined) {
    throw new CallerError("the user must be in 'user' or in the variable 'ansible_user', got both: leave one out");
  }
  const wrong = groups.find(group => !NAME.test(group));
  if (wrong !== undefined) {
    throw new CallerError(`a group of Ansible must have letters, digits and '_', and not start with a digit, got ${JSON.stringify(wrong)}: for example "web_servers"`);
  }
  for (const name of Object.keys(variables)) {
    if (!VARIABLE.test(name) || name === 'groups') {
      throw new CallerError(`the name of a host variable must have letters, digits and '_', and not be "groups", got ${JSON.stringify(name)}: for example "http_port"`);
    }
    if (SECRET.test(name)) {
      throw new CallerError(`every reader of the machine can read its annotations, got the variable ${JSON.stringify(name)}: keep it in a vault of Ansible, or log in by key`);
    }
  }
  const all = Object.entries(user === undefined ? variables : { ansible_user: user, ...variables });
  return Object.fromEntries(SCHEMES.flatMap(([prefix, key]) => [
    ...groups.length === 0 ? [] : [[key, groups.join(',')]],
    ...all.map(([name, text]) => [`${prefix}${name}`, text]),
  ]));
}
