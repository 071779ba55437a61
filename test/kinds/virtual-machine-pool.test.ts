import { App, Duration, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import * as fc from 'fast-check';
import { ClusterVirtualImage } from '../../src/kinds/cluster-virtual-image';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { VirtualImage } from '../../src/kinds/virtual-image';
import { VirtualMachineClass } from '../../src/kinds/virtual-machine-class';
import { VirtualMachinePool, VirtualMachinePoolProps } from '../../src/kinds/virtual-machine-pool';
import { HorizontalPodAutoscaler } from '../../src/kubernetes/horizontal-pod-autoscaler';
import { BlockDevice } from '../../src/values/block-device';
import { CoreFraction } from '../../src/values/core-fraction';
import { Cpu } from '../../src/values/cpu';
import { DiskSource } from '../../src/values/disk-source';
import { ImageSource } from '../../src/values/image-source';
import { LiveMigrationPolicy, OsType, RestartApprovalMode } from '../../src/values/machine-policies';
import { Machines } from '../../src/values/machines';
import { NodeQuery } from '../../src/values/node-query';
import { PoolDisk, ReusablePoolDiskOptions } from '../../src/values/pool-disk';
import { Port } from '../../src/values/port';
import { Provisioning } from '../../src/values/provisioning';
import { RemovalPolicy } from '../../src/values/removal-policy';
import { ScaleDownPolicy } from '../../src/values/scale-down-policy';
import { VmNetwork } from '../../src/values/vm-network';
import { chartOf, refusalOf, rendered, synthOf } from '../support';

const size = Size.gibibytes(10);
const ROOT = PoolDisk.ephemeral('root', { size });
const BASE: VirtualMachinePoolProps = {
  vmClass: VirtualMachineClass.GENERIC, cpu: Cpu.cores(2, CoreFraction.percent(20)), memory: Size.gibibytes(4), disks: [ROOT],
};
const ROOT_TEMPLATE = { name: 'root', reclaim: { onScaleDown: 'Delete', keep: 0 }, spec: { persistentVolumeClaim: { size: '10Gi' } } };
const ROOT_REF = { kind: 'VirtualDisk', name: 'root' };
const MACHINE = {
  virtualMachineClassName: 'generic',
  cpu: { cores: 2, coreFraction: '20%' },
  memory: { size: '4Gi' },
  liveMigrationPolicy: 'PreferSafe',
  blockDeviceRefs: [ROOT_REF],
};
const SPEC = { scaleDownPolicy: 'NewestFirst', virtualDiskTemplates: [ROOT_TEMPLATE], virtualMachineTemplate: { spec: MACHINE } };
const make = (props: Partial<VirtualMachinePoolProps> = {}, app?: App) => new VirtualMachinePool(chartOf(app), 'runners', { ...BASE, ...props });
const ofMachine = (spec: object, rest: object = {}) => ({ virtualMachineTemplate: { spec: { ...MACHINE, ...spec }, ...rest } });

test.each<[string, Partial<VirtualMachinePoolProps>, object]>([
  ['the least', {}, {}],
  ['a number and a policy', { replicas: 3, scaleDownPolicy: ScaleDownPolicy.EXPLICIT }, { replicas: 3, scaleDownPolicy: 'Explicit' }],
  ['no machine for now', { replicas: 0 }, { replicas: 0 }],
  ['labels and annotations of the machines', { machineLabels: { tier: 'ci' }, machineAnnotations: { owner: 'ci' } },
    ofMachine({}, { metadata: { labels: { tier: 'ci' }, annotations: { owner: 'ci' } } })],
  ['what a machine has', {
    osType: OsType.WINDOWS,
    restartApprovalMode: RestartApprovalMode.AUTOMATIC,
    liveMigrationPolicy: LiveMigrationPolicy.ALWAYS_SAFE,
    terminationGracePeriod: Duration.minutes(2),
    networks: [VmNetwork.MAIN, VmNetwork.network('app', { interfaceId: 2 })],
    gpuClassNames: ['large'],
    nodeSelector: { disktype: 'ssd' },
    priorityClassName: 'production',
    provisioning: Provisioning.sysprepSecretName('answers'),
  }, ofMachine({
    osType: 'Windows',
    disruptions: { restartApprovalMode: 'Automatic' },
    liveMigrationPolicy: 'AlwaysSafe',
    terminationGracePeriodSeconds: 120,
    networks: [{ type: 'Main' }, { type: 'Network', name: 'app', id: 2 }],
    gpus: [{ gpuClassName: 'large' }],
    nodeSelector: { disktype: 'ssd' },
    priorityClassName: 'production',
    provisioning: { type: 'SysprepRef', sysprepRef: { kind: 'Secret', name: 'answers' } },
  })],
  ['disks, which are attached in their order', {
    disks: [
      PoolDisk.reusable('cache', { size, keep: 5, ttl: Duration.minutes(30), bootOrder: 2 }),
      PoolDisk.reusable('data', { size, storageClassName: 'fast' }),
      PoolDisk.ephemeral('root', { source: DiskSource.image(VirtualImage.fromImageName('debian')), bootOrder: 1 }),
    ],
  }, {
    ...ofMachine({ blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'cache', bootOrder: 2 }, { kind: 'VirtualDisk', name: 'data' }, { ...ROOT_REF, bootOrder: 1 }] }),
    virtualDiskTemplates: [
      { name: 'cache', reclaim: { onScaleDown: 'Retain', keep: 5, ttl: '30m' }, spec: { persistentVolumeClaim: { size: '10Gi' } } },
      { name: 'data', reclaim: { onScaleDown: 'Retain', keep: 0 }, spec: { persistentVolumeClaim: { size: '10Gi', storageClassName: 'fast' } } },
      { name: 'root', reclaim: { onScaleDown: 'Delete', keep: 0 }, spec: { dataSource: { type: 'ObjectRef', objectRef: { kind: 'VirtualImage', name: 'debian' } } } },
    ],
  }],
])('renders %s', (_, props, spec) => expect(rendered(make({ removalPolicy: RemovalPolicy.DESTROY, ...props }))).toEqual({
  apiVersion: 'virtualization.deckhouse.io/v1alpha2',
  kind: 'VirtualMachinePool',
  metadata: { name: 'runners', namespace: 'ns' },
  spec: { ...SPEC, ...spec },
}));

