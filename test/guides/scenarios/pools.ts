import { Chart, Duration, Size } from 'cdk8s';
import * as dvp from '../../../src/index';
import { Scenarios } from '../scenario';
import { Setting } from '../setting';

const vmClass = dvp.VirtualMachineClass.GENERIC;
const cpu = dvp.Cpu.cores(2, dvp.CoreFraction.percent(20));
const memory = Size.gibibytes(4);
const disks = [dvp.PoolDisk.ephemeral('root', { source: dvp.DiskSource.image(dvp.VirtualImage.fromImageName('debian-12')), size: Size.gibibytes(20) })];
const pool = ({ chart }: Setting, props: Partial<dvp.VirtualMachinePoolProps> = {}) =>
  new dvp.VirtualMachinePool(chart, 'runners', { replicas: 3, vmClass, cpu, memory, disks, ...props });

export const scenarios: Scenarios = {
  61: {
    wants: 'identical machines',
    write: ({ chart, image, init }) => {
      init.addMount('cache', '/var/cache/runner', { size: Size.gibibytes(50) });
      new dvp.VirtualMachinePool(chart, 'runners', {
        replicas: 3,
        vmClass: dvp.VirtualMachineClass.GENERIC,
        cpu: dvp.Cpu.cores(2, dvp.CoreFraction.percent(20)),
        memory: Size.gibibytes(4),
        provisioning: dvp.Provisioning.cloudInit(init),
        disks: [
          dvp.PoolDisk.ephemeral('root', { source: dvp.DiskSource.image(image), size: Size.gibibytes(20) }),
          dvp.PoolDisk.reusable('cache', { size: Size.gibibytes(50), keep: 5, ttl: Duration.minutes(30) }),
        ],
      });
    },
    refuses: {
      'VMP-02': setting => pool(setting, { name: 'r'.repeat(58) }),
      'VMP-07': setting => pool(setting, { disks: [...disks, ...disks] }),
      'VMP-12': setting => pool(setting, { osType: dvp.OsType.LEGACY }),
      'VMC-22': setting => pool(setting, { cpu: dvp.Cpu.cores(2) }),
      'VMP-18': setting => pool(setting, {
        networks: [dvp.VmNetwork.MAIN, dvp.VmNetwork.network('app', { macAddress: dvp.VirtualMachineMACAddress.fromMacAddressName('web-app') })],
      }),
    },
  },
  62: {
    wants: 'a CD-ROM for every machine of a pool',
    write: ({ chart, image, iso }) => {
      const runners = new dvp.VirtualMachinePool(chart, 'runners', {
        replicas: 3,
        vmClass: dvp.VirtualMachineClass.GENERIC,
        cpu: dvp.Cpu.cores(2, dvp.CoreFraction.percent(20)),
        memory: Size.gibibytes(4),
        disks: [dvp.PoolDisk.ephemeral('root', { source: dvp.DiskSource.image(image), size: Size.gibibytes(20) })],
      });
      runners.shareImage(dvp.BlockDevice.clusterImage(iso));
    },
    throws: { 'can share an image, but not a disk': setting => pool(setting).shareImage(dvp.BlockDevice.disk(setting.data)) },
  },
  63: {
    wants: 'a pool that grows and shrinks with its load',
    write: ({ chart, image }) => {
      const runners = new dvp.VirtualMachinePool(chart, 'runners', {
        vmClass: dvp.VirtualMachineClass.GENERIC,
        cpu: dvp.Cpu.cores(2, dvp.CoreFraction.percent(20)),
        memory: Size.gibibytes(4),
        disks: [dvp.PoolDisk.ephemeral('root', { source: dvp.DiskSource.image(image), size: Size.gibibytes(20) })],
      });
      runners.autoscale('autoscaler', { minReplicas: 3, maxReplicas: 20, cpuPercent: 70 });
      dvp.Admission.of(runners).acknowledge('VMP-33', 'after the first apply: kubectl scale virtualmachinepool/runners -n shop --replicas=3');
    },
    warns: ['VMP-33'],
    refuses: {
      'VMP-26': setting => pool(setting, { replicas: undefined, scaleDownPolicy: dvp.ScaleDownPolicy.EXPLICIT }).autoscale('autoscaler', { maxReplicas: 20 }),
      'VMP-27': setting => pool(setting).autoscale('autoscaler', { maxReplicas: 20 }),
    },
    lacks: 'The first number of machines. The autoscaler starts from the number in the cluster, and a number in the manifest would reset it with each apply. '
      + 'Set it once after the first apply: `kubectl scale virtualmachinepool/runners -n shop --replicas=3`.',
  },
  64: {
    wants: 'to remove certain machines of a pool',
    lacks: 'Their names: they are known only at run time, and belong in a request to the cluster (`scaledownwith`). The pool replaces a machine that is only deleted.',
  },
  65: {
    wants: 'disks that stay when their machines are deleted, for the next machines',
    write: ({ chart, image }) => {
      new dvp.VirtualMachinePool(chart, 'runners', {
        replicas: 3,
        vmClass: dvp.VirtualMachineClass.GENERIC,
        cpu: dvp.Cpu.cores(2, dvp.CoreFraction.percent(20)),
        memory: Size.gibibytes(4),
        disks: [
          dvp.PoolDisk.ephemeral('root', { source: dvp.DiskSource.image(image), size: Size.gibibytes(20) }),
          dvp.PoolDisk.reusable('cache', { size: Size.gibibytes(100), keep: 3, ttl: Duration.hours(1) }),
        ],
      });
    },
    throws: { "without 'ttl'": () => dvp.PoolDisk.reusable('cache', { size: Size.gibibytes(100), keep: 3 }) },
  },
};

