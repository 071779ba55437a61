import { ApiObject, Duration, Size, Testing } from 'cdk8s';
import { ClusterProfile, ClusterProfileProps, DeckhouseEdition } from '../../src/cluster/cluster-profile';
import { ClusterVirtualImage } from '../../src/kinds/cluster-virtual-image';
import { NetworkIPAddress } from '../../src/kinds/network-ip-address';
import { USBDevice } from '../../src/kinds/usb-device';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { VirtualImage } from '../../src/kinds/virtual-image';
import { VirtualMachine, VirtualMachineProps } from '../../src/kinds/virtual-machine';
import { VirtualMachineClass } from '../../src/kinds/virtual-machine-class';
import { VirtualMachineIPAddress } from '../../src/kinds/virtual-machine-ip-address';
import { VirtualMachineMACAddress } from '../../src/kinds/virtual-machine-mac-address';
import { BlockDevice } from '../../src/values/block-device';
import { CoreFraction } from '../../src/values/core-fraction';
import { Cpu } from '../../src/values/cpu';
import { Bootloader, LiveMigrationPolicy, OsType, RestartApprovalMode, RunPolicy } from '../../src/values/machine-policies';
import { Provisioning } from '../../src/values/provisioning';
import { VmNetwork } from '../../src/values/vm-network';
import { chartOf, refusalOf, rendered, synthOf } from '../support';

const DISK = VirtualDisk.fromDiskName('root');
const BASE: VirtualMachineProps = { vmClass: VirtualMachineClass.GENERIC, cpu: Cpu.cores(2), memory: Size.gibibytes(4), disks: [DISK] };
const BASE_SPEC = {
  virtualMachineClassName: 'generic',
  cpu: { cores: 2 },
  memory: { size: '4Gi' },
  blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'root' }],
};
const iso = ClusterVirtualImage.fromClusterImageName('iso');

test.each<[string, Partial<VirtualMachineProps>, object]>([
  ['the least', {}, {}],
  ['the unit the author chose', { memory: Size.mebibytes(512) }, { memory: { size: '512Mi' } }],
  ['a core fraction', { cpu: Cpu.cores(4, CoreFraction.percent(20)) }, { cpu: { cores: 4, coreFraction: '20%' } }],
  ['an automatic core fraction', { cpu: Cpu.cores(4, CoreFraction.AUTO) }, { cpu: { cores: 4, coreFraction: 'Auto' } }],
  ['a class of its own', { vmClass: VirtualMachineClass.fromClassName('web') }, { virtualMachineClassName: 'web' }],
  ['devices in order', { blockDevices: [BlockDevice.image(VirtualImage.fromImageName('tools')), BlockDevice.clusterImage(iso)] }, {
    blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'root' }, { kind: 'VirtualImage', name: 'tools' }, { kind: 'ClusterVirtualImage', name: 'iso' }],
  }],
  ['a boot order', { disks: undefined, blockDevices: [BlockDevice.disk(DISK, { bootOrder: 2 }), BlockDevice.clusterImage(iso, { bootOrder: 1 })] }, {
    blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'root', bootOrder: 2 }, { kind: 'ClusterVirtualImage', name: 'iso', bootOrder: 1 }],
  }],
  ['user data', { provisioning: Provisioning.userData('#cloud-config\n') }, { provisioning: { type: 'UserData', userData: '#cloud-config\n' } }],
  ['a user data Secret', { provisioning: Provisioning.userDataSecretName('init') },
    { provisioning: { type: 'UserDataRef', userDataRef: { kind: 'Secret', name: 'init' } } }],
  ['a sysprep Secret', { provisioning: Provisioning.sysprepSecretName('answers') },
    { provisioning: { type: 'SysprepRef', sysprepRef: { kind: 'Secret', name: 'answers' } } }],
  ['policies', {
    runPolicy: RunPolicy.MANUAL,
    osType: OsType.WINDOWS,
    bootloader: Bootloader.EFI_WITH_SECURE_BOOT,
    enableParavirtualization: false,
    restartApprovalMode: RestartApprovalMode.AUTOMATIC,
    liveMigrationPolicy: LiveMigrationPolicy.ALWAYS_FORCED,
    terminationGracePeriod: Duration.minutes(5),
  }, {
    runPolicy: 'Manual',
    osType: 'Windows',
    bootloader: 'EFIWithSecureBoot',
    enableParavirtualization: false,
    disruptions: { restartApprovalMode: 'Automatic' },
    liveMigrationPolicy: 'AlwaysForced',
    terminationGracePeriodSeconds: 300,
  }],
  ['a grace period of nothing', { terminationGracePeriod: Duration.seconds(0) }, { terminationGracePeriodSeconds: 0 }],
  ['networks', {
    networks: [
      VmNetwork.MAIN,
      VmNetwork.network('app', { interfaceId: 3, macAddress: VirtualMachineMACAddress.fromMacAddressName('web-app'), ipAddress: NetworkIPAddress.fromNetworkAddressName('web-app-ip') }),
      VmNetwork.clusterNetwork('office'),
    ],
    ipAddress: VirtualMachineIPAddress.fromIpAddressName('web-ip'),
  }, {
    virtualMachineIPAddressName: 'web-ip',
    networks: [
      { id: 1, type: 'Main' },
      { id: 3, type: 'Network', name: 'app', virtualMachineMACAddressName: 'web-app', ipAddressName: 'web-app-ip' },
      { id: 2, type: 'ClusterNetwork', name: 'office' },
    ],
  }],
  ['USB devices and GPUs', { usbDevices: [USBDevice.fromUsbDeviceName('token')], gpuClassNames: ['large', 'large'] },
    { usbDevices: [{ name: 'token' }], gpus: [{ gpuClassName: 'large' }, { gpuClassName: 'large' }] }],
])('renders %s', (_, props, spec) =>
  expect(synthOf(chart => new VirtualMachine(chart, 'web', { ...BASE, ...props }))()).toEqual([{
    apiVersion: 'virtualization.deckhouse.io/v1alpha2',
    kind: 'VirtualMachine',
    metadata: { name: 'web', namespace: 'ns' },
    spec: { ...BASE_SPEC, ...spec },
  }]));