test.each<[Duration, string]>([
  [Duration.minutes(30), '30m'],
  [Duration.hours(1), '1h'],
  [Duration.minutes(90), '1h30m'],
  [Duration.days(2), '48h'],
  [Duration.seconds(3661), '1h1m1s'],
  [Duration.millis(1500), '1s500ms'],
  [Duration.seconds(0), '0s'],
])('%s is a time to live that Go reads', (ttl, text) =>
  expect(rendered(make({ disks: [PoolDisk.reusable('cache', { size, ttl })] })).spec.virtualDiskTemplates[0].reclaim.ttl).toBe(text));

test('every time to live is equal to its duration', () => {
  fc.assert(fc.property(fc.nat({ max: 10_000_000_000 }), millis => {
    const text: string = PoolDisk.reusable('cache', { size, ttl: Duration.millis(millis) })._template().reclaim!.ttl!;
    const units: Record<string, number> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };
    expect([...text.matchAll(/(\d+)(ms|h|m|s)/g)].reduce((sum, [, amount, unit]) => sum + Number(amount) * units[unit], 0)).toBe(millis);
  }));
});

test.each<[string, () => unknown, string]>([
  ['a name that is none', () => PoolDisk.ephemeral('Root', { size }),
    'the name of a disk must have up to 63 lower-case letters, digits and dashes, got "Root": for example root'],
  ['a name that is too long', () => PoolDisk.ephemeral('r'.repeat(64), { size }),
    `the name of a disk must have up to 63 lower-case letters, digits and dashes, got "${'r'.repeat(64)}": for example root`],
  ['no name', () => PoolDisk.ephemeral(undefined as any), "[PoolDisk.ephemeral] 'name' is missing: set it"],
  ['boot order 0', () => PoolDisk.ephemeral('root', { size, bootOrder: 0 }), "'bootOrder' must be a whole number from 1, got 0"],
  ['half a disk to keep', () => PoolDisk.reusable('cache', { size, keep: 0.5 }), "'keep' must be a whole number from 0, got 0.5"],
  ['disks to keep without an end', () => PoolDisk.reusable('cache', { size, keep: 3 }),
    "disk cache: without 'ttl' all free disks stay, not only 3: set 'ttl', for example Duration.minutes(30), or leave 'keep' out"],
  ['text as a time', () => PoolDisk.reusable('cache', { size, ttl: '30m' as any }),
    "[PoolDisk.reusable] 'ttl' must be a Duration, got a string: for example Duration.minutes(5)"],
  ['text as a size', () => PoolDisk.ephemeral('root', { size: '10Gi' as any }),
    "[PoolDisk.ephemeral] 'size' must be a Size, got a string: for example Size.gibibytes(10)"],
  ['half a machine', () => make({ replicas: 1.5 }), "[test/runners] 'replicas' must be a whole number from 0, got 1.5"],
  ['less than no machine', () => make({ replicas: -1 }), "[test/runners] 'replicas' must be a whole number from 0, got -1"],
  ['a disk that all share', () => make().shareImage(BlockDevice.disk(VirtualDisk.fromDiskName('data'))),
    "[test/runners] machines of a pool can share an image, but not a disk, got disk data: give each machine a disk by 'disks', or make an image of it"],
  ['something that is no device', () => make().shareImage(VirtualImage.fromImageName('tools') as any),
    "[test/runners] 'image' must be a BlockDevice, got an object with imageName, namespace: for example BlockDevice.disk(disk)"],
  ['nothing at all', () => new VirtualMachinePool(chartOf(), 'runners', undefined as any), `[test/runners] 'disks' is missing: set it, for example [PoolDisk.ephemeral('root')]
[test/runners] 'vmClass' is missing: set it, for example VirtualMachineClass.GENERIC
[test/runners] 'cpu' is missing: set it, for example Cpu.cores(2)
[test/runners] 'memory' is missing: set it, for example Size.gibibytes(10)`],
  ['no disk', () => make({ disks: [] }),
    "[test/runners] a machine needs at least one disk, got an empty list: for example disks: [PoolDisk.ephemeral('root', { size: Size.gibibytes(20) })]"],
  ['a disk of a machine', () => make({ disks: [VirtualDisk.fromDiskName('root') as any] }),
    "[test/runners] 'disks[0]' must be a PoolDisk, got an object with diskName, namespace: for example PoolDisk.ephemeral('root')"],
])('refuses at the door %s', (_, run, message) => expect(refusalOf(run)).toBe(message));

