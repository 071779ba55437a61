import { DISK_TEMPLATES, TEMPLATE_SPEC, onDisks, onReplica } from './replica';
import { DISK_RULES_UNTIL_LATER, DISK_WARNINGS, MACHINE_RULES_OF_POOLS, MACHINE_RULES_UNTIL_LATER, MACHINE_WARNINGS } from './template-rules';
import { cloudImageOf } from '../../domain/cloud-image';
import { policyFor, readSizingPolicies } from '../../domain/sizing-limits';
import { originOf } from '../../domain/source';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { choices } from '../choices';
import { Topic, dvp } from '../rule';
import { gpuClassExists } from '../virtual-machine/gpus';
import { SETUP_ADVICE } from '../virtual-machine/login';
import { noForeignAnnotations, noForeignLabels } from '../virtual-machine/metadata';

const CONTROLLER = 'images/virtualization-artifact/pkg/controller';

/** the machine in the template of a pool */
export const machineTemplate = new Topic({ severity: 'error', kinds: dvp('VirtualMachinePool'), source: `${CONTROLLER}/vm/vm_webhook.go` });

const CRD = 'crds/virtualmachinepools.yaml';

export const noLegacyMachines = machineTemplate.rule({
  id: 'VMP-12',
  says: 'The machines of a pool are not of type Legacy.',
  why: 'Legacy systems cannot be provisioned. The API server rejects the pool.',
  source: CRD,
  check: object => object.text(`${TEMPLATE_SPEC}/osType`) !== 'Legacy' ? undefined : {
    pointer: `${TEMPLATE_SPEC}/osType`,
    wrong: 'a pool cannot have machines of type Legacy',
    got: NOT_SHOWN,
    instead: { yaml: 'Generic or Windows, or single machines', code: 'OsType.GENERIC or OsType.WINDOWS, or single machines' },
  },
});

const PROVISIONING = `${TEMPLATE_SPEC}/provisioning`;
const FIELDS = ['userData', 'userDataRef', 'sysprepRef'];
const typeOf = (field: string): string => field[0].toUpperCase() + field.slice(1);

export const provisioningFitsType = machineTemplate.rule({
  id: 'VMP-13',
  says: 'The provisioning of a pool has the field that its type names, and no other.',
  why: 'The API server rejects the pool.',
  source: CRD,
  check: (object): Violation[] => {
    const type = object.text(`${PROVISIONING}/type`);
    const required = FIELDS.find(field => typeOf(field) === type);
    if (required === undefined) {
      // VMP-14 reports an unknown type
      return [];
    }
    const found = FIELDS.filter(field => object.value(`${PROVISIONING}/${field}`) !== undefined);
    const others = found.filter(field => field !== required);
    if (found.includes(required)) {
      return others.map(field => ({
        pointer: `${PROVISIONING}/${field}`,
        wrong: `provisioning of type ${type} must not have '${field}'`,
        got: NOT_SHOWN,
        instead: `no '${field}', or the type ${typeOf(field)}`,
      }));
    }
    const needs = `provisioning of type ${type} needs '${required}'`;
    if (others.length === 0) {
      return [{ pointer: `${PROVISIONING}/${required}`, wrong: needs, instead: `set '${required}'` }];
    }
    // with another field, the type is wrong and not two fields
    return [{
      pointer: `${PROVISIONING}/type`,
      wrong: `${needs}, and this one has ${others.map(field => `'${field}'`).join(' and ')}`,
      instead: others.map(typeOf).join(' or '),
    }];
  },
});

export const fractionIsSet = machineTemplate.rule({
  id: 'VMP-15',
  says: 'The template of a pool has a core fraction if the policy of its class lists some.',
  why: 'DVP sets the default of the class in a machine, but not in a template: the webhook rejects the pool.',
  source: `${CONTROLLER}/vmpool/vmpool_webhook.go`,
  check: (object, world) => {
    const cores = object.number(`${TEMPLATE_SPEC}/cpu/cores`);
    const className = object.text(`${TEMPLATE_SPEC}/virtualMachineClassName`);
    if (cores === undefined || object.value(`${TEMPLATE_SPEC}/cpu/coreFraction`) !== undefined) {
      return undefined;
    }
    const policies = readSizingPolicies(world.referred(object, 'VirtualMachineClass', className)?.value('/spec/sizingPolicies')) ?? [];
    const fractions = policyFor(policies, cores)?.coreFractions ?? [];
    return fractions.length === 0 ? undefined : {
      pointer: `${TEMPLATE_SPEC}/cpu/coreFraction`,
      wrong: `VirtualMachineClass ${className} lists core fractions for ${cores} cores, and DVP sets no default in a template`,
      instead: {
        yaml: choices(fractions.map(fraction => `${fraction}%`)),
        code: choices(fractions.map(fraction => `CoreFraction.percent(${fraction})`)),
      },
    };
  },
});

