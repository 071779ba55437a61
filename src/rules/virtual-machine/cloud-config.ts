import { NETWORK_ADVICE } from './secret-content';
import { userDataFor } from './secrets';
import { ConfigMistakes, Part } from '../../domain/cloud-config';
import { isKnownKey } from '../../domain/cloud-config-keys';
import type { PasswordSetting } from '../../domain/cloud-config-passwords';
import { World } from '../../domain/world';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { choices } from '../choices';
import { Topic, Violations, dvp } from '../rule';

/** what the settings in user data mean to cloud-init; DVP does not read them */
export const cloudConfig = new Topic({
  fields: ['/spec/provisioning/userData', '/data', '/stringData'],
  severity: 'warning',
  kinds: [...dvp('VirtualMachine'), '/Secret'],
  source: 'images/virtualization-artifact/pkg/common/cloudinit/userdata.go',
});

export const noClearPasswords = cloudConfig.rule({
  id: 'VM-95',
  says: 'User data has no password in clear text.',
  why: 'Everybody who may read the manifest, its history in Git or the object in the cluster knows the password.',
  check: (object, world) => onMistakes(object, world, (mistakes, prefix) => {
    const paths = passwordsIn(mistakes, prefix, 'password');
    return paths.length === 0 ? [] : [{
      wrong: `the user data has a password in clear text: ${and(paths)}`,
      instead: {
        yaml: "an SSH key, or a hash of 'openssl passwd -6' in 'hashed_passwd' of a user or in 'chpasswd.users' with 'type: hash'",
        code: "a CloudInit, where 'addUser' has 'sshKeys', and 'passwordHash' for a hash of 'openssl passwd -6'",
      },
    }];
  }),
});

export const hashesAreHashes = cloudConfig.rule({
  id: 'VM-96',
  says: 'A setting of user data that needs the hash of a password has a hash.',
  why: 'The guest stores the string as it is, and no password has it as its hash: nobody can log in with a password.',
  check: (object, world) => onMistakes(object, world, (mistakes, prefix) => {
    const paths = passwordsIn(mistakes, prefix, 'hash');
    return paths.length === 0 ? [] : [{
      wrong: `the user data has no hash where cloud-init needs the hash of a password: ${and(paths)}`,
      instead: {
        yaml: "a hash of 'openssl passwd -6', or an SSH key",
        code: "a CloudInit, where 'addUser' has 'sshKeys', and 'passwordHash' for a hash of 'openssl passwd -6'",
      },
    }];
  }),
});

export const networkIsReadElsewhere = cloudConfig.rule({
  id: 'VM-97',
  says: 'User data has no network settings.',
  why: 'The guest ignores them: cloud-init takes network settings from the platform only, and DVP hands none over.',
  source: 'images/virtualization-artifact/pkg/controller/kvbuilder/kvvm.go',
  check: (object, world) => onMistakes(object, world, ({ networkKeys }, prefix) => networkKeys.map(key => ({
    wrong: `cloud-init does not read network settings from user data: ${prefix}'${key}'`,
    instead: NETWORK_ADVICE,
  }))),
});

export const keysAreKnown = cloudConfig.rule({
  id: 'VM-99',
  says: 'No key of user data is a misspelt key of cloud-init.',
  why: 'The guest is set up without it: cloud-init ignores keys that it does not know.',
  check: (object, world) => onMistakes(object, world, ({ misspelt }, prefix) => misspelt.map(({ path, meant }) => ({
    wrong: `cloud-init does not know this key of the user data: ${prefix}'${path}'`,
    instead: `'${meant}'`,
  }))),
});

export const typesFit = cloudConfig.rule({
  id: 'VM-101',
  says: 'A section of user data has the type that cloud-init needs.',
  why: 'The guest is set up without the section: cloud-init logs an error or a warning, and goes on.',
  source: 'https://github.com/canonical/cloud-init/blob/main/cloudinit/config/schemas/schema-cloud-config-v1.json',
  check: (object, world) => onMistakes(object, world, ({ types }, prefix) => types.map(({ path, type, needed, effect, example }) => ({
    wrong: `cloud-init needs ${needed} here and ${effect}: ${prefix}'${path}' of the user data is ${type}`,
    instead: `${needed}, for example ${example}`,
  }))),
});

export const keysAreUnique = cloudConfig.rule({
  id: 'VM-102',
  says: 'A key is not twice in a mapping of user data.',
  why: 'The guest is set up without the first one: cloud-init reads YAML with PyYAML, which keeps the last one and does not warn.',
  source: 'https://github.com/canonical/cloud-init/blob/main/cloudinit/util.py',
  check: (object, world) => onUserData(object, world, ({ prefix, twice }) => twice.map(({ key, lines: [first, last] }) => ({
    // an unknown key may be a value in the wrong place
    wrong: `the user data has ${isKnownKey(key) ? `the key '${key}'` : 'a key'} twice, and cloud-init ignores the first one: ${prefix}lines ${first} and ${last}`,
    instead: 'one key with the values of both',
  }))),
});

export const keysAreWhole = cloudConfig.rule({
  id: 'VM-103',
  says: 'An SSH key of user data is a public key, and complete.',
  why: 'The guest accepts no login with it; a private key is known to everybody who may read the manifest.',
  source: 'https://github.com/canonical/cloud-init/blob/main/cloudinit/ssh_util.py',
  check: (object, world) => onMistakes(object, world, ({ sshKeys }, prefix) => sshKeys.map(({ path, isPrivate }) => isPrivate ? {
    wrong: `the user data has a private key where cloud-init needs a public key: ${prefix}'${path}'`,
    instead: "the file that ends in '.pub', and a new pair if this one was shared",
  } : {
    wrong: `an SSH key of the user data is cut off, or is not a public key: ${prefix}'${path}'`,
    instead: "the whole line of the file that ends in '.pub'",
  })),
});

type Wrong = Pick<Violation, 'wrong' | 'instead'>;

function onUserData(object: ManifestObject, world: World, check: (part: Part) => readonly Wrong[]): Violations {
  const found = userDataFor(object, world);
  if (found === undefined || !found.parsed.parts.some(hasFinding)) {
    return undefined;
  }
  // nothing of user data is printed but its keys
  return found.parsed.parts.flatMap(check).map(wrong => ({ pointer: found.pointer, got: NOT_SHOWN, ...wrong }));
}

function onMistakes(object: ManifestObject, world: World, check: (mistakes: ConfigMistakes, prefix: string) => readonly Wrong[]): Violations {
  return onUserData(object, world, ({ mistakes, prefix }) => mistakes === undefined ? [] : check(mistakes, prefix));
}

const hasFinding = ({ mistakes, twice }: Part): boolean => mistakes !== undefined || twice.length > 0;

const passwordsIn = ({ passwords }: ConfigMistakes, prefix: string, takes: PasswordSetting['takes']): string[] =>
  passwords.filter(setting => setting.takes === takes).map(({ path }) => `${prefix}'${path}'`);

const and = (paths: readonly string[]): string => choices(paths).replace(/ or /, ' and ');
