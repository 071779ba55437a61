import { Chart, Size, Testing } from 'cdk8s';
import { parse } from 'yaml';
import { CloudInit } from '../../src/guest/cloud-init';
import { MOUNT_SCRIPT } from '../../src/guest/mount-script';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { VirtualMachine } from '../../src/kinds/virtual-machine';
import { VirtualMachineClass } from '../../src/kinds/virtual-machine-class';
import { IVirtualDisk } from '../../src/refs';
import { Cpu } from '../../src/values/cpu';
import { DiskMountOptions, FileSystem, MountOptions, labelOf } from '../../src/values/mount';
import { PasswordHash } from '../../src/values/password-hash';
import { Provisioning } from '../../src/values/provisioning';
import { chartOf, refusalOf, rendered } from '../support';

const blank = (chart: Chart, id: string, size = Size.gibibytes(10)) => new VirtualDisk(chart, id, { size });
const machine = (chart: Chart, id: string, provisioning?: Provisioning, disks: IVirtualDisk[] = [VirtualDisk.fromDiskName(`${id}-root`)]) =>
  new VirtualMachine(chart, id, { vmClass: VirtualMachineClass.GENERIC, cpu: Cpu.cores(1), memory: Size.gibibytes(1), disks, provisioning });

const objects = (chart: Chart) => Testing.synth(chart) as any[];
const secretOf = (chart: Chart, name: string) => objects(chart).find(({ kind, metadata }) => kind === 'Secret' && metadata.name === name);
const docOf = (text: string) => parse(text, { version: '1.1' });
/** what the guest of a machine is told to mount */
const mountsOf = (chart: Chart, name: string) => docOf(secretOf(chart, `${name}-cloud-init`).stringData.userData).bootcmd[0];

const TEN = '9663676416 11827937280';

test.each<[string, DiskMountOptions, string]>([
  ['as it is', {}, `data ext4 /srv/data ${TEN} nofail`],
  ['XFS', { fileSystem: FileSystem.XFS }, `data xfs /srv/data ${TEN} nofail`],
  ['only what is there', { format: false }, `data - /srv/data ${TEN} nofail`],
  ['options', { options: ['noatime', 'x-systemd.growfs'] }, `data ext4 /srv/data ${TEN} nofail,noatime,x-systemd.growfs`],
  ['a label of its own', { label: 'postgres' }, `postgres ext4 /srv/data ${TEN} nofail`],
  ['another size', { size: Size.gibibytes(20) }, 'data ext4 /srv/data 19327352832 23639097344 nofail'],
])('mounts a disk, %s', (_, options, mount) => {
  const chart = chartOf();
  machine(chart, 'web', Provisioning.cloudInit(new CloudInit())).mount(blank(chart, 'data'), '/srv/data', options);
  expect(mountsOf(chart, 'web')).toEqual(['sh', '-c', MOUNT_SCRIPT, 'mount-disks', mount]);
  expect(objects(chart)).toEqual(objects(chart));
});

test('a disk whose size nobody knows may be any that is blank', () => {
  const chart = chartOf();
  machine(chart, 'web', Provisioning.cloudInit(new CloudInit())).mount(VirtualDisk.fromDiskName('data'), '/srv/data');
  expect(mountsOf(chart, 'web')[4]).toBe('data ext4 /srv/data 1048576 9007199254740991 nofail');
});

test('the owner gets it when packages and users are there, and before other commands', () => {
  const init = new CloudInit();
  init.addRunCommands('reboot');
  init.addMount('data', '/srv/data', { owner: 'postgres:postgres' });
  init.addBootCommands('true');
  const { bootcmd, runcmd } = docOf(init.render());
  expect(bootcmd).toEqual([['sh', '-c', MOUNT_SCRIPT, 'mount-disks', expect.any(String)], 'true']);
  expect(runcmd).toEqual([['sh', '-c', 'mountpoint -q "$1" && chown "$2" "$1"', 'own', '/srv/data', 'postgres:postgres'], 'reboot']);
});

