import { Chart, Size } from 'cdk8s';
import * as dvp from '../../../src/index';
import { Scenarios } from '../scenario';

const legacy = { osType: dvp.OsType.LEGACY, enableParavirtualization: false };
const friday = dvp.VirtualMachineSnapshot.fromMachineSnapshotName('web-friday');

export const scenarios: Scenarios = {
  9: {
    wants: 'an image of the content of a disk at one moment',
    write: ({ chart, root }) => {
      new dvp.VirtualImage(chart, 'golden', { source: dvp.ImageSource.diskSnapshot(root.snapshot('base')) });
    },
    warns: ['VDS-03'],
    throws: {
      'an object whose name the cluster chooses cannot be referred to': ({ root }) => dvp.ImageSource.diskSnapshot(root.snapshot('base', { generateName: 'base-' })),
    },
  },
  31: {
    wants: 'a machine that is always on, restarted once',
    write: ({ chart, base }) => {
      const vm = new dvp.VirtualMachine(chart, 'web', { ...base, runPolicy: dvp.RunPolicy.ALWAYS_ON });
      vm.restart('after-upgrade');
    },
    refuses: {
      'OP-15': ({ chart, base }) => new dvp.VirtualMachine(chart, 'web', { ...base, runPolicy: dvp.RunPolicy.ALWAYS_ON }).stop('night'),
      'OP-14': ({ vm }) => [vm.stop('night'), vm.start('morning')],
    },
  },
  41: {
    wants: 'disks and images for a machine, from the start and while it runs',
    write: ({ chart, vm, data }) => {
      vm.attach(dvp.BlockDevice.disk(data));
      vm.hotplug('extra', dvp.BlockDevice.disk(new dvp.VirtualDisk(chart, 'extra', { size: Size.gibibytes(10) })));
    },
    refuses: {
      'VM-28': ({ vm, root }) => vm.attach(dvp.BlockDevice.disk(root)),
      'BDA-07': ({ vm, root }) => vm.hotplug('extra', dvp.BlockDevice.disk(root)),
      'BDA-03': ({ vm, db, data }) => [vm, db].map(machine => machine.hotplug('data', dvp.BlockDevice.disk(data))),
    },
  },
  42: {
    wants: 'devices in the spec of the machine, and the order in which it boots from them',
    write: ({ chart, base, root, iso }) => {
      const vm = new dvp.VirtualMachine(chart, 'web', { ...base, disks: [] });
      vm.attach(dvp.BlockDevice.clusterImage(iso, { bootOrder: 1 }), dvp.BlockDevice.disk(root, { bootOrder: 2 }));
    },
    refuses: {
      'VM-29': ({ chart, base, iso, root }) => new dvp.VirtualMachine(chart, 'web', { ...base, disks: [] })
        .attach(dvp.BlockDevice.clusterImage(iso, { bootOrder: 1 }), dvp.BlockDevice.disk(root, { bootOrder: 1 })),
    },
  },
  43: {
    wants: 'a CD-ROM for a running machine, as a separate object',
    write: ({ vm, iso }) => {
      vm.hotplug('tools', dvp.BlockDevice.clusterImage(iso));
    },
    refuses: { 'BDA-04': ({ chart, base, iso }) => new dvp.VirtualMachine(chart, 'web', { ...base, ...legacy }).hotplug('tools', dvp.BlockDevice.clusterImage(iso)) },
    throws: { 'a machine cannot boot from a device that is attached': ({ vm, iso }) => vm.hotplug('tools', dvp.BlockDevice.clusterImage(iso, { bootOrder: 1 })) },
  },
  55: {
    wants: 'to move a running machine to a certain node',
    write: ({ vm }) => {
      vm.migrate('move', { nodeName: 'node-7', force: true });
    },
    refuses: {
      'OP-11': ({ vm }) => vm.migrate('move', { nodeSelector: { 'disk type': 'fast' } }),
      'OP-12': ({ app, vm }) => {
        dvp.ClusterProfile.of({ edition: dvp.DeckhouseEdition.CE }).bind(app);
        vm.migrate('move', { nodeName: 'node-7' });
      },
    },
  },
  57: {
    wants: 'a migration that slows the machine down until it can be moved',
    write: ({ vm }) => {
      vm.migrate('move', { force: true });
    },
    refuses: {
      'OP-17': ({ chart, base }) => new dvp.VirtualMachine(chart, 'web', { ...base, liveMigrationPolicy: dvp.LiveMigrationPolicy.ALWAYS_FORCED })
        .migrate('move', { force: false }),
    },
  },
  75: {
    wants: 'a consistent snapshot, or else no snapshot',
    write: ({ vm }) => {
      vm.snapshot('safe', { requiredConsistency: true });
    },
    warns: ['VMS-03'],
    refuses: { 'VMS-03': ({ vm }) => vm.snapshot('safe') },
    lacks: 'a check that the machine is stopped or runs the guest agent: the agent may be part of the image, so manifests do not show it',
  },
  76: {
    wants: 'a snapshot of a disk before a change',
    write: ({ data }) => {
      data.snapshot('before-upgrade', { requiredConsistency: true });
    },
    warns: ['VDS-03'],
  },
  77: {
    wants: 'a disk with the content of a snapshot',
    write: ({ chart }) => {
      const snapshot = dvp.VirtualDiskSnapshot.fromDiskSnapshotName('root-before-upgrade');
      new dvp.VirtualDisk(chart, 'back', { source: dvp.DiskSource.snapshot(snapshot), size: Size.gibibytes(20) });
    },
    refuses: {
      'REF-NAMESPACE': ({ chart }) => new dvp.VirtualDisk(chart, 'back', { source: dvp.DiskSource.snapshot(dvp.VirtualDiskSnapshot.fromDiskSnapshotName('friday', 'lab')) }),
    },
  },
  78: {
    wants: 'a snapshot of an existing machine',
    write: ({ vm }) => {
      const snapshot = vm.snapshot('weekly');
      dvp.Admission.of(snapshot).acknowledge('VMS-03', 'the machine has run for a year');
    },
    warns: ['VMS-03'],
    refuses: {
      'VMS-06': ({ vm, iso }) => {
        vm.attach(dvp.BlockDevice.clusterImage(iso));
        vm.snapshot('weekly');
      },
    },
  },
  79: {
    wants: 'a snapshot for machines with another address',
    write: ({ chart }) => {
      new dvp.VirtualMachineSnapshot(chart, 'nightly', { machine: dvp.VirtualMachine.fromMachineName('web'), keepIpAddress: false });
    },
  },
  80: {
    wants: 'to check whether a machine can be restored from a snapshot',
    write: ({ vm }) => {
      const snapshot = dvp.VirtualMachineSnapshot.fromMachineSnapshotName('web-friday');
      vm.restore('undo', snapshot, { mode: dvp.CopyMode.DRY_RUN });
    },
    refuses: { 'OP-21': ({ vm, db }) => vm.restore('undo', db.snapshot('safe')) },
    throws: { snapshot: ({ vm, root }) => vm.restore('undo', root as any) },
    lacks: 'a check that the machine is still the object of the snapshot, not a later one with the same name: only the cluster knows',
  },
  81: {
    wants: 'a copy of a machine and its disks, with a prefix and a suffix in their names',
    write: ({ vm }) => {
      vm.clone('copy', { namePrefix: 'test-', nameSuffix: '-b' });
    },
    refuses: {
      'OP-05': ({ vm }) => vm.clone('copy', {}),
      'OP-09': ({ vm }) => vm.clone('copy', { namePrefix: 'a'.repeat(60) }),
    },
  },
  82: {
    wants: 'a copy of a machine and its disks, with new names',
    write: ({ vm, root }) => {
      vm.clone('copy', { nameReplacements: [dvp.NameReplacement.machine(vm, 'web-copy'), dvp.NameReplacement.disk(root, 'web-copy-root')] });
    },
    refuses: { 'OP-10': ({ vm }) => vm.clone('copy', { nameReplacements: [dvp.NameReplacement.machine(vm, 'web-copy')] }) },
  },
  83: {
    wants: 'a machine from a snapshot',
    write: ({ chart }) => {
      const snapshot = new dvp.VirtualMachineSnapshot(chart, 'friday', { machine: dvp.VirtualMachine.fromMachineName('web') });
      snapshot.createMachine('copy', { namePrefix: 'test-' });
    },
    refuses: { 'SOP-03': ({ chart }) => new dvp.VirtualMachineSnapshotOperation(chart, 'copy', { snapshot: friday }) },
  },
  126: {
    wants: 'to move a machine away from its node',
    write: ({ vm }) => {
      vm.evict('away');
    },
    refuses: { 'OP-15': ({ chart, base }) => new dvp.VirtualMachine(chart, 'web', { ...base, runPolicy: dvp.RunPolicy.ALWAYS_OFF }).evict('away') },
  },
};

