import { OF_DISKS } from './disks';
import { UNASKED } from './gaps';
import { SPEC, onDisks, onReplica } from './replica';
import { vmClass } from '../../catalogue/virtual-machine-class/objects';
import { poolOf, poolOn } from '../../catalogue/virtual-machine-pool/objects';
import { policyFor, readSizingPolicies } from '../../domain/sizing-limits';
import { valueAt, textAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';
import { percents } from '../virtual-machine-class/policies';

const KINDS = dvp('VirtualMachinePool');
const CRD = 'crds/virtualmachinepools.yaml';
const WEBHOOK = 'images/virtualization-artifact/pkg/controller/vmpool/vmpool_webhook.go';
const root = { kind: 'VirtualDisk', name: 'root' };
const tools = { kind: 'VirtualImage', name: 'tools' };

export const migrationOfMachines: Rule = {
  id: 'VMP-11',
  severity: 'error',
  kinds: KINDS,
  says: 'The live migration policy of a pool is one that a machine may have.',
  why: 'The schema of pools lists Manual and Never too. The pool is accepted, and each of its machines is refused.',
  source: CRD,
  breaks: () => [poolOf({ liveMigrationPolicy: 'Never' })],
  keeps: () => [poolOf({ liveMigrationPolicy: 'AlwaysSafe' })],
  check: ({ json }) => {
    const pointer = `${SPEC}/liveMigrationPolicy`;
    const got = valueAt(json, pointer);
    return got !== 'Manual' && got !== 'Never' ? [] : [{
      pointer, wrong: 'a pool may have this policy, but none of its machines may', got, instead: 'one of AlwaysSafe, PreferSafe, AlwaysForced, PreferForced',
    }];
  },
};

export const noLegacy: Rule = {
  id: 'VMP-12',
  severity: 'error',
  kinds: KINDS,
  says: 'The machines of a pool are not of the type Legacy.',
  why: 'Such systems cannot be provisioned. The API server refuses the pool.',
  source: CRD,
  breaks: () => [poolOf({ osType: 'Legacy' })],
  keeps: () => [poolOf({ osType: 'Windows' })],
  check: ({ json }) => textAt(json, `${SPEC}/osType`) !== 'Legacy' ? [] : [{
    pointer: `${SPEC}/osType`, wrong: 'a pool has no machines of this type', got: 'Legacy', instead: 'Generic or Windows, or single machines',
  }],
};

export const fractionIsGiven: Rule = {
  id: 'VMP-15',
  severity: 'error',
  kinds: KINDS,
  says: 'The template of a pool names a core fraction where the policy of its class lists some.',
  why: 'For a machine the platform fills in the default of the class, for a template it does not, and then the webhook refuses the pool.',
  source: WEBHOOK,
  breaks: () => [poolOf({ virtualMachineClassName: 'web', cpu: { cores: 2 } }), listing()],
  keeps: () => [poolOf({ virtualMachineClassName: 'web', cpu: { cores: 5 } }), listing()],
  check: (object, world) => {
    const [cores, given] = ['cores', 'coreFraction'].map(field => valueAt(object.json, `${SPEC}/cpu/${field}`));
    const name = textAt(object.json, `${SPEC}/virtualMachineClassName`);
    const found = given === undefined && typeof cores === 'number' ? world.referred(object, 'VirtualMachineClass', name) : undefined;
    const policies = readSizingPolicies(valueAt(found?.json, '/spec/sizingPolicies')) ?? [];
    const fractions = policyFor(policies, cores as number)?.coreFractions ?? [];
    return fractions.length === 0 ? [] : [{
      pointer: `${SPEC}/cpu/coreFraction`,
      wrong: `the class ${name} lists core fractions for ${cores} cores, and for a pool nobody fills in its default`,
      got: undefined,
      instead: `one of ${percents(fractions)}`,
    }];
  },
};

// one policy lists fractions and the other does not
const listing = () => vmClass({ sizingPolicies: [{ cores: { min: 1, max: 4 }, coreFractions: ['50%', '100%'] }, { cores: { min: 5, max: 8 } }] });

/** rules of machines that the webhook of pools asks about a template */
export const ASKED = [
  'VM-10', 'VM-11', 'VM-12', 'VM-14', 'VM-15', 'VM-16', 'VM-20', 'VM-21', 'VM-22', 'VM-23', 'VM-24', 'VM-25', 'VM-28', 'VM-29', 'VM-32',
  'VM-62', 'VM-63', 'VM-64', 'VM-65', 'VM-66', 'VM-67', 'VM-68', 'VM-80', 'VM-82', 'VM-83', 'VM-84', 'VM-86', 'VM-87',
];

export const machinesAreMachines: Rule = {
  id: 'VMP-16',
  severity: 'error',
  kinds: KINDS,
  says: 'The template of a pool is held to what holds for a machine: cores, sizes of its class, block devices, networks, GPUs and placement.',
  why: 'The webhook makes a machine from the template, checks it like every other one, and refuses the pool for it.',
  source: 'images/virtualization-artifact/pkg/controller/vm/vm_webhook.go',
  breaks: () => [poolOf({ blockDeviceRefs: [root, tools, tools] })],
  keeps: () => [poolOf({ blockDeviceRefs: [root, tools, { ...tools, kind: 'ClusterVirtualImage' }] })],
  check: onReplica('error', ...ASKED),
};

export const noForeignKeys: Rule = {
  id: 'VMP-17',
  severity: 'error',
  kinds: KINDS,
  says: "No label and no annotation of a pool's machines has 'kubevirt.io' in its key.",
  why: 'They would steer the layer below the platform. The webhook refuses the pool.',
  source: 'images/virtualization-artifact/pkg/controller/vm/internal/validators/meta_validator.go',
  breaks: () => [poolOf({}, {}, { labels: { 'vm.kubevirt.io/os': 'linux' } })],
  keeps: () => [poolOf({}, {}, { labels: { 'example.com/os': 'linux' } })],
  check: onReplica('error', 'VM-02', 'VM-03'),
};

export const gpuClassExists: Rule = {
  id: 'VMP-23',
  severity: 'error',
  kinds: KINDS,
  says: 'The GPU classes of a pool exist.',
  why: 'The pool is accepted without looking, and each of its machines is refused.',
  source: 'images/virtualization-artifact/pkg/controller/vm/vm_webhook.go',
  exampleFacts: () => ({ gpuClasses: ['a100'] }),
  breaks: () => [poolOf({ gpus: [{ gpuClassName: 'a10' }] })],
  keeps: () => [poolOf({ gpus: [{ gpuClassName: 'a100' }] })],
  check: onReplica('error', 'VM-81'),
};

// what machines and disks are warned of, not all of which the catalogue lists for pools
const ofMachines = onReplica('warning', ...ASKED, ...UNASKED, 'VM-19', 'VM-30', 'VM-46', 'VM-71');
const ofDisks = onDisks('warning', ...OF_DISKS, 'VD-22', 'DS-17', 'DS-18');

export const templateSurprises: Rule = {
  id: 'VMP-25',
  severity: 'warning',
  kinds: KINDS,
  says: 'A lint of ours: the templates of a pool have nothing in them that a machine or a disk would be warned of.',
  why: 'What surprises in one machine surprises in all machines of the pool. The webhook of pools warns of some of it.',
  source: 'images/virtualization-artifact/pkg/controller/vm/vm_webhook.go',
  breaks: () => [poolOn({ spec: download('current') })],
  keeps: () => [poolOn({ spec: download('2026-08-01') })],
  check: (object, world) => [...ofMachines(object, world), ...ofDisks(object, world)],
};

const download = (release: string) => ({ dataSource: { type: 'HTTP', http: { url: `https://example.com/noble/${release}/noble.qcow2` } } });
