import { Chart, Duration, Size } from 'cdk8s';
import * as dvp from '../../../src/index';
import { Scenarios } from '../scenario';
import { Setting } from '../setting';

const percent = dvp.CoreFraction.percent;

// a class with one range of cores, for code that is refused
const upToEight = ({ chart }: Setting) => new dvp.VirtualMachineClass(chart, 'general', {
  cpu: dvp.CpuModel.discovery(),
  sizingPolicies: [{
    minCores: 1,
    maxCores: 8,
    coreStep: 2,
    minMemory: Size.gibibytes(1),
    maxMemoryPerCore: Size.gibibytes(4),
    coreFractions: [percent(20), percent(50)],
  }],
});

// a machine of that class, with a mistake in its props
const wrong = (size: (setting: Setting) => Partial<dvp.VirtualMachineProps>) => (setting: Setting) => {
  new dvp.VirtualMachine(setting.chart, 'wrong', { ...setting.base, vmClass: upToEight(setting), cpu: dvp.Cpu.cores(3, percent(20)), ...size(setting) });
};

const policy = (sizingPolicy: Partial<dvp.SizingPolicy>) => ({ chart }: Setting) => {
  new dvp.VirtualMachineClass(chart, 'wrong', { cpu: dvp.CpuModel.discovery(), sizingPolicies: [{ minCores: 1, maxCores: 4, ...sizingPolicy }] });
};

export const scenarios: Scenarios = {
  21: {
    wants: 'a machine of the smallest size that its class allows',
    write: ({ chart, root }) => {
      const general = new dvp.VirtualMachineClass(chart, 'general', {
        cpu: dvp.CpuModel.discovery(),
        sizingPolicies: [{ minCores: 1, maxCores: 8, minMemoryPerCore: Size.gibibytes(2), maxMemoryPerCore: Size.gibibytes(4) }],
      });
      const size = dvp.Sizing.smallestFor(general, { minCores: 3, minMemory: Size.gibibytes(5) }); // 3 cores, 6Gi
      new dvp.VirtualMachine(chart, 'fits', { vmClass: general, ...size, disks: [root] });
    },
    refuses: {
      'VM-13': wrong(() => ({ cpu: dvp.Cpu.cores(3) })),
      'VM-20': wrong(() => ({ cpu: dvp.Cpu.cores(10, percent(20)) })),
      'VM-21': wrong(() => ({ cpu: dvp.Cpu.cores(3, percent(7)) })),
      'VM-22': wrong(() => ({ cpu: dvp.Cpu.cores(2, percent(20)) })),
      'VM-23': wrong(() => ({ memory: Size.mebibytes(512) })),
      'VM-24': ({ chart, base }) => {
        const vmClass = new dvp.VirtualMachineClass(chart, 'stepped', {
          cpu: dvp.CpuModel.discovery(), sizingPolicies: [{ minCores: 1, maxCores: 8, maxMemory: Size.gibibytes(16), memoryStep: Size.gibibytes(3) }],
        });
        new dvp.VirtualMachine(chart, 'wrong', { ...base, vmClass, memory: Size.gibibytes(4) });
      },
      'VM-25': wrong(() => ({ memory: Size.gibibytes(13) })),
    },
    throws: {
      'the nearest that it allows is 8 cores with 8Gi': setting => dvp.Sizing.smallestFor(upToEight(setting), { minCores: 9, minMemory: Size.gibibytes(8) }),
      'the nearest that it allows is 8 cores with 32Gi': setting => dvp.Sizing.smallestFor(upToEight(setting), { minMemory: Size.gibibytes(33) }),
      'the nearest that it allows is the core fraction 20% or 50%':
        setting => dvp.Sizing.smallestFor(upToEight(setting), { minMemory: Size.gibibytes(1), coreFraction: dvp.CoreFraction.FULL }),
    },
  },
  22: {
    wants: 'a number of cores that spreads evenly over sockets',
    write: ({ chart, root }) => {
      new dvp.VirtualMachine(chart, 'wide', { vmClass: dvp.VirtualMachineClass.GENERIC, ...dvp.Sizing.of(20, Size.gibibytes(32)), disks: [root] });
    },
    refuses: { 'VM-11': ({ chart, base }) => new dvp.VirtualMachine(chart, 'wrong', { ...base, cpu: dvp.Cpu.cores(19) }) },
    throws: {
      'write 18 or 20': () => dvp.Sizing.of(19, Size.gibibytes(32)),
      'from 1 to 248': () => dvp.Sizing.of(249, Size.gibibytes(32)),
    },
  },
  116: {
    wants: 'a class of machines',
    write: ({ chart }) => {
      new dvp.VirtualMachineClass(chart, 'general', { cpu: dvp.CpuModel.discovery() });
    },
  },
  117: {
    wants: 'a default class',
    write: ({ chart }) => {
      new dvp.VirtualMachineClass(chart, 'general', { cpu: dvp.CpuModel.discovery(), isDefault: true });
    },
    refuses: {
      'VMC-19': ({ chart }) => ['one', 'two'].forEach(id => new dvp.VirtualMachineClass(chart, id, { cpu: dvp.CpuModel.discovery(), isDefault: true })),
    },
    throws: {
      'an update of the module may remove the mark': ({ chart }) => new dvp.VirtualMachineClass(chart, 'generic', { cpu: dvp.CpuModel.discovery(), isDefault: true }),
    },
  },
  118: {
    wants: 'a class with its processor, its nodes and its sizes',
    write: ({ chart }) => {
      new dvp.VirtualMachineClass(chart, 'full', {
        cpu: dvp.CpuModel.host(), nodes: [dvp.NodeQuery.exists('example.com/kvm')], sizingPolicies: [{ minCores: 1, maxCores: 8, maxMemory: Size.gibibytes(32) }],
      });
    },
  },
  119: {
    wants: 'each type of processor',
    write: ({ chart }) => {
      const nodes = dvp.LabelQuery.absent('node-role.kubernetes.io/control-plane');
      new dvp.VirtualMachineClass(chart, 'vmx', { cpu: dvp.CpuModel.features('vmx') });
      new dvp.VirtualMachineClass(chart, 'workers', { cpu: dvp.CpuModel.discovery(nodes) });
      new dvp.VirtualMachineClass(chart, 'host', { cpu: dvp.CpuModel.host() });
      new dvp.VirtualMachineClass(chart, 'passthrough', { cpu: dvp.CpuModel.hostPassthrough() });
      new dvp.VirtualMachineClass(chart, 'ivy-bridge', { cpu: dvp.CpuModel.model('IvyBridge') });
    },
    throws: {
      'CPU features need names': () => dvp.CpuModel.features(),
      'a CPU model needs a name': () => dvp.CpuModel.model(''),
    },
  },
  120: {
    wants: 'machines of a class on some nodes only',
    write: ({ chart }) => {
      new dvp.VirtualMachineClass(chart, 'green', { cpu: dvp.CpuModel.host(), nodes: [dvp.NodeQuery.label('node.deckhouse.io/group', 'green')] });
    },
    throws: {
      'must be queries for labels': ({ chart }) => new dvp.VirtualMachineClass(chart, 'wrong', { cpu: dvp.CpuModel.host(), nodes: [dvp.NodeQuery.node('worker-1')] }),
    },
  },
  121: {
    wants: 'sizes that machines of a class may have',
    write: ({ chart }) => {
      new dvp.VirtualMachineClass(chart, 'sized', {
        cpu: dvp.CpuModel.discovery(),
        sizingPolicies: [{
          minCores: 1,
          maxCores: 4,
          minMemory: Size.gibibytes(1),
          maxMemory: Size.gibibytes(8),
          memoryStep: Size.mebibytes(512),
          coreFractions: [dvp.CoreFraction.percent(20), dvp.CoreFraction.FULL],
        }],
      });
    },
    refuses: {
      'VMC-09': policy({ maxCores: 1 }),
      'VMC-10': ({ chart }) => new dvp.VirtualMachineClass(chart, 'wrong', {
        cpu: dvp.CpuModel.discovery(), sizingPolicies: [{ minCores: 1, maxCores: 4 }, { minCores: 4, maxCores: 8 }],
      }),
      'VMC-13': policy({ coreFractions: [percent(20)], defaultCoreFraction: percent(50) }),
      'VMC-14': policy({ coreFractions: [percent(20), percent(100)], defaultCoreFraction: dvp.CoreFraction.AUTO }),
      'VMC-17': policy({ minMemory: Size.gibibytes(8), maxMemory: Size.gibibytes(4) }),
      'VMC-21': policy({ dedicatedCores: [true] }),
    },
    throws: {
      'must contain a number of cores that DVP can spread evenly over sockets, got 65 to 71 cores': policy({ minCores: 65, maxCores: 71 }),
      'got bounds of the memory and of the memory per core that contradict each other': policy({ maxMemory: Size.gibibytes(1), minMemoryPerCore: Size.gibibytes(2) }),
    },
  },
  122: {
    wants: 'several machines on the same cores',
    write: ({ chart }) => {
      new dvp.VirtualMachineClass(chart, 'dense', {
        cpu: dvp.CpuModel.discovery(),
        sizingPolicies: [{
          minCores: 1, maxCores: 8, coreFractions: [dvp.CoreFraction.percent(20)], defaultCoreFraction: dvp.CoreFraction.percent(20),
        }],
      });
    },
  },
  123: {
    wants: 'the common processor of a group of nodes',
    write: ({ chart }) => {
      new dvp.VirtualMachineClass(chart, 'CpuX', { cpu: dvp.CpuModel.discovery(dvp.LabelQuery.equal('group', 'blue')) }); // called cpu-x
    },
    refuses: { 'SCHEMA-PATTERN': ({ chart }) => new dvp.VirtualMachineClass(chart, 'wrong', { name: 'cpuX', cpu: dvp.CpuModel.discovery() }) },
  },
};