const report = (rest: string) => `1 error in 1 object, nothing was written\n\n[test/runners] VirtualMachinePool ${rest}`;

test.each<[string, Partial<VirtualMachinePoolProps>, string]>([
  ['a blank disk without a size', { disks: [PoolDisk.ephemeral('root')] },
    report(`ns/runners /spec/virtualDiskTemplates/0/spec/persistentVolumeClaim/size (VMP-21)
  a blank disk needs a size (VD-03)
  got: nothing
  instead: set 'size', for example Size.gibibytes(10), or set 'source'`)],
  ['an image of another namespace', { disks: [PoolDisk.ephemeral('root', { source: DiskSource.image(VirtualImage.fromImageName('debian', 'other')) })] },
    report(`ns/runners /spec/virtualDiskTemplates/0/spec/dataSource/objectRef (REF-NAMESPACE)
  VirtualImage debian is in another namespace; DVP looks for it only in the namespace of this object
  got: other
  instead: an object in the namespace ns, or a ClusterVirtualImage`)],
  ['a system that cannot be provisioned', { osType: OsType.LEGACY }, report(`ns/runners /spec/virtualMachineTemplate/spec/osType (VMP-12)
  a pool cannot have machines of type Legacy
  instead: OsType.GENERIC or OsType.WINDOWS, or single machines`)],
])('refuses %s', (_, props, message) => expect(refusalOf(synthOf(chart => new VirtualMachinePool(chart, 'runners', { ...BASE, ...props })))).toBe(message));

test('shared images come after the disks, and the lists of the user do not change', () => {
  const disks = [ROOT];
  const pool = make({ disks });
  disks.push(PoolDisk.ephemeral('not-meant', { size }));
  pool.shareImage(BlockDevice.clusterImage(ClusterVirtualImage.fromClusterImageName('iso'), { bootOrder: 1 }));
  pool.shareImage(BlockDevice.image(VirtualImage.fromImageName('tools')));
  expect(rendered(pool).spec.virtualMachineTemplate.spec.blockDeviceRefs)
    .toEqual([ROOT_REF, { kind: 'ClusterVirtualImage', name: 'iso', bootOrder: 1 }, { kind: 'VirtualImage', name: 'tools' }]);
  expect(rendered(pool).spec.virtualDiskTemplates).toEqual([ROOT_TEMPLATE]);
});

