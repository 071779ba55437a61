import type { CloudConfig } from './cloud-config';
import { isVariable } from './user-data-format';

/** a setting whose type cloud-init cannot use */
export interface WrongType {
  /** for example `runcmd[1]` */
  readonly path: string;
  /** for example `a string` */
  readonly type: string;
  /** for example `a list` */
  readonly needed: string;
  /** the behavior of cloud-init, for example `runs none of these commands` */
  readonly effect: string;
  /** a right one, for example `[systemctl restart nginx]` */
  readonly example: string;
}

type Type = 'a list' | 'an object' | 'a string' | 'a number' | 'a boolean' | 'null';

interface Section {
  readonly types: readonly Type[];
  readonly effect: string;
  readonly example: string;
  readonly items?: { readonly types: readonly Type[]; readonly effect: string; readonly example: string };
}

const NO_COMMAND = 'runs none of these commands';

const COMMANDS: Section = {
  types: ['a list'],
  effect: NO_COMMAND,
  example: '[systemctl restart nginx]',
  // a command that has a colon and a space is an object if it is not in quotes
  items: { types: ['a string', 'a list', 'null'], effect: NO_COMMAND, example: "'echo \"Status: ready\"'" },
};

/** the types of the sections whose module of cloud-init fails with another type, or ignores it; null is as good as no section */
const SECTIONS: Readonly<Record<string, Section>> = {
  runcmd: COMMANDS,
  bootcmd: COMMANDS,
  write_files: {
    types: ['a list'],
    effect: 'does not write the files',
    example: '[{ path: /etc/motd, content: Welcome }]',
    items: { types: ['an object'], effect: 'does not write the files', example: '{ path: /etc/motd, content: Welcome }' },
  },
  // one name is a list of one
  packages: { types: ['a list', 'a string', 'a number', 'a boolean'], effect: 'installs none of these packages', example: '[nginx, curl]' },
  ssh_authorized_keys: {
    types: ['a list'],
    effect: 'gives no key to the default user',
    example: "['ssh-ed25519 AAAA... name']",
    items: { types: ['a string', 'a number', 'a boolean', 'null'], effect: 'gives no key to the default user', example: 'the key in quotes' },
  },
  users: {
    types: ['a list', 'an object', 'a string'],
    effect: 'creates none of the users',
    example: '[default, { name: ops }]',
    items: { types: ['a string', 'a list', 'an object'], effect: 'creates none of the users', example: '{ name: ops }' },
  },
  mounts: {
    types: ['a list'],
    effect: 'mounts none of them',
    example: '[[/dev/sdb, /data]]',
    items: { types: ['a list', 'null'], effect: 'ignores it', example: '[/dev/sdb, /data]' },
  },
  chpasswd: { types: ['an object'], effect: 'sets none of these passwords', example: '{ expire: false, users: [...] }' },
  ntp: { types: ['an object', 'a boolean'], effect: 'does not set up NTP', example: '{ servers: [ntp.example.com] }' },
  power_state: { types: ['an object', 'a boolean'], effect: 'ignores it', example: '{ mode: reboot }' },
  swap: { types: ['an object', 'a boolean'], effect: 'makes no swap file', example: '{ filename: /swap.img, size: 1G }' },
};

/** the first setting of each section of a cloud-config that cloud-init cannot use, because it has another type */
export function wrongTypes(config: CloudConfig): WrongType[] {
  const wrongs: WrongType[] = [];
  for (const [section, needs] of ENTRIES) {
    const value = config[section];
    const wrong = value === undefined || value === null ? undefined : wrongType(section, value, needs);
    if (wrong !== undefined) {
      wrongs.push(wrong);
    }
  }
  return wrongs;
}

const ENTRIES = Object.entries(SECTIONS);

function wrongType(section: string, value: unknown, { types, effect, example, items }: Section): WrongType | undefined {
  if (isTemplate(value)) {
    return undefined;
  }
  const type = typeOf(value);
  if (!types.includes(type) || section === 'packages' && isSeveral(value)) {
    return { path: section, type, needed: choice(section === 'packages' ? ['a list'] : types), effect, example };
  }
  const wrong = items === undefined || !Array.isArray(value) ? -1 : value.findIndex(item => !items.types.includes(typeOf(item)) && !isTemplate(item));
  return wrong < 0 ? undefined
    : { path: `${section}[${wrong}]`, type: typeOf((value as unknown[])[wrong]), needed: choice(items!.types), effect: items!.effect, example: items!.example };
}

function typeOf(value: unknown): Type {
  if (value === null) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return 'a list';
  }
  return TYPES[typeof value] ?? 'an object';
}

const TYPES: Readonly<Record<string, Type>> = { string: 'a string', number: 'a number', boolean: 'a boolean' };

const isTemplate = (value: unknown): boolean => typeof value === 'string' && isVariable(value);

/** whether a string has several names, which cloud-init takes for one */
const isSeveral = (value: unknown): boolean => typeof value === 'string' && /\S[\s,]+\S/.test(value);

/** the types that are worth advising; cloud-init accepts the others, too */
const choice = (types: readonly Type[]): string =>
  types.filter(type => ['a list', 'an object', 'a string'].includes(type)).join(', ').replace(/, ([^,]+)$/, ' or $1');
