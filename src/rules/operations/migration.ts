import { ManifestObject, textAt } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';
import { checkLabels } from '../selector-checks';

/** operations that migrate a machine */
export const migrations = new Topic({
  severity: 'error', kinds: dvp('VirtualMachineOperation'), source: 'images/virtualization-artifact/pkg/controller/vmop/vmop_webhook.go',
});

const SELECTOR = '/spec/migrate/nodeSelector';
const ACCESS_MODE = '/metadata/annotations/virtualdisk.virtualization.deckhouse.io~1access-mode';

export const targetLabels = migrations.rule({
  id: 'OP-11',
  says: 'The target of a migration is given by valid labels of nodes.',
  why: 'The webhook rejects invalid keys and values of labels.',
  check: object => checkLabels(object.value(SELECTOR) as Record<string, string> | undefined, SELECTOR),
});

export const targetNeedsEnterprise = migrations.rule({
  id: 'OP-12',
  says: 'In the Community Edition a migration has no target.',
  why: 'The webhook of that edition rejects the field.',
  check: (object, world) => world.cluster?.edition !== 'CE' || object.value(SELECTOR) === undefined ? undefined : {
    pointer: SELECTOR,
    wrong: 'the Community Edition does not support a target for a migration',
    instead: "no 'nodeSelector' here, and one on the machine if it must move to certain nodes",
  },
});

export const sharedDisks = migrations.rule({
  id: 'OP-13',
  says: 'In the Community Edition a machine migrates only if all its disks are ReadWriteMany.',
  why: 'That edition does not migrate disks along with a machine, and its webhook rejects the migration of one with another disk.',
  check: (object, world) => {
    const machine = world.cluster?.edition === 'CE' && migrates(object) ? machineOf(object) : undefined;
    const names = world.referred(object, 'VirtualMachine', machine)?.list('/spec/blockDeviceRefs')
      .filter(ref => textAt(ref, '/kind') === 'VirtualDisk').map(ref => textAt(ref, '/name')) ?? [];
    // without the annotation the StorageClass decides, which only the cluster knows
    return names.filter(name => world.referred(object, 'VirtualDisk', name)?.text(ACCESS_MODE) === 'ReadWriteOnce').map(name => ({
      pointer: '/spec/virtualMachineName',
      wrong: `the machine has the disk ${name}, which is ReadWriteOnce, and the Community Edition does not migrate it`,
      instead: 'disks that are ReadWriteMany, or a stop of the machine',
    }));
  },
});

export const forceAgainstPolicy = migrations.rule({
  id: 'OP-17',
  says: "The field 'force' of a migration does not contradict the machine's liveMigrationPolicy.",
  why: 'AlwaysSafe forbids force and AlwaysForced requires it: otherwise the operation ends in phase Failed.',
  source: 'images/virtualization-artifact/pkg/livemigration/policy.go',
  check: (object, world) => {
    const force = object.value('/spec/force');
    if (typeof force !== 'boolean' || !migrates(object)) {
      return undefined;
    }
    const policy = world.referred(object, 'VirtualMachine', machineOf(object))?.text('/spec/liveMigrationPolicy');
    if (policy !== (force ? 'AlwaysSafe' : 'AlwaysForced')) {
      return undefined;
    }
    return {
      pointer: '/spec/force',
      wrong: `the machine has the liveMigrationPolicy ${policy}, which ${force ? 'forbids' : 'requires'} force`,
      instead: `no 'force', or ${force ? 'PreferSafe' : 'PreferForced'} on the machine`,
    };
  },
});

const migrates = (object: ManifestObject): boolean => ['Migrate', 'Evict'].includes(object.text('/spec/type') ?? '');

const machineOf = (object: ManifestObject): string | undefined => object.text('/spec/virtualMachineName');
