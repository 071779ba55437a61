import { secretTypeOf } from '../../domain/key-values';
import { perWorld } from '../../domain/memo';
import { CLOUD_INIT_SECRET, UserData, userDataOf } from '../../domain/user-data';
import { World } from '../../domain/world';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';

/** Secrets that machines are provisioned from */
export const secrets = new Topic({ kinds: ['/Secret'], source: 'images/virtualization-artifact/pkg/controller/vm/internal/provisioning.go' });

/** a purpose of a Secret, by the field that names it */
interface Purpose {
  readonly field: 'userDataRef' | 'sysprepRef';
  /** where a machine has the name of the Secret */
  readonly name: string;
  readonly type: string;
  readonly content: string;
  /** DVP reads one of these */
  readonly keys: readonly string[];
  readonly provisioning: string;
  readonly factory: string;
}

const CLOUD_INIT: Purpose = {
  field: 'userDataRef',
  name: '/spec/provisioning/userDataRef/name',
  type: CLOUD_INIT_SECRET,
  content: 'user data',
  keys: ['userData', 'userdata'],
  provisioning: "'type: UserDataRef' with 'userDataRef'",
  factory: 'Provisioning.userDataSecretName',
};
const SYSPREP: Purpose = {
  field: 'sysprepRef',
  name: '/spec/provisioning/sysprepRef/name',
  type: 'provisioning.virtualization.deckhouse.io/sysprep',
  content: 'an answer file',
  keys: ['autounattend.xml', 'unattend.xml'],
  provisioning: "'type: SysprepRef' with 'sysprepRef'",
  factory: 'Provisioning.sysprepSecretName',
};
const PURPOSES = [CLOUD_INIT, SYSPREP];

export const secretType = secrets.rule({
  id: 'VM-49',
  severity: 'error',
  says: 'A Secret that a machine is provisioned from has a type of DVP.',
  why: 'DVP ignores Secrets of other types, also of the default type Opaque, and the machine stays Pending.',
  check: (object, world) => {
    const type = secretTypeOf(object);
    const reader = type === CLOUD_INIT.type || type === SYSPREP.type ? undefined : readerOf(object, world);
    return reader === undefined ? undefined : {
      pointer: '/type',
      wrong: `${reader.machine.label} reads ${reader.purpose.content} from this Secret, and DVP ignores Secrets of this type`,
      got: type,
      instead: `the type ${reader.purpose.type}; the type of an existing Secret cannot change, so give the Secret another name`,
    };
  },
});

export const cloudInitKeys = secrets.rule({
  id: 'VM-50',
  severity: 'error',
  says: "A Secret with user data has the key 'userData' or 'userdata'.",
  why: 'DVP reads no other key, and the machine stays Pending.',
  check: (object, world) => missingKeys(object, world, CLOUD_INIT),
});

export const sysprepKeys = secrets.rule({
  id: 'VM-51',
  severity: 'warning',
  says: "A Secret with an answer file for Windows has the key 'autounattend.xml' or 'unattend.xml', in lower case.",
  why: 'DVP starts the machine, but the setup of Windows finds no answer file.',
  check: (object, world) => missingKeys(object, world, SYSPREP),
});

export const secretFitsType = secrets.rule({
  id: 'VM-52',
  fields: ['/spec/provisioning'],
  severity: 'error',
  kinds: dvp('VirtualMachine'),
  says: 'A machine reads its user data from a Secret for cloud-init, and its answer file from a Secret for sysprep.',
  why: 'DVP checks the keys of the Secret by the type of the Secret and accepts it, but the guest then finds nothing.',
  check: (object, world) => {
    let violations: Violation[] | undefined;
    for (const purpose of PURPOSES) {
      const name = object.text(purpose.name);
      const secret = name === undefined ? undefined : world.find('', 'Secret', object.namespace, name);
      const type = secret && secretTypeOf(secret);
      const actual = type === undefined || type === purpose.type ? undefined : PURPOSES.find(other => other.type === type);
      if (actual !== undefined) {
        (violations ??= []).push({
          pointer: `/spec/provisioning/${purpose.field}`,
          wrong: `Secret ${name} is for ${actual.content}, and the machine reads ${purpose.content} from it`,
          got: actual.type,
          instead: {
            yaml: `a Secret of the type ${purpose.type}, or ${actual.provisioning}`,
            code: `a Secret of the type ${purpose.type}, or ${actual.factory}`,
          },
        });
      }
    }
    return violations;
  },
});

/** the user data that a rule checks: of a machine, or of a Secret that DVP reads user data from */
export function userDataFor(object: ManifestObject, world: World): UserData | undefined {
  const isRead = object.kind !== 'Secret' || secretTypeOf(object) === CLOUD_INIT.type || readerOf(object, world)?.purpose === CLOUD_INIT;
  return isRead ? userDataOf(object, world) : undefined;
}

interface Reader { readonly machine: ManifestObject; readonly purpose: Purpose }

// only the first reader counts, so that a Secret of many machines is reported once
const readers = perWorld(world => {
  const first = new Map<string, Reader>();
  for (const [kind, spec] of [['VirtualMachine', '/spec'], ['VirtualMachinePool', '/spec/virtualMachineTemplate/spec']]) {
    for (const machine of world.all(kind)) {
      for (const purpose of PURPOSES) {
        const name = machine.text(`${spec}/provisioning/${purpose.field}/name`);
        const key = `${machine.namespace ?? ''}/${name}`;
        if (name !== undefined && !first.has(key)) {
          first.set(key, { machine, purpose });
        }
      }
    }
  }
  return first;
});

const readerOf = (secret: ManifestObject, world: World): Reader | undefined => readers(world).get(`${secret.namespace ?? ''}/${secret.name}`);

// the API server merges 'stringData' into 'data'
export const keysOf = ({ json: { data, stringData } }: ManifestObject): string[] => [...keysIn(data), ...keysIn(stringData)];

const keysIn = (data: unknown): string[] => data !== null && typeof data === 'object' ? Object.keys(data) : [];

function missingKeys(secret: ManifestObject, world: World, purpose: Purpose): Violation | undefined {
  if (secretTypeOf(secret) !== purpose.type) {
    return undefined;
  }
  const keys = keysOf(secret);
  // SEC-05 reports fields without keys
  const isBroken = typeof (secret.json.data ?? {}) !== 'object' || typeof (secret.json.stringData ?? {}) !== 'object';
  // the readers last, because finding them takes all machines
  const reader = isBroken || keys.some(key => purpose.keys.includes(key)) ? undefined : readerOf(secret, world);
  if (reader?.purpose !== purpose) {
    return undefined;
  }
  const found = keys.length === 0 ? '' : `, but only '${keys.join("', '")}'`;
  return {
    pointer: secret.value('/data') === undefined ? '/stringData' : '/data',
    wrong: `${reader.machine.label} reads ${purpose.content} from this Secret, which has neither '${purpose.keys.join("' nor '")}'${found}`,
    got: NOT_SHOWN,
    instead: `the key '${purpose.keys[0]}'`,
  };
}