test.each<[string, any, string]>([
  ['nothing at all', undefined, `[test/web] 'vmClass' is missing: set it, for example VirtualMachineClass.GENERIC
[test/web] 'cpu' is missing: set it, for example Cpu.cores(2)
[test/web] 'memory' is missing: set it, for example Size.gibibytes(10)`],
  ['a class where a disk belongs', { ...BASE, disks: [DISK, VirtualMachineClass.GENERIC] },
    "[test/web] 'disks[1]' must be a VirtualDisk, got an object with className: for example VirtualDisk.fromDiskName('data')"],
  ['a disk where the class belongs', { ...BASE, vmClass: DISK },
    "[test/web] 'vmClass' must be a VirtualMachineClass, got an object with diskName, namespace: for example VirtualMachineClass.GENERIC"],
  ['a disk without a list', { ...BASE, disks: DISK }, "[test/web] 'disks' must be a list, got an object with diskName, namespace: for example [VirtualDisk.fromDiskName('data')]"],
  ['a name where a list belongs', { ...BASE, gpuClassNames: 'large' }, "[test/web] 'gpuClassNames' must be a list, got a string"],
  ['a node label without a value', { ...BASE, nodeSelector: { disktype: undefined } },
    '[test/web] \'nodeSelector["disktype"]\' must be a string, got nothing'],
  ['nothing in a list', { ...BASE, disks: [undefined] }, "[test/web] 'disks[0]' must be a VirtualDisk, got nothing: for example VirtualDisk.fromDiskName('data')"],
  ['text where a size belongs', { ...BASE, memory: '4Gi' }, "[test/web] 'memory' must be a Size, got a string: for example Size.gibibytes(10)"],
])('refuses, from whoever has no compiler, %s', (_, props, message) =>
  expect(refusalOf(() => new VirtualMachine(chartOf(), 'web', props))).toBe(message));

const report = (rest: string) => `1 error in 1 object, nothing was written\n\n[test/web] VirtualMachine ${rest}`;