test('attaches the disk, unless it is attached', () => {
  const chart = chartOf();
  const [data, logs] = [blank(chart, 'data'), blank(chart, 'logs', Size.gibibytes(20))];
  const vm = machine(chart, 'web', Provisioning.cloudInit(new CloudInit()), [VirtualDisk.fromDiskName('root'), data]);
  vm.mount(data, '/srv/data');
  vm.mount(logs, '/srv/logs');
  expect(rendered(vm).spec.blockDeviceRefs.map(({ name }: any) => name)).toEqual(['root', 'data', 'logs']);
  expect(mountsOf(chart, 'web').slice(4)).toEqual([`data ext4 /srv/data ${TEN} nofail`, 'logs ext4 /srv/logs 19327352832 23639097344 nofail']);
});

test('what one machine mounts is nothing to its neighbours, though they share a cloud-init', () => {
  const chart = chartOf();
  const init = new CloudInit({ hostname: 'twin' });
  const provisioning = Provisioning.cloudInit(init);
  const [web, db] = [machine(chart, 'web', provisioning), machine(chart, 'db', provisioning)];
  web.mount(blank(chart, 'data'), '/srv/data');
  expect(rendered(web).spec.provisioning).toEqual({ type: 'UserDataRef', userDataRef: { kind: 'Secret', name: 'web-cloud-init' } });
  expect(rendered(db).spec.provisioning).toEqual({ type: 'UserData', userData: '#cloud-config\nhostname: twin\n' });
  expect(() => init.addPackages('nginx')).toThrow(/^this cloud-init is in use by a machine/);
});

test('a Secret that is there already says it as well', () => {
  const chart = chartOf();
  const init = new CloudInit();
  init.addUser('ops', { passwordHash: PasswordHash.exposed(`$6$saltsalt$${'a'.repeat(86)}`) });
  const vm = machine(chart, 'web', Provisioning.cloudInit(init));
  vm.mount(blank(chart, 'data'), '/srv/data');
  const secrets = objects(chart).filter(({ kind }) => kind === 'Secret');
  expect(secrets.map(({ metadata }) => metadata.name)).toEqual(['web-cloud-init']);
  expect(docOf(secrets[0].stringData.userData)).toMatchObject({ users: ['default', { name: 'ops' }], bootcmd: [['sh', '-c', MOUNT_SCRIPT, 'mount-disks', expect.anything()]] });
});

test('a mount that is refused leaves nothing behind', () => {
  const chart = chartOf();
  const vm = machine(chart, 'web', Provisioning.cloudInit(new CloudInit()));
  vm.mount(blank(chart, 'data'), '/srv/data');
  const before = objects(chart);
  refusalOf(() => vm.mount(VirtualDisk.fromDiskName('more'), '/srv/data'));
  expect(objects(chart)).toEqual(before);
});

test.each([
  ['data', 'data'],
  ['twelve-chars', 'twelve-chars'],
  ['thirteen-char', 'thirt-3adc6c'],
  ['orders-db-data', 'order-9e4d28'],
  ['a.b', 'a-b-2e7336'],
])('the disk %s always has the label %s', (name, label) => expect(labelOf(name)).toBe(label));

const TWINS = (got: string) => `a guest identifies blank disks by their size alone, got ${got}, for the disks for "/a" and "/b": `
  + "make one at least a third larger, or set 'size', or 'format' to false if it has a file system";
const pathForm = (got: string) => `the path of a mount must be absolute, without spaces, '.' and '..', got ${got}: for example "/srv/data"`;
const one = (label: string, path: string, options?: MountOptions) => (init: CloudInit) => init.addMount(label, path, options);
const two = (a: MountOptions, b: MountOptions) => (init: CloudInit) => { init.addMount('a', '/a', a); init.addMount('b', '/b', b); };

