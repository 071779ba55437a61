import { disk, operation } from '../../catalogue/operations/objects';
import { machine } from '../../catalogue/virtual-machine/objects';
import { World } from '../../domain/world';
import { Violation } from '../../manifest/finding';
import { Manifest, ManifestObject, valueAt, listAt, textAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';
import { checkLabels } from '../selector-checks';

const KINDS = dvp('VirtualMachineOperation');
const WEBHOOK = 'images/virtualization-artifact/pkg/controller/vmop/vmop_webhook.go';
const SELECTOR = '/spec/migrate/nodeSelector';
const ACCESS_MODE = '/metadata/annotations/virtualdisk.virtualization.deckhouse.io~1access-mode';

const to = (nodeSelector?: object): Manifest => operation({ type: 'Migrate', migrate: { nodeSelector } });

const migrates = ({ json }: ManifestObject): boolean => ['Migrate', 'Evict'].includes(textAt(json, '/spec/type') ?? '');

const machineOf = (world: World, object: ManifestObject): ManifestObject | undefined =>
  world.referred(object, 'VirtualMachine', textAt(object.json, '/spec/virtualMachineName'));

export const targetLabels: Rule = {
  id: 'OP-11',
  severity: 'error',
  kinds: KINDS,
  says: 'The target of a migration is given by labels that a node can have.',
  why: 'The webhook refuses keys and values that no label has.',
  source: WEBHOOK,
  breaks: () => [to({ 'disk type': 'ssd' })],
  keeps: () => [to({ 'disk-type': 'ssd' })],
  check: ({ json }) => checkLabels(valueAt(json, SELECTOR) as Record<string, string> | undefined, SELECTOR),
};

export const targetNeedsEnterprise: Rule = {
  id: 'OP-12',
  severity: 'error',
  kinds: KINDS,
  says: 'The target of a migration is not chosen in the Community Edition.',
  why: 'The webhook of that edition refuses the field.',
  source: WEBHOOK,
  exampleFacts: () => ({ edition: 'CE' }),
  breaks: () => [to({ 'disk-type': 'ssd' })],
  keeps: () => [to()],
  check: ({ json }, world) => world.cluster?.edition !== 'CE' || valueAt(json, SELECTOR) === undefined ? [] : [{
    pointer: SELECTOR,
    wrong: 'the Community Edition does not let the target of a migration be chosen',
    got: valueAt(json, SELECTOR),
    instead: "no 'nodeSelector' here, and one on the machine if it has to move to certain nodes",
  }],
};

const root = (accessMode: string): Manifest => disk({
  name: 'web-root', annotations: { 'virtualdisk.virtualization.deckhouse.io/access-mode': accessMode },
});

export const sharedDisks: Rule = {
  id: 'OP-13',
  severity: 'error',
  kinds: KINDS,
  says: 'In the Community Edition a machine migrates only if several nodes can have each of its disks at once.',
  why: 'That edition does not move disks along with a machine, and its webhook refuses to migrate one whose disks are not ReadWriteMany.',
  source: WEBHOOK,
  exampleFacts: () => ({ edition: 'CE' }),
  breaks: () => [root('ReadWriteOnce'), machine(), operation({ type: 'Migrate' })],
  keeps: () => [root('ReadWriteMany'), machine(), operation({ type: 'Migrate' })],
  check: (object, world) => {
    const moved = world.cluster?.edition === 'CE' && migrates(object) ? machineOf(world, object) : undefined;
    const refs = moved === undefined ? [] : listAt<unknown>(moved.json, '/spec/blockDeviceRefs');
    return refs.flatMap((ref): Violation[] => {
      const name = valueAt(ref, '/name');
      const used = valueAt(ref, '/kind') === 'VirtualDisk' && typeof name === 'string' ? world.referred(object, 'VirtualDisk', name) : undefined;
      // without the annotation the StorageClass decides, which only the cluster knows
      return used === undefined || textAt(used.json, ACCESS_MODE) !== 'ReadWriteOnce' ? [] : [{
        pointer: '/spec/virtualMachineName',
        wrong: `the machine has the disk ${name}, which is ReadWriteOnce, and the Community Edition does not migrate it`,
        got: textAt(object.json, '/spec/virtualMachineName'),
        instead: 'disks that are ReadWriteMany, or stop the machine instead',
      }];
    });
  },
};

export const forceAgainstPolicy: Rule = {
  id: 'OP-17',
  severity: 'error',
  kinds: KINDS,
  says: "Whether a migration is forced does not contradict the machine's liveMigrationPolicy.",
  why: 'AlwaysSafe leaves no room for force and AlwaysForced none for doing without: the operation fails for good.',
  source: 'images/virtualization-artifact/pkg/livemigration/policy.go',
  breaks: () => [machine({ liveMigrationPolicy: 'AlwaysSafe' }), operation({ type: 'Evict', force: true })],
  keeps: () => [machine({ liveMigrationPolicy: 'PreferSafe' }), operation({ type: 'Evict', force: true })],
  check: (object, world) => {
    const force = valueAt(object.json, '/spec/force');
    const moved = typeof force === 'boolean' && migrates(object) ? machineOf(world, object) : undefined;
    const policy = moved === undefined ? undefined : textAt(moved.json, '/spec/liveMigrationPolicy');
    return policy !== (force === true ? 'AlwaysSafe' : 'AlwaysForced') ? [] : [{
      pointer: '/spec/force',
      wrong: `the machine has the liveMigrationPolicy ${policy}, which ${force === true ? 'allows no force' : 'goes with force only'}`,
      got: force,
      instead: `no 'force', or ${force === true ? 'PreferSafe' : 'PreferForced'} on the machine`,
    }];
  },
};