/** every field of snapshots, operations and attachments */
export function fullest(chart: Chart): void {
  const machine = dvp.VirtualMachine.fromMachineName('web');
  const everyName: dvp.CopyOptions = {
    mode: dvp.CopyMode.BEST_EFFORT,
    namePrefix: 'a-',
    nameSuffix: '-b',
    nameReplacements: [dvp.NameReplacement.machine(machine, 'copy'), dvp.NameReplacement.of('web-init', 'copy-init')],
  };
  const migration = dvp.MachineAction.migrate({ nodeName: 'node-7', nodeSelector: { disk: 'fast' }, force: true });
  const actions = { migration, restore: dvp.MachineAction.restore(friday), clone: dvp.MachineAction.clone(everyName) };
  for (const [id, action] of Object.entries(actions)) {
    new dvp.VirtualMachineOperation(chart, id, { machine, action });
  }
  new dvp.VirtualMachineSnapshotOperation(chart, 'create', { snapshot: friday, ...everyName });
  new dvp.VirtualMachineSnapshot(chart, 'machine', { machine, requiredConsistency: false, keepIpAddress: false });
  new dvp.VirtualDiskSnapshot(chart, 'disk', { disk: dvp.VirtualDisk.fromDiskName('data'), requiredConsistency: false });
  new dvp.VirtualMachineBlockDeviceAttachment(chart, 'data', { machine, device: dvp.BlockDevice.disk(dvp.VirtualDisk.fromDiskName('data')) });
}
