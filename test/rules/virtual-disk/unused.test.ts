import { ApiObject, App, Chart, Size } from 'cdk8s';
import { disk, from, image } from '../../../src/catalogue/data-source/objects';
import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { poolOf } from '../../../src/catalogue/virtual-machine-pool/objects';
import { CloudInit } from '../../../src/guest/cloud-init';
import { VirtualDisk } from '../../../src/kinds/virtual-disk';
import { VirtualMachine } from '../../../src/kinds/virtual-machine';
import { VirtualMachineClass } from '../../../src/kinds/virtual-machine-class';
import { Manifest } from '../../../src/manifest/manifest';
import { BlockDevice } from '../../../src/values/block-device';
import { Cpu } from '../../../src/values/cpu';
import { DiskSource } from '../../../src/values/disk-source';
import { Provisioning } from '../../../src/values/provisioning';
import { adviceInCode, check, told } from '../support';

test.each([
  ['VD-27', `VirtualDisk shop/data (VD-27)
  the disk is blank, and the user data of VirtualMachine shop/web neither mounts nor names it: it stays empty
  instead: a mount of the disk in the user data: 'fs_setup' and 'mounts', or a command that names its device; or no disk`],
  ['VD-28', `VirtualMachinePool shop/runners /spec/virtualDiskTemplates/1 (VD-28)
  the disk is blank, and the user data of the machines neither mounts nor names it: it stays empty
  instead: a mount of the disk in the user data: 'fs_setup' and 'mounts', or a command that names its device; or no disk`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['VD-27', ["machine.mount(disk, '/srv/data') in place of its entry in 'disks'; or no disk"]],
  ['VD-28', ["addMount('data', '/srv/data') of the CloudInit; or no disk"]],
])('%s advises an author of constructs', (id, advice) => expect(adviceInCode(id)).toEqual(advice));

const refs = (...names: string[]) => names.map(name => ({ kind: 'VirtualDisk', name }));
const inline = (userData: string) => ({ provisioning: { type: 'UserData', userData } });
const USERS = '#cloud-config\nusers: [{ name: ops }]\n';
const root = disk(from('ClusterVirtualImage', 'debian'), { name: 'root' });
const data = disk();
const secret = (more: object): Manifest =>
  ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'init', namespace: 'shop' }, type: 'provisioning.virtualization.deckhouse.io/cloud-init', ...more });
const fromSecret = { provisioning: { type: 'UserDataRef', userDataRef: { kind: 'Secret', name: 'init' } } };

const found = (manifests: readonly Manifest[]) => check(manifests).filter(({ id }) => id === 'VD-27').map(({ object }) => object);

test.each<[string, readonly Manifest[]]>([
  ['users alone', [machine({ blockDeviceRefs: refs('root', 'data'), ...inline(USERS) }), root, data]],
  ['a script', [machine({ blockDeviceRefs: refs('root', 'data'), ...inline('#!/bin/sh\napt-get install -y postgresql\n') }), root, data]],
  ['a Secret', [machine({ blockDeviceRefs: refs('root', 'data'), ...fromSecret }), secret({ stringData: { userData: USERS } }), root, data]],
  ['an encoded Secret', [machine({ blockDeviceRefs: refs('root', 'data'), ...fromSecret }),
    secret({ data: { userData: Buffer.from(USERS).toString('base64') } }), root, data]],
  ['a system that is elsewhere', [machine({ blockDeviceRefs: refs('root', 'data'), ...inline(USERS) }), data]],
  ['a blank disk that is listed first', [machine({ blockDeviceRefs: refs('data', 'root'), ...inline(USERS) }), root, data]],
])('%s: the disk stays empty', (_, manifests) => expect(found(manifests)).toEqual(['VirtualDisk shop/data']));

const named = (name: string, userData: string): Manifest[] =>
  [machine({ blockDeviceRefs: refs('root', name), ...inline(userData) }), root, disk(undefined, { name })];