test.each<[string, Partial<VirtualMachineProps>, string]>([
  ['a machine without a device', { disks: [] }, report(`ns/web /spec/blockDeviceRefs (SCHEMA-BOUND)
  a machine has 1 to 16 disks and images
  got: a list of 0
  instead: 'disks', for example [root], or 'blockDevices'`)],
  ['a name of 64 characters', { name: 'a'.repeat(64) }, report(`ns/${'a'.repeat(64)} /metadata/name (VM-01)
  the name of a VirtualMachine must have at most 63 characters, this one has 64
  got: "${'a'.repeat(64)}"
  instead: a shorter 'name', or shorter ids on the path of the construct`)],
  ['a disk twice', { blockDevices: [BlockDevice.disk(DISK)] }, report(`ns/web /spec/blockDeviceRefs/1 (VM-28)
  VirtualDisk root is already attached at position 0
  instead: each disk and image once`)],
  ['a disk of another namespace', { disks: [VirtualDisk.fromDiskName('root', 'other')] }, report(`ns/web /spec/blockDeviceRefs/0 (REF-NAMESPACE)
  VirtualDisk root is in another namespace; DVP looks for it only in the namespace of this object
  got: other
  instead: an object in the namespace ns`)],
  ['an address of another namespace', { ipAddress: VirtualMachineIPAddress.fromIpAddressName('ip', 'other') }, report(`ns/web /spec/virtualMachineIPAddressName (REF-NAMESPACE)
  VirtualMachineIPAddress ip is in another namespace; DVP looks for it only in the namespace of this object
  got: other
  instead: an object in the namespace ns`)],
])('refuses %s', (_, props, message) => expect(refusalOf(synthOf(chart => new VirtualMachine(chart, 'web', { ...BASE, ...props })))).toBe(message));

test.each<[string, () => unknown, string]>([
  ['no core', () => Cpu.cores(0), "'cores' must be a whole number from 1 to 248, got 0"],
  ['half a core', () => Cpu.cores(0.5), "'cores' must be a whole number from 1 to 248, got 0.5"],
  ['too many cores', () => Cpu.cores(249), "'cores' must be a whole number from 1 to 248, got 249"],
  ['a fraction of nothing', () => CoreFraction.percent(0), "'percent' must be a whole number from 1 to 100, got 0"],
  ['more than a core', () => CoreFraction.percent(101), "'percent' must be a whole number from 1 to 100, got 101"],
  ['boot order 0', () => BlockDevice.disk(DISK, { bootOrder: 0 }), "'bootOrder' must be a whole number from 1, got 0"],
  ['an interface id of 0', () => VmNetwork.network('a', { interfaceId: 0 }), "'interfaceId' must be a whole number from 1 to 16383, got 0"],
])('refuses at the door %s', (_, run, message) => expect(refusalOf(run)).toBe(message));

test('devices attached later are last, and the lists of the user do not change', () => {
  const disks = [DISK];
  const vm = new VirtualMachine(chartOf(), 'web', { ...BASE, disks });
  disks.push(VirtualDisk.fromDiskName('not-meant'));
  vm.attach(BlockDevice.clusterImage(iso), BlockDevice.disk(VirtualDisk.fromDiskName('data')));
  expect(rendered(vm).spec.blockDeviceRefs.map((ref: any) => ref.name)).toEqual(['root', 'iso', 'data']);
});

test.each<[string, Partial<VirtualMachineProps>, object]>([
  ['not given', {}, {}],
  ['given empty', { networks: [], usbDevices: [] }, { networks: [], usbDevices: [] }],
  ['given', { networks: [VmNetwork.MAIN], usbDevices: [USBDevice.fromUsbDeviceName('token')] }, { networks: [{ type: 'Main', id: 1 }], usbDevices: [{ name: 'token' }] }],
])('networks and USB devices that are %s are rendered as they are, and a call without any adds none', (_, props, spec) => {
  const [networks, usbDevices] = [props.networks && [...props.networks], props.usbDevices && [...props.usbDevices]];
  const vm = new VirtualMachine(chartOf(), 'web', { ...BASE, ...props, networks, usbDevices });
  networks?.push(VmNetwork.network('later'));
  usbDevices?.push(USBDevice.fromUsbDeviceName('later'));
  vm.connect();
  vm.addUsbDevices();
  expect(rendered(vm).spec).toEqual({ ...BASE_SPEC, ...spec });
  expect(rendered(vm)).toEqual(rendered(vm));
});