export const templateIsMachine = machineTemplate.rule({
  id: 'VMP-16',
  says: 'The template of a pool is a valid machine: its cores, size, block devices, networks, GPUs and placement.',
  why: 'The webhook checks the template like a machine, and rejects the pool.',
  check: onReplica(...MACHINE_RULES_OF_POOLS),
});

export const noForeignKeys = machineTemplate.rule({
  id: 'VMP-17',
  says: 'No label and no annotation of the machines of a pool has kubevirt.io in its key.',
  why: 'DVP is built on KubeVirt and reserves its keys. The webhook rejects the pool.',
  source: `${CONTROLLER}/vm/internal/validators/meta_validator.go`,
  check: onReplica(noForeignAnnotations, noForeignLabels),
});

export const gpuClassesExist = machineTemplate.rule({
  id: 'VMP-23',
  severity: 'warning',
  says: 'The GPU classes of a pool exist.',
  why: 'DVP accepts the pool, which may come before its GPU classes, and rejects each of its machines until they exist.',
  check: onReplica(gpuClassExists),
});

const machineWarnings = onReplica(...MACHINE_WARNINGS);
const diskWarnings = onDisks(...DISK_WARNINGS);

export const templateWarnings = machineTemplate.rule({
  id: 'VMP-25',
  severity: 'warning',
  says: 'The templates of a pool cause no warning about a machine or a disk.',
  why: 'A warning about one machine is true of all machines of the pool. The webhook of pools has some of these warnings.',
  check: (object, world) => [...machineWarnings(object, world), ...diskWarnings(object, world)],
});

const machinesUntilLater = onReplica(...MACHINE_RULES_UNTIL_LATER);
const disksUntilLater = onDisks(...DISK_RULES_UNTIL_LATER);

export const neededClassesExist = machineTemplate.rule({
  id: 'VMP-38',
  severity: 'warning',
  says: 'The StorageClasses of the disks of a pool exist, and so does the class of its machines, if it sets their core fraction.',
  why: 'DVP accepts the pool without this check, and rejects each of its disks or machines until the class exists.',
  check: (object, world) => [...machinesUntilLater(object, world), ...disksUntilLater(object, world)],
});

interface Device { readonly kind?: string; readonly name?: string; readonly bootOrder?: number }
interface DiskTemplate { readonly name: string; readonly spec?: { readonly dataSource?: unknown } }

export const cloudImageIsSetUp = machineTemplate.rule({
  id: 'VMP-31',
  severity: 'warning',
  says: 'A pool whose machines boot a cloud image has provisioning.',
  why: 'Such an image has no user with a password or a key until cloud-init creates one: the machines run, and nobody can log in.',
  source: 'docs/USER_GUIDE.md',
  check: (object, world) => {
    const devices = object.list<Device>(`${TEMPLATE_SPEC}/blockDeviceRefs`);
    // an image may be a CD-ROM with user data
    if (object.value(PROVISIONING) !== undefined || (object.value(`${TEMPLATE_SPEC}/osType`) ?? 'Generic') !== 'Generic'
      || devices.some(({ kind }) => kind !== 'VirtualDisk')) {
      return undefined;
    }
    const first = [...devices].sort((a, b) => (a.bootOrder ?? Infinity) - (b.bootOrder ?? Infinity) || 0)[0]?.name;
    const source = object.list<DiskTemplate>(DISK_TEMPLATES).find(({ name }) => name === first)?.spec?.dataSource;
    const file = cloudImageOf(world, source, originOf(world, source, object.namespace));
    return file === undefined ? undefined : {
      pointer: PROVISIONING,
      wrong: `nobody can log in to the machines: they boot the cloud image ${file}, and no user data creates a user`,
      got: NOT_SHOWN,
      instead: SETUP_ADVICE,
    };
  },
});