test.each<[string, string]>([
  ['d', USERS],
  ['ops', USERS],
  ['ops', `${USERS}write_files: [{ path: /home/ops/.profile, owner: 'ops:ops', content: x }]\n`],
  ['ops', `${USERS.replace('{ name: ops }', 'ops')}`],
  ['admins', `${USERS}groups: [admins]\n`],
  ['admins', `${USERS}groups: [{ admins: [ops] }]\n`],
  ['nginx', `${USERS}packages: [nginx]\n`],
  ['web', `${USERS}hostname: web\n`],
  ['data', `${USERS}# no data here\n`],
  ['data', `${USERS}runcmd: [update database, backup meta-data]\n`],
  ['d', '#!/bin/sh\n[ -d /etc/nginx ] && echo done\n'],
])('a disk %j is not named by %j', (name, userData) => expect(found(named(name, userData))).toEqual([`VirtualDisk shop/${name}`]));

test.each<[string, string]>([
  ['data', `${USERS}runcmd: [[setup.sh, data]]\n`],
  ['data', `${USERS}runcmd: [setup.sh /data/files]\n`],
  ['data', `${USERS}write_files: [{ path: /etc/app.conf, content: "root=/srv/data\\n" }]\n`],
  ['data', '#!/bin/sh\nsetup.sh --disk=data\n'],
  ['ops', `${USERS}runcmd: [mkfs.ext4 -L ops /dev/disk/by-id/scsi-ops]\n`],
])('a disk %j may be named by %j', (name, userData) => expect(found(named(name, userData))).toEqual([]));

test.each<[string, readonly Manifest[]]>([
  ['no machine', [data]],
  ['a disk from a source', [machine({ blockDeviceRefs: refs('root'), ...inline(USERS) }), root]],
  ['a machine without user data', [machine({ blockDeviceRefs: refs('root', 'data') }), root, data]],
  ['user data of elsewhere', [machine({ blockDeviceRefs: refs('root', 'data'), ...fromSecret }), root, data]],
  ['user data that is encrypted', [machine({ blockDeviceRefs: refs('root', 'data'), ...fromSecret }), secret({ stringData: { userData: 'ENC[AES256_GCM,data:x]' } }), root, data]],
  ['user data with parts', [machine({ blockDeviceRefs: refs('root', 'data'), ...inline('MIME-Version: 1.0\n') }), root, data]],
  ['user data from a URL', [machine({ blockDeviceRefs: refs('root', 'data'), ...inline('#include\nhttps://example.com/init\n') }), root, data]],
  ['Windows', [machine({ osType: 'Windows', blockDeviceRefs: refs('root', 'data'), ...inline(USERS) }), root, data]],
  ['a system that is to be installed on it', [machine({ blockDeviceRefs: refs('data'), ...inline(USERS) }), data]],
  ['a system that an image installs', [machine({ blockDeviceRefs: [...refs('root', 'data'), { kind: 'VirtualImage', name: 'debian' }], ...inline(USERS) }), root, data, image()]],
  ['a disk that is attached to the running machine', [machine({ blockDeviceRefs: refs('root'), ...inline(USERS) }), root, data, {
    apiVersion: 'virtualization.deckhouse.io/v1alpha2',
    kind: 'VirtualMachineBlockDeviceAttachment',
    metadata: { name: 'data', namespace: 'shop' },
    spec: { virtualMachineName: 'web', blockDeviceRef: { kind: 'VirtualDisk', name: 'data' } },
  }]],
  ['a machine that Ansible sets up', [machine({ blockDeviceRefs: refs('root', 'data'), ...inline(USERS) },
    { annotations: { 'provisioning.virtualization.deckhouse.io/groups': 'db' } }), root, data]],
  ...[
    ...['mounts: [[/dev/sdb, /srv]]', 'fs_setup: [{ device: LABEL=x }]', 'runcmd: [mkfs.ext4 /dev/disk/by-id/scsi-data]', 'runcmd: [pvcreate x]'],
    ...['runcmd: [setup.sh data]', 'runcmd: [curl https://example.com/setup | sh]', 'ansible: { pull: {} }', 'write_files: [{ path: /x, encoding: b64, content: eA== }]'],
  ].map((text): [string, readonly Manifest[]] => [text, [machine({ blockDeviceRefs: refs('root', 'data'), ...inline(`${USERS}${text}\n`) }), root, data]]),
])('%s: the disk may be used', (_, manifests) => expect(found(manifests)).toEqual([]));