test.each<[string, Partial<VirtualMachinePoolProps>, boolean]>([
  ['kept where a disk outlives its machine', { disks: [ROOT, PoolDisk.reusable('cache', { size })] }, true],
  ['not kept where all disks go with their machines', {}, false],
  ['kept if asked for', { removalPolicy: RemovalPolicy.RETAIN }, true],
  ['not kept if asked for', { disks: [PoolDisk.reusable('cache', { size })], removalPolicy: RemovalPolicy.DESTROY }, false],
])('a pool is %s', (_, props, kept) => expect(rendered(make(props)).metadata.annotations?.['helm.sh/resource-policy']).toBe(kept ? 'keep' : undefined));

test('comes after everything that it refers to, and its autoscaler after it', () => {
  const chart = chartOf();
  const init = { render: () => `#cloud-config\n${'#'.repeat(3000)}` };
  const image = new VirtualImage(chart, 'z-image', { source: ImageSource.upload() });
  const pool = new VirtualMachinePool(chart, 'm-pool', {
    ...BASE, disks: [PoolDisk.ephemeral('root', { source: DiskSource.image(image) })], provisioning: Provisioning.cloudInit(init),
  });
  new HorizontalPodAutoscaler(chart, 'a', { pool, maxReplicas: 3 });
  const once = Testing.synth(chart);
  expect(once.map(object => object.metadata.name)).toEqual(['m-pool-cloud-init', 'z-image', 'm-pool', 'a']);
  expect(Testing.synth(chart)).toEqual(once);
  expect(once[2].spec.virtualMachineTemplate.spec.provisioning).toEqual({ type: 'UserDataRef', userDataRef: { kind: 'Secret', name: 'm-pool-cloud-init' } });
});

describe('the machines are selected by the label that the platform sets', () => {
  const labels = { 'vmpool.virtualization.deckhouse.io/pool': 'runners' };

  test('a Service', () => expect(rendered(make().exposeService('Ssh', { ports: [Port.tcp(22)] }))).toMatchObject({
    metadata: { name: 'runners-ssh', namespace: 'ns' }, spec: { selector: labels, ports: [{ port: 22, targetPort: 22 }] },
  }));

  test('policies and Services of cdk8s-plus', () => {
    const chart = chartOf();
    const pool = new VirtualMachinePool(chart, 'runners', BASE);
    const policy = new kplus.NetworkPolicy(chart, 'policy', { selector: pool, metadata: { name: 'policy' } });
    policy.addIngressRule(pool, [kplus.NetworkPolicyPort.tcp(22)]);
    pool.connections.isolate();
    expect(pool.connections).toBe(pool.connections);
    const policies = Testing.synth(chart).filter(({ kind }) => kind === 'NetworkPolicy');
    expect(policies.map(({ metadata }) => metadata.name)).toEqual(['runners-ingress', 'runners-egress', 'policy']);
    expect(policies.map(({ spec }) => spec.podSelector)).toEqual([{ matchLabels: labels }, { matchLabels: labels }, { matchLabels: labels }]);
    expect(policies.find(({ metadata }) => metadata.name.includes('policy')).spec.ingress).toEqual([{
      from: [{ podSelector: { matchLabels: labels }, namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ns' } } }],
      ports: [{ port: 22, protocol: 'TCP' }],
    }]);
  });

  test('the machines themselves, to keep apart', () => {
    const pool = make({ nodeSelector: { disktype: 'ssd' } });
    pool.scheduling.awayFrom(Machines.of(pool));
    pool.scheduling.onNodesWith(NodeQuery.exists('gpu'));
    const { nodeSelector, affinity } = rendered(pool).spec.virtualMachineTemplate.spec;
    expect(nodeSelector).toEqual({ disktype: 'ssd' });
    expect(affinity.virtualMachineAndPodAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution)
      .toEqual([{ topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: labels }, namespaces: ['ns'] }]);
    expect(affinity.nodeAffinity).toBeDefined();
  });
});

test('wrong types do not compile', () => {
  // @ts-expect-error a VirtualDisk is not a PoolDisk
  const disks: VirtualMachinePoolProps = { ...BASE, disks: [VirtualDisk.fromDiskName('root')] };
  // @ts-expect-error machines cannot share an address
  const address: VirtualMachinePoolProps = { ...BASE, ipAddress: { ipAddressName: 'web' } };
  // @ts-expect-error machines cannot share a USB device
  const usb: VirtualMachinePoolProps = { ...BASE, usbDevices: [] };
  // @ts-expect-error a time has a unit
  const ttl: ReusablePoolDiskOptions = { size, ttl: 30 };
  // @ts-expect-error an ephemeral disk cannot be kept
  expect(() => PoolDisk.ephemeral('root', { size, keep: 3 })).toThrow();
  expect([disks, address, usb, ttl]).toHaveLength(4);
});