test.each<[string, ClusterProfileProps | undefined, object[]]>([
  ['no profile', undefined, [{ id: 1, type: 'Main' }, { id: 2, type: 'Network', name: 'app' }]],
  ['a profile without a release', { edition: DeckhouseEdition.EE }, [{ id: 1, type: 'Main' }, { id: 2, type: 'Network', name: 'app' }]],
  ['the first release that numbers interfaces', { dvpRelease: '1.7.0' }, [{ id: 1, type: 'Main' }, { id: 2, type: 'Network', name: 'app' }]],
  ['a release before it', { dvpRelease: '1.6.3' }, [{ type: 'Main' }, { type: 'Network', name: 'app' }]],
])('the ids of networks with %s', (_, profile, networks) => {
  const chart = chartOf();
  const vm = new VirtualMachine(chart, 'web', { ...BASE, networks: [VmNetwork.MAIN, VmNetwork.network('app')] });
  if (profile !== undefined) {
    ClusterProfile.of(profile).bind(chart);
  }
  expect(rendered(vm).spec.networks).toEqual(networks);
  expect(Testing.synth(chart)[0].spec.networks).toEqual(networks);
});

test('user data that is too long for the machine goes into a Secret before it', () => {
  const chart = chartOf();
  const init = { render: () => `#cloud-config\n${'#'.repeat(3000)}` };
  new VirtualMachine(chart, 'web', { ...BASE, provisioning: Provisioning.cloudInit(init as any) });
  expect(Testing.synth(chart)).toEqual([
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'web-cloud-init', namespace: 'ns' },
      type: 'provisioning.virtualization.deckhouse.io/cloud-init',
      stringData: { userData: init.render() },
    },
    expect.objectContaining({
      spec: { ...BASE_SPEC, provisioning: { type: 'UserDataRef', userDataRef: { kind: 'Secret', name: 'web-cloud-init' } } },
    }),
  ]);
});

test('comes after everything that it refers to', () => {
  const chart = chartOf();
  const vm = new VirtualMachine(chart, 'a-machine', {
    ...BASE,
    disks: [new VirtualDisk(chart, 'b-disk', { size: Size.gibibytes(1) })],
    ipAddress: new VirtualMachineIPAddress(chart, 'c-ip', { address: '10.66.10.20' }),
    networks: [VmNetwork.MAIN, VmNetwork.network('app', { macAddress: new VirtualMachineMACAddress(chart, 'd-mac', { address: '5e:e6:19:22:0f:d8' }) })],
  });
  expect(Testing.synth(chart).map(object => object.metadata.name)).toEqual(['b-disk', 'c-ip', 'd-mac', 'a-machine']);
  expect(ApiObject.of(vm).node.dependencies).toHaveLength(3);
});

test('addresses render', () => {
  const chart = chartOf();
  expect(rendered(new VirtualMachineIPAddress(chart, 'auto')).spec).toEqual({ type: 'Auto' });
  expect(rendered(new VirtualMachineIPAddress(chart, 'static', { address: '10.0.0.1' })).spec).toEqual({ type: 'Static', staticIP: '10.0.0.1' });
  expect(rendered(new VirtualMachineMACAddress(chart, 'mac', { address: '5e:e6:19:22:0f:d8' })).spec).toEqual({ address: '5e:e6:19:22:0f:d8' });
});

test('wrong types do not compile', () => {
  // @ts-expect-error a class is not a disk
  const classAsDisk: VirtualMachineProps = { ...BASE, disks: [VirtualMachineClass.GENERIC] };
  // @ts-expect-error an image is not a disk
  const imageAsDisk: VirtualMachineProps = { ...BASE, disks: [VirtualImage.fromImageName('image')] };
  // @ts-expect-error a disk is not a class
  const diskAsClass: VirtualMachineProps = { ...BASE, vmClass: DISK };
  // @ts-expect-error a machine needs memory
  const noMemory: VirtualMachineProps = { vmClass: VirtualMachineClass.GENERIC, cpu: Cpu.cores(1) };
  // @ts-expect-error a run policy is a value of the enum
  const policy: VirtualMachineProps = { ...BASE, runPolicy: 'Sometimes' };
  expect([classAsDisk, imageAsDisk, diskAsClass, noMemory, policy]).toHaveLength(5);
});