test.each<[string, (init: CloudInit) => void, string]>([
  ['a label that no file system has', one('no such label', '/a'),
    "the label of a file system must have 1 to 12 letters, digits, '-' and '_', and starts with a letter or digit, got \"no such label\": for example \"data\""],
  ['a relative path', one('a', 'srv'), pathForm('"srv"')],
  ['the root', one('a', '/'), pathForm('"/"')],
  ['a way up', one('a', '/srv/../etc'), pathForm('"/srv/../etc"')],
  ['spaces', one('a', '/srv/my data'), pathForm('"/srv/my data"')],
  ['a slash at the end', one('a', '/srv/'), pathForm('"/srv/"')],
  ['the files of the system', one('a', '/var'),
    'a blank disk would hide the files of the system in "/var": mount it on a directory of its own, for example "/srv/data"'],
  ['a file system that nobody makes here', one('a', '/a', { fileSystem: 'ntfs' as any }),
    "[CloudInit.addMount] 'fileSystem' must be a FileSystem, got a string: write one of FileSystem.EXT4, FileSystem.XFS"],
  ['an owner by number', one('a', '/a', { owner: '1000' }),
    "'owner' of the mount on \"/a\" must be a user, or a user and a group, got \"1000\": for example \"postgres:postgres\""],
  ['options in one', one('a', '/a', { options: ['ro,noatime'] }),
    'an option of the mount on "/a" must not contain spaces, commas or quotes, got "ro,noatime": for example "noatime"'],
  ['a label twice', init => { one('a', '/a', { format: false })(init); one('a', '/b', { format: false })(init); },
    "a file system can be mounted once, got the label \"a\" again: set another 'label', or mount another disk"],
  ['a path twice', init => { one('a', '/a', { format: false })(init); one('b', '/a', { format: false })(init); },
    'a path can be mounted once, got "/a" again: choose another path'],
  ['twins', two({ size: Size.gibibytes(10) }, { size: Size.gibibytes(12) }), TWINS('sizes that are nearly the same')],
  ['a disk whose size nobody knows beside another', two({ size: Size.gibibytes(10) }, {}), TWINS('no size for one of them')],
])('refuses %s', (_, fill, message) => {
  const init = new CloudInit();
  expect(() => fill(init)).toThrow(new Error(message));
});

test.each<[string, MountOptions, MountOptions]>([
  ['a third larger', { size: Size.gibibytes(12) }, { size: Size.gibibytes(16) }],
  ['one that has a file system', { size: Size.gibibytes(10) }, { format: false }],
])('lets two disks be: %s', (_, a, b) => expect(() => two(a, b)(new CloudInit())).not.toThrow());

const elsewhere = (what: string) => `only a CloudInit can mount a disk, got a machine that is set up by ${what}: give it Provisioning.cloudInit, or mount the disk there and 'attach' it`;

test.each<[string, Provisioning | undefined, string]>([
  ['nothing', undefined, "[test/web] only a CloudInit can mount a disk, got a machine without 'provisioning': set it, for example Provisioning.cloudInit(new CloudInit())"],
  ['a script', Provisioning.userData('#!/bin/sh\n'), elsewhere('user data of your own')],
  ['a Secret', Provisioning.userDataSecretName('user-data'), elsewhere('a Secret')],
  ['answers for Windows', Provisioning.sysprepSecretName('answers'), elsewhere('an answer file for Windows')],
  ['something else that writes user data', Provisioning.cloudInit({ render: () => '#!/bin/sh\n' }),
    "only a CloudInit can mount a disk, got user data of another class: give Provisioning.cloudInit a 'CloudInit'"],
  ['a cloud-init that has to stay small', Provisioning.cloudInit(new CloudInit(), { secret: false }), 'without a Secret a cloud-init must have at most 2048 bytes, got 2898: leave \'secret\' out'],
])('a machine that is set up by %s mounts no disk', (_, provisioning, message) => {
  const chart = chartOf();
  const vm = machine(chart, 'web', provisioning);
  expect(() => vm.mount(blank(chart, 'data'), '/srv/data')).toThrow(new Error(message));
  expect(rendered(vm).spec.blockDeviceRefs).toHaveLength(1);
});

test('the compiler knows what a mount is', () => {
  const options: DiskMountOptions = { label: 'data' };
  // @ts-expect-error a file system is one of the list
  const wrong: DiskMountOptions = { fileSystem: 'zfs' };
  // @ts-expect-error the label is an argument here
  expect(() => new CloudInit().addMount('data', '/srv/data', { label: 'data' })).toThrow();
  expect([options, wrong]).toHaveLength(2);
});
