import { TEMPLATE_SPEC, onReplica } from './replica';
import { MACHINE_RULES_WITHOUT_POOLS } from './template-rules';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { choices } from '../choices';
import { Topic, dvp } from '../rule';

/** what the schema of a pool accepts and the schema of its machines does not */
export const schemaGaps = new Topic({ severity: 'error', kinds: dvp('VirtualMachinePool'), source: 'crds/virtualmachinepools.yaml' });

export const migrationPolicyOfMachines = schemaGaps.rule({
  id: 'VMP-11',
  says: 'The live migration policy of a pool is one that a machine can have.',
  why: 'The schema of pools also has Manual and Never. DVP accepts the pool, and rejects each of its machines.',
  check: object => {
    const pointer = `${TEMPLATE_SPEC}/liveMigrationPolicy`;
    return !['Manual', 'Never'].includes(object.text(pointer) ?? '') ? undefined : {
      pointer,
      wrong: 'a pool can have this policy, but a machine cannot',
      instead: {
        yaml: 'AlwaysSafe, PreferSafe, AlwaysForced or PreferForced',
        code: 'LiveMigrationPolicy.ALWAYS_SAFE, LiveMigrationPolicy.PREFER_SAFE, LiveMigrationPolicy.ALWAYS_FORCED or LiveMigrationPolicy.PREFER_FORCED',
      },
    };
  },
});

const machineRules = onReplica(...MACHINE_RULES_WITHOUT_POOLS);

export const templateFitsMachines = schemaGaps.rule({
  id: 'VMP-14',
  says: 'The template of a pool is valid for the schema of machines, even where the schema of pools accepts more.',
  why: 'DVP accepts the pool, and each of its machines is rejected, never starts, or loses the field.',
  check: (object, world) => [
    ...[provisioningGaps, typeAndNameGaps, weightGaps, spreadGaps].flatMap(gapsOf => gapsOf(object)),
    ...machineRules(object, world),
  ],
});

const PROVISIONING = `${TEMPLATE_SPEC}/provisioning`;
const PROVISIONING_TYPES = ['UserData', 'UserDataRef', 'SysprepRef'];
const MOST_BYTES = 2048;

function provisioningGaps(pool: ManifestObject): Violation[] {
  const type = pool.text(`${PROVISIONING}/type`);
  const userData = pool.text(`${PROVISIONING}/userData`);
  return [
    ...type === undefined || PROVISIONING_TYPES.includes(type) ? [] : [unknownType(`${PROVISIONING}/type`, PROVISIONING_TYPES)],
    ...userData === undefined ? [] : userDataGaps(Buffer.byteLength(userData)),
    ...['userDataRef', 'sysprepRef'].map(field => `${PROVISIONING}/${field}/name`)
      .filter(pointer => pool.value(pointer) === '')
      .map(pointer => emptyName(pointer, 'the name of a Secret')),
  ];
}

function userDataGaps(bytes: number): Violation[] {
  if (bytes > 0 && bytes <= MOST_BYTES) {
    return [];
  }
  return [{
    pointer: `${PROVISIONING}/userData`,
    wrong: `user data of a machine must have 1 to ${MOST_BYTES} bytes, this has ${bytes}`,
    got: NOT_SHOWN,
    instead: bytes > 0 ? "a Secret with the user data, and its name in 'userDataRef'" : "user data, or no 'provisioning'",
  }];
}

const NETWORK_TYPES = ['Main', 'Network', 'ClusterNetwork'];

interface Named { readonly name: string; readonly kind?: string }

function typeAndNameGaps(pool: ManifestObject): Violation[] {
  const nameless = (list: string, instead: string) => pool.list<Named>(`${TEMPLATE_SPEC}/${list}`).flatMap(({ name, kind }, i) =>
    // VMP-08 reports a disk without a name as a disk without a template
    name !== '' || kind === 'VirtualDisk' ? [] : [emptyName(`${TEMPLATE_SPEC}/${list}/${i}/name`, instead)]);
  return [
    ...pool.list<{ readonly type: string }>(`${TEMPLATE_SPEC}/networks`).flatMap(({ type }, i) =>
      NETWORK_TYPES.includes(type) ? [] : [unknownType(`${TEMPLATE_SPEC}/networks/${i}/type`, NETWORK_TYPES)]),
    ...nameless('blockDeviceRefs', 'the name of an image'),
    ...nameless('usbDevices', 'the name of a USBDevice'),
  ];
}

const AFFINITIES = ['nodeAffinity', 'virtualMachineAndPodAffinity', 'virtualMachineAndPodAntiAffinity'];

function weightGaps(pool: ManifestObject): Violation[] {
  return AFFINITIES.map(affinity => `${TEMPLATE_SPEC}/affinity/${affinity}/preferredDuringSchedulingIgnoredDuringExecution`).flatMap(list =>
    pool.list<{ readonly weight: number }>(list).flatMap(({ weight }, i) => weight >= 1 && weight <= 100 ? [] : [{
      pointer: `${list}/${i}/weight`, wrong: 'the weight of a preference must be 1 to 100', instead: weight < 1 ? '1 or more' : '100 or less',
    }]));
}

/** fields that a topology spread of a pool has and that of a machine has not */
const POOL_FIELDS = ['minDomains', 'nodeAffinityPolicy', 'nodeTaintsPolicy', 'matchLabelKeys'];

function spreadGaps(pool: ManifestObject): Violation[] {
  return pool.list<object>(`${TEMPLATE_SPEC}/topologySpreadConstraints`).flatMap((spread, i) => POOL_FIELDS.filter(field => field in spread).map(field => ({
    pointer: `${TEMPLATE_SPEC}/topologySpreadConstraints/${i}/${field}`,
    wrong: `machines have no field '${field}', so DVP drops it`,
    got: NOT_SHOWN,
    instead: `no '${field}'`,
  })));
}

const unknownType = (pointer: string, allowed: readonly string[]): Violation =>
  ({ pointer, wrong: 'a pool accepts any type here, but its machines do not', instead: choices(allowed) });

const emptyName = (pointer: string, instead: string): Violation => ({ pointer, wrong: 'the name must not be empty', instead });
