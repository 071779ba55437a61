import { SPEC, onReplica } from './replica';
import { poolOf } from '../../catalogue/virtual-machine-pool/objects';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { Manifest, valueAt, listAt, textAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

// what the schema of a pool lets pass and the schema of its machines does not

const KINDS = dvp('VirtualMachinePool');
const CRD = 'crds/virtualmachinepools.yaml';
const PROVISIONING = `${SPEC}/provisioning`;
const FIELDS: ReadonlyMap<string, string> = new Map([['UserData', 'userData'], ['UserDataRef', 'userDataRef'], ['SysprepRef', 'sysprepRef']]);
const NETWORKS = ['Main', 'Network', 'ClusterNetwork'];
const MOST_BYTES = 2048;
// a topology spread has more fields in a pool than in a machine
const DROPPED = ['minDomains', 'nodeAffinityPolicy', 'nodeTaintsPolicy', 'matchLabelKeys'];

const script = (bytes: number) => poolOf({ provisioning: { type: 'UserData', userData: '#cloud-config\n'.padEnd(bytes, '#') } });

export const provisioningFits: Rule = {
  id: 'VMP-13',
  severity: 'error',
  kinds: KINDS,
  says: 'The provisioning of a pool has the field that its type names, and no other.',
  why: 'The API server refuses the pool.',
  source: CRD,
  breaks: () => [poolOf({ provisioning: { type: 'SysprepRef', userDataRef: { kind: 'Secret', name: 'setup' } } })],
  keeps: () => [poolOf({ provisioning: { type: 'UserDataRef', userDataRef: { kind: 'Secret', name: 'setup' } } })],
  check: ({ json }) => {
    const type = textAt(json, `${PROVISIONING}/type`) ?? '';
    const own = FIELDS.get(type);
    const there = [...FIELDS.values()].filter(field => valueAt(json, `${PROVISIONING}/${field}`) !== undefined);
    if (own === undefined) {
      // an unknown type is told elsewhere
      return [];
    }
    const others = there.filter(field => field !== own);
    if (there.includes(own)) {
      return others.map(field => ({
        pointer: `${PROVISIONING}/${field}`,
        wrong: `provisioning of the type ${type} has no '${field}'`,
        got: NOT_SHOWN,
        instead: `leave '${field}' out, or write type: ${typeOf(field)}`,
      }));
    }
    const needs = `provisioning of the type ${type} has '${own}'`;
    // where another field is there, one word is wrong, not two fields
    return [others.length === 0
      ? { pointer: `${PROVISIONING}/${own}`, wrong: needs, got: undefined, instead: `set '${own}'` }
      : { pointer: `${PROVISIONING}/type`, wrong: `${needs}, this one has ${others.map(field => `'${field}'`).join(' and ')}`, got: type, instead: others.map(typeOf).join(' or ') }];
  },
};

const typeOf = (field: string): string => field[0].toUpperCase() + field.slice(1);

export const closesTheGaps: Rule = {
  id: 'VMP-14',
  severity: 'error',
  kinds: KINDS,
  says: 'The template of a pool breaks nothing that the schema of machines asks for, though the schema of pools does not.',
  why: 'The pool is accepted, and each of its machines is refused, never starts, or loses the field.',
  source: CRD,
  breaks: () => [script(MOST_BYTES + 1)],
  keeps: () => [script(MOST_BYTES)],
  check: (object, world) => [
    ...[provisioning, words, weights, spreads].flatMap(gaps => gaps(object.json)),
    ...asMachine(object, world),
  ],
};

/** rules of machines that the webhook of pools does not ask */
export const UNASKED = ['VM-18', 'VM-52', 'VM-54', 'VM-75', 'VM-77', 'VM-89', 'VM-90', 'VM-91', 'PLACE-01', 'PLACE-02', 'PLACE-03'];
const asMachine = onReplica('error', ...UNASKED);

function provisioning(json: Manifest): Violation[] {
  const type = textAt(json, `${PROVISIONING}/type`);
  const bytes = Buffer.byteLength(textAt(json, `${PROVISIONING}/userData`) ?? '-');
  const refs = ['userDataRef', 'sysprepRef'].map(field => `${PROVISIONING}/${field}/name`);
  return [
    ...type === undefined || FIELDS.has(type) ? [] : [word(`${PROVISIONING}/type`, type, [...FIELDS.keys()])],
    ...bytes > 0 && bytes <= MOST_BYTES ? [] : [{
      pointer: `${PROVISIONING}/userData`,
      wrong: `user data of a machine has 1 to ${MOST_BYTES} bytes, this has ${bytes}`,
      got: NOT_SHOWN,
      instead: bytes > 0 ? 'a Secret with the same text, and type: UserDataRef' : "a cloud-init text, or no 'provisioning'",
    }],
    ...refs.filter(pointer => valueAt(json, pointer) === '').map(pointer => noName(pointer, 'the name of a Secret')),
  ];
}

function words(json: Manifest): Violation[] {
  const nameless = (list: string, what: string) => listAt<{ readonly name: string; readonly kind?: string }>(json, `${SPEC}/${list}`).flatMap(({ name, kind }, i) =>
    // a disk without a name is a disk without a template, and is told as that
    name !== '' || kind === 'VirtualDisk' ? [] : [noName(`${SPEC}/${list}/${i}/name`, what)]);
  return [
    ...listAt<{ readonly type: string }>(json, `${SPEC}/networks`).flatMap(({ type }, i) =>
      NETWORKS.includes(type) ? [] : [word(`${SPEC}/networks/${i}/type`, type, NETWORKS)]),
    ...nameless('blockDeviceRefs', 'the name of an image'),
    ...nameless('usbDevices', 'the name of a USBDevice'),
  ];
}

const AFFINITIES = ['nodeAffinity', 'virtualMachineAndPodAffinity', 'virtualMachineAndPodAntiAffinity'];

function weights(json: Manifest): Violation[] {
  return AFFINITIES.map(affinity => `${SPEC}/affinity/${affinity}/preferredDuringSchedulingIgnoredDuringExecution`).flatMap(list =>
    listAt<{ readonly weight: number }>(json, list).flatMap(({ weight }, i) => weight >= 1 && weight <= 100 ? [] : [{
      pointer: `${list}/${i}/weight`, wrong: 'a preference weighs 1 to 100', got: weight, instead: weight < 1 ? '1 or more' : '100 or less',
    }]));
}

function spreads(json: Manifest): Violation[] {
  return listAt<object>(json, `${SPEC}/topologySpreadConstraints`).flatMap((spread, i) => DROPPED.filter(field => field in spread).map(field => ({
    pointer: `${SPEC}/topologySpreadConstraints/${i}/${field}`,
    wrong: `machines have no '${field}', so none of the pool gets it`,
    got: NOT_SHOWN,
    instead: `leave '${field}' out`,
  })));
}

const word = (pointer: string, got: string, allowed: readonly string[]): Violation =>
  ({ pointer, wrong: 'a pool takes any word here, its machines do not', got, instead: `one of ${allowed.join(', ')}` });

const noName = (pointer: string, instead: string): Violation => ({ pointer, wrong: 'an empty name means nothing', got: '', instead });