test('two machines with one disk: one that uses it is enough', () => {
  const manifests = [
    machine({ runPolicy: 'Manual', blockDeviceRefs: refs('root', 'data'), ...inline(USERS) }),
    machine({ runPolicy: 'Manual', blockDeviceRefs: refs('root', 'data'), ...inline(`${USERS}mounts: []\n`) }, { name: 'second' }),
  ];
  expect(found([...manifests, root, data])).toEqual([]);
});

/** what is found of a machine with a root disk and three blank ones, of which some are mounted */
function withMounts(mounted: readonly string[], init = new CloudInit()): string[] {
  const app = new App();
  const chart = new Chart(app, 'test', { namespace: 'ns' });
  const vm = new VirtualMachine(chart, 'db', {
    vmClass: VirtualMachineClass.GENERIC,
    cpu: Cpu.cores(2),
    memory: Size.gibibytes(4),
    disks: [new VirtualDisk(chart, 'root', { source: DiskSource.http('https://example.com/debian-12.qcow2'), size: Size.gibibytes(20) })],
    provisioning: Provisioning.cloudInit(init),
  });
  for (const [name, size] of Object.entries({ 'data-0': 10, 'data-1': 30, 'data-2': 90 })) {
    const blank = new VirtualDisk(chart, name, { size: Size.gibibytes(size) });
    if (mounted.includes(name)) {
      vm.mount(blank, `/srv/${name}`);
    } else {
      vm.attach(BlockDevice.disk(blank));
    }
  }
  return found(chart.node.findAll().filter(construct => ApiObject.isApiObject(construct)).map(object => object.toJson()));
}

const ALL = ['data-0', 'data-1', 'data-2'];

test.each<[string, string[], string[]]>([
  ['none', [], ALL],
  ['one', ['data-1'], ['data-0', 'data-2']],
  ['all', ALL, []],
])('of three disks, %s mounted', (_, mounted, expected) => expect(withMounts(mounted)).toEqual(expected.map(name => `VirtualDisk ns/${name}`)));

test('a label of its own may be that of any disk', () => {
  const init = new CloudInit();
  init.addMount('any', '/srv/any', { size: Size.gibibytes(300) });
  expect([[], ['data-0'], ['data-0', 'data-1']].map(mounted => withMounts(mounted, init).length)).toEqual([3, 2, 0]);
});

test.each<[string, object, string[]]>([
  ['Windows', { osType: 'Windows' }, []],
  ['user data of elsewhere', { provisioning: fromSecret.provisioning }, []],
  ['no other disk', { blockDeviceRefs: refs('data') }, []],
  ['users alone', {}, ['/spec/virtualDiskTemplates/0']],
])('a pool with %s', (name, changes, expected) => {
  const templates = [{ name: 'data', spec: { persistentVolumeClaim: { size: '10Gi' } } }, { name: 'root', spec: from('ClusterVirtualImage', 'debian') }];
  const pool = poolOf({ blockDeviceRefs: refs('data', 'root'), ...inline(USERS), ...changes }, {
    virtualDiskTemplates: name === 'no other disk' ? templates.slice(0, 1) : templates,
  });
  expect(check([pool]).filter(({ id }) => id === 'VD-28').map(({ pointer }) => pointer)).toEqual(expected);
});
