import { Chart, Size } from 'cdk8s';
import * as dvp from '../../../src/index';
import { Scenarios } from '../scenario';

export const scenarios: Scenarios = {
  35: {
    wants: 'a machine on the nodes of one or several groups',
    write: ({ vm, db }) => {
      vm.scheduling.onNodesWith(dvp.NodeQuery.label('node.deckhouse.io/group', 'green'));
      db.scheduling.onNodesWith(dvp.NodeQuery.anyOf('node.deckhouse.io/group', 'green', 'blue'));
    },
    refuses: {
      'PLACE-01': ({ chart, base }) => {
        const nodes = [dvp.NodeQuery.label('node.deckhouse.io/group', 'blue')];
        const vmClass = new dvp.VirtualMachineClass(chart, 'blue', { cpu: dvp.CpuModel.host(), nodes });
        const vm = new dvp.VirtualMachine(chart, 'web', { ...base, vmClass });
        vm.scheduling.onNodesWith(dvp.NodeQuery.label('node.deckhouse.io/group', 'green'));
      },
      'NODE-01': ({ app, vm }) => {
        dvp.ClusterProfile.of({ nodeGroups: [dvp.NodeGroupProfile.of('blue', { labels: {} })] }).bind(app);
        vm.scheduling.onNodesWith(dvp.NodeQuery.label('node.deckhouse.io/group', 'green'));
      },
    },
    throws: {
      'cannot have two values': ({ vm }) => {
        vm.scheduling.onNodesWith(dvp.NodeQuery.label('disktype', 'ssd'), dvp.NodeQuery.label('disktype', 'hdd'));
      },
    },
  },
  36: {
    wants: 'a machine that may run on nodes with a taint',
    write: ({ vm }) => {
      vm.scheduling.tolerate('node.deckhouse.io/group', { effect: dvp.TaintEffect.NO_SCHEDULE });
    },
  },
  37: {
    wants: 'a machine on nodes with a label',
    write: ({ vm }) => {
      vm.scheduling.onNodesWith(dvp.NodeQuery.label('disktype', 'ssd'));
    },
  },
  38: {
    wants: 'a machine that is preferably near others',
    write: ({ vm }) => {
      vm.scheduling.preferNear(1, dvp.Machines.labelled({ tier: 'db' }));
    },
    throws: { 'from 1 to 100': ({ vm }) => vm.scheduling.preferNear(1000, dvp.Machines.labelled({ tier: 'db' })) },
  },
  39: {
    wants: 'machines that never share a node',
    write: ({ vm }) => {
      vm.scheduling.awayFrom(dvp.Machines.labelled({ tier: 'db' }));
    },
    refuses: {
      'PLACE-02': ({ vm, db }) => {
        vm.scheduling.near(dvp.Machines.of(db));
        vm.scheduling.awayFrom(dvp.Machines.of(db), dvp.Topology.ZONE);
      },
      'PLACE-04': ({ app, vm, db }) => {
        dvp.ClusterProfile.of({ nodeGroups: [dvp.NodeGroupProfile.of('worker', { nodes: 1 })] }).bind(app);
        for (const machine of [vm, db]) {
          machine.metadata.addLabel('tier', 'db');
          machine.scheduling.awayFrom(dvp.Machines.labelled({ tier: 'db' }));
        }
      },
    },
  },
  40: {
    wants: 'machines each in its own zone, or spread evenly over zones',
    write: ({ vm, db }) => {
      vm.scheduling.awayFrom(dvp.Machines.labelled({ app: 'db' }), dvp.Topology.ZONE);
      db.scheduling.spreadOver(dvp.Topology.ZONE, dvp.Machines.labelled({ app: 'db' }));
    },
    refuses: {
      'ZONE-01': ({ app, vm }) => {
        dvp.ClusterProfile.of({ zones: ['north', 'south'] }).bind(app);
        vm.scheduling.onNodesWith(dvp.NodeQuery.label('topology.kubernetes.io/zone', 'nort'));
      },
    },
  },
  54: {
    wants: 'warnings at synth about machines that cannot migrate',
    refuses: {
      'OP-12': ({ app, vm }) => {
        dvp.ClusterProfile.of({ edition: dvp.DeckhouseEdition.CE }).bind(app);
        vm.migrate('move', { nodeName: 'node-7' });
      },
      'OP-17': ({ chart, base }) => {
        new dvp.VirtualMachine(chart, 'web', { ...base, liveMigrationPolicy: dvp.LiveMigrationPolicy.ALWAYS_SAFE }).migrate('move', { force: true });
      },
    },
    lacks: 'processors of nodes and locations of volumes are not in a cluster profile: the platform reports them in the condition Migratable',
  },
  125: {
    wants: 'a warning, before a node is drained, about machines that no other node can run',
    refuses: {
      'PLACE-05': ({ app, vm, db }) => {
        dvp.ClusterProfile.of({ nodeGroups: [dvp.NodeGroupProfile.of('worker', { nodes: 2 })] }).bind(app);
        for (const machine of [vm, db]) {
          machine.metadata.addLabel('tier', 'db');
          machine.scheduling.awayFrom(dvp.Machines.labelled({ tier: 'db' }));
        }
      },
    },
  },
  130: {
    wants: 'a machine that starts on another node if its own fails',
    write: ({ chart, base }) => {
      new dvp.VirtualMachine(chart, 'db', { ...base, runPolicy: dvp.RunPolicy.ALWAYS_ON });
    },
    lacks: 'a check that the NodeGroup fences failed nodes: this is not in a cluster profile',
  },
};

export function fullest(chart: Chart): void {
  const vm = new dvp.VirtualMachine(chart, 'placed', {
    vmClass: dvp.VirtualMachineClass.GENERIC, cpu: dvp.Cpu.cores(2), memory: Size.gibibytes(4), disks: [dvp.VirtualDisk.fromDiskName('root')],
  });
  const machines = dvp.Machines.where({ labels: [], namespaceLabels: [dvp.LabelQuery.anyOf('team', 'shop', 'web')] });
  vm.scheduling.near(machines);
  vm.scheduling.preferNear(1, machines);
  vm.scheduling.awayFrom(machines);
  vm.scheduling.preferAwayFrom(1, machines);
}
