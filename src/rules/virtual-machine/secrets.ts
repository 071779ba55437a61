import { machine } from '../../catalogue/virtual-machine/objects';
import { perWorld } from '../../domain/memo';
import { World } from '../../domain/world';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { Manifest, ManifestObject, valueAt, textAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

const SOURCE = 'images/virtualization-artifact/pkg/controller/vm/internal/provisioning.go';
const SECRET = ['/Secret'];

/** what a machine reads from a Secret, by the field that names it */
interface Use { readonly field: 'userDataRef' | 'sysprepRef'; readonly type: string; readonly what: string; readonly keys: readonly string[] }

const CLOUD_INIT: Use = {
  field: 'userDataRef', type: 'provisioning.virtualization.deckhouse.io/cloud-init', what: 'user data', keys: ['userData', 'userdata'],
};
const SYSPREP: Use = {
  field: 'sysprepRef', type: 'provisioning.virtualization.deckhouse.io/sysprep', what: 'an answer file', keys: ['autounattend.xml', 'unattend.xml'],
};
const USES = [CLOUD_INIT, SYSPREP];

interface Reader { readonly object: ManifestObject; readonly use: Use }

// a Secret that many machines share is told of once, where it stands
const readers = perWorld(world => {
  const known = new Map<string, Reader>();
  for (const [kind, at] of [['VirtualMachine', '/spec'], ['VirtualMachinePool', '/spec/virtualMachineTemplate/spec']]) {
    for (const object of world.all(kind)) {
      for (const use of USES) {
        const name = textAt(object.json, `${at}/provisioning/${use.field}/name`);
        const key = `${object.namespace ?? ''}/${name}`;
        if (name !== undefined && !known.has(key)) {
          known.set(key, { object, use });
        }
      }
    }
  }
  return known;
});

const readerOf = (secret: ManifestObject, world: World): Reader | undefined => readers(world).get(`${secret.namespace ?? ''}/${secret.name}`);

const typeOf = (secret: ManifestObject): unknown => valueAt(secret.json, '/type') ?? 'Opaque';

// what is encoded and what is not ends in one place
function keysOf({ json }: ManifestObject): string[] {
  return ['/data', '/stringData'].flatMap(field => {
    const data = valueAt(json, field);
    return data !== null && typeof data === 'object' ? Object.keys(data) : [];
  });
}

export const secretType: Rule = {
  id: 'VM-49',
  severity: 'error',
  kinds: SECRET,
  says: 'A Secret that a machine is provisioned from has a type of DVP.',
  why: 'DVP reads no Secret of another type, not even of the type Opaque, which a Secret has when none is given, and the machine waits for ever.',
  source: SOURCE,
  breaks: () => [cloudInitMachine(), secret({ type: 'Opaque' })],
  keeps: () => [cloudInitMachine(), secret()],
  check: (object, world) => {
    const reader = readerOf(object, world);
    const type = typeOf(object);
    return reader === undefined || USES.some(use => use.type === type) ? [] : [{
      pointer: '/type',
      wrong: `${reader.object.label} reads ${reader.use.what} from this Secret, and DVP reads none of this type`,
      got: type,
      instead: reader.use.type,
    }];
  },
};

export const cloudInitKeys: Rule = {
  id: 'VM-50',
  severity: 'error',
  kinds: SECRET,
  says: "A Secret with user data has it in 'userData' or 'userdata'.",
  why: 'DVP looks nowhere else, and the machine waits for ever.',
  source: SOURCE,
  breaks: () => [cloudInitMachine(), secret({ stringData: { 'user-data': '#cloud-config\n' } })],
  keeps: () => [cloudInitMachine(), secret({ stringData: undefined, data: { userdata: 'I2Nsb3VkLWNvbmZpZwo=' } })],
  check: (object, world) => missingKeys(object, world, CLOUD_INIT),
};

export const sysprepKeys: Rule = {
  id: 'VM-51',
  severity: 'warning',
  kinds: SECRET,
  says: "A Secret with an answer file for Windows has it in 'autounattend.xml' or 'unattend.xml', in lower case.",
  why: 'DVP starts the machine all the same, but finds nothing to answer the setup of Windows with.',
  source: SOURCE,
  breaks: () => [sysprepMachine(), secret({ type: SYSPREP.type, stringData: { 'Autounattend.xml': '<unattend/>' } })],
  keeps: () => [sysprepMachine(), secret({ type: SYSPREP.type, stringData: { 'unattend.xml': '<unattend/>' } })],
  check: (object, world) => missingKeys(object, world, SYSPREP),
};

function missingKeys(secretObject: ManifestObject, world: World, use: Use): Violation[] {
  const reader = readerOf(secretObject, world);
  const keys = keysOf(secretObject);
  return reader?.use !== use || typeOf(secretObject) !== use.type || keys.some(key => use.keys.includes(key)) ? [] : [{
    pointer: valueAt(secretObject.json, '/data') === undefined ? '/stringData' : '/data',
    wrong: `${reader.object.label} reads ${use.what} from this Secret, which has neither '${use.keys.join("' nor '")}'`
      + (keys.length === 0 ? '' : `, but only '${keys.join("', '")}'`),
    got: NOT_SHOWN,
    instead: `the key '${use.keys[0]}'`,
  }];
}

export const secretFitsType: Rule = {
  id: 'VM-52',
  severity: 'error',
  kinds: dvp('VirtualMachine'),
  says: 'A machine takes its user data from a Secret for cloud-init, and its answer file from a Secret for sysprep.',
  why: 'DVP compares the Secret with its own type alone and lets it pass, and the guest then finds nothing.',
  source: SOURCE,
  breaks: () => [cloudInitMachine(), secret({ type: SYSPREP.type })],
  keeps: () => [cloudInitMachine(), secret()],
  check: ({ json, namespace }, world) => USES.flatMap((use): Violation[] => {
    const name = textAt(json, `/spec/provisioning/${use.field}/name`);
    const found = name === undefined ? undefined : world.find('', 'Secret', namespace, name);
    const other = USES.find(({ type }) => found !== undefined && type === typeOf(found));
    return other === undefined || other === use ? [] : [{
      pointer: `/spec/provisioning/${use.field}`,
      wrong: `Secret ${name} is for ${other.what}, and the machine reads ${use.what} from it`,
      got: other.type,
      instead: `a Secret of the type ${use.type}, or Provisioning.${other === SYSPREP ? 'sysprepSecretName' : 'userDataSecretName'}`,
    }];
  }),
};

const cloudInitMachine = (): Manifest => machine({ provisioning: { type: 'UserDataRef', userDataRef: { kind: 'Secret', name: 'web-setup' } } });
const sysprepMachine = (): Manifest => machine({ provisioning: { type: 'SysprepRef', sysprepRef: { kind: 'Secret', name: 'web-setup' } } });

const secret = (fields: object = {}): Manifest => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'web-setup', namespace: 'shop' },
  type: CLOUD_INIT.type,
  stringData: { userData: '#cloud-config\n' },
  ...fields,
});