const checksums = [
  dvp.Checksum.md5('0'.repeat(32)), dvp.Checksum.sha1('0'.repeat(40)), dvp.Checksum.sha256('0'.repeat(64)), dvp.Checksum.sha512('0'.repeat(128)),
  dvp.Checksum.streebog256('0'.repeat(64)), dvp.Checksum.streebog512('0'.repeat(128)),
];

export function fullest(chart: Chart): void {
  const caBundle = '-----BEGIN CERTIFICATE-----\nMAo=\n-----END CERTIFICATE-----\n';
  const labels = [dvp.LabelQuery.equal('tier', 'db'), dvp.LabelQuery.anyOf('zone', 'a', 'b')];
  const near: dvp.MachineGroup = {
    labels,
    namespaces: ['shop'],
    namespaceLabels: [dvp.LabelQuery.equal('team', 'shop'), dvp.LabelQuery.exists('owner'), dvp.LabelQuery.anyOf('stage', 'test')],
    matchLabelKeys: ['release'],
    mismatchLabelKeys: ['tenant'],
  };
  const machines = [dvp.MachineAffinity.required(dvp.Topology.NODE, near), dvp.MachineAffinity.preferred(1, dvp.Topology.ZONE, near)];
  const nodes = [dvp.NodeQuery.anyOf('group', 'a'), dvp.NodeQuery.node('node-7')];
  const everything = (id: string, provisioning: dvp.Provisioning, sources: dvp.DiskSource[]) => new dvp.VirtualMachinePool(chart, id, {
    replicas: 1,
    scaleDownPolicy: dvp.ScaleDownPolicy.OLDEST_FIRST,
    vmClass,
    cpu,
    memory,
    disks: sources.map((source, i) => dvp.PoolDisk.reusable(`disk-${i}`, {
      source, size: Size.gibibytes(1), storageClassName: 'fast', bootOrder: i + 1, keep: 1, ttl: Duration.hours(1),
    })),
    machineLabels: { tier: 'ci' },
    machineAnnotations: { owner: 'ci' },
    provisioning,
    runPolicy: dvp.RunPolicy.ALWAYS_ON,
    osType: dvp.OsType.GENERIC,
    bootloader: dvp.Bootloader.EFI,
    enableParavirtualization: true,
    restartApprovalMode: dvp.RestartApprovalMode.AUTOMATIC,
    liveMigrationPolicy: dvp.LiveMigrationPolicy.ALWAYS_SAFE,
    terminationGracePeriod: Duration.minutes(1),
    networks: [dvp.VmNetwork.MAIN, dvp.VmNetwork.network('app', {
      interfaceId: 2, macAddress: dvp.VirtualMachineMACAddress.fromMacAddressName('mac'), ipAddress: dvp.NetworkIPAddress.fromNetworkAddressName('ip'),
    })],
    gpuClassNames: ['gpu'],
    nodeSelector: { disktype: 'ssd' },
    tolerations: [
      dvp.Toleration.taint('dedicated', { taintValue: 'vm', effect: dvp.TaintEffect.NO_EXECUTE, period: Duration.minutes(1) }),
    ],
    nodeAffinity: [dvp.NodeAffinity.required(...nodes), dvp.NodeAffinity.preferred(1, ...nodes)],
    affinity: machines,
    antiAffinity: machines,
    topologySpread: [dvp.TopologySpread.over(dvp.Topology.ZONE, labels)],
    priorityClassName: 'production',
  });
  const url = 'https://example.com/images/debian-12.qcow2';
  everything('http', dvp.Provisioning.userData('#cloud-config\n'), checksums.map(checksum => dvp.DiskSource.http(url, { checksum, caBundle })));
  everything('upload', dvp.Provisioning.userDataSecretName('init'), checksums.map(checksum => dvp.DiskSource.upload({ checksum })));
  everything('objects', dvp.Provisioning.sysprepSecretName('answers'), [
    dvp.DiskSource.image(dvp.VirtualImage.fromImageName('debian')),
    dvp.DiskSource.containerImage('registry.example.com/os/debian:12', { pullSecretName: 'regcred', caBundle }),
  ]);
}