export function fullest(chart: Chart): void {
  new dvp.VirtualMachineClass(chart, 'discovery', {
    cpu: dvp.CpuModel.discovery(dvp.LabelQuery.equal('group', 'blue'), dvp.LabelQuery.anyOf('zone', 'a', 'b')),
    isDefault: true,
    nodeSelector: { group: 'blue' },
    nodes: [dvp.NodeQuery.anyOf('zone', 'a', 'b')],
    tolerations: [dvp.Toleration.taint('dedicated', { taintValue: 'vm', effect: dvp.TaintEffect.NO_EXECUTE, period: Duration.minutes(1) })],
    sizingPolicies: [{
      minCores: 2,
      maxCores: 16,
      coreStep: 2,
      coreFractions: [percent(20), dvp.CoreFraction.FULL],
      defaultCoreFraction: percent(20),
      dedicatedCores: [false],
      minMemory: Size.gibibytes(2),
      maxMemory: Size.gibibytes(64),
      memoryStep: Size.mebibytes(512),
      minMemoryPerCore: Size.gibibytes(1),
      maxMemoryPerCore: Size.gibibytes(4),
    }],
  });
  new dvp.VirtualMachineClass(chart, 'model', { cpu: dvp.CpuModel.model('IvyBridge') });
  new dvp.VirtualMachineClass(chart, 'features', { cpu: dvp.CpuModel.features('vmx') });
}
