import { clusterImage, disk, download, from, image } from '../../../src/catalogue/data-source/objects';
import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { poolOf, poolOn } from '../../../src/catalogue/virtual-machine-pool/objects';
import { CloudInit } from '../../../src/guest/cloud-init';
import { Manifest } from '../../../src/manifest/manifest';
import { PasswordHash } from '../../../src/values/password-hash';
import { adviceInCode, check, report, told } from '../support';

test.each([
  ['VM-110', `VirtualMachine shop/web /spec/provisioning (VM-110)
  nobody can log in: VirtualDisk shop/web-root is made from the cloud image noble-server-cloudimg-amd64.img, and no user data creates a user
  instead: 'provisioning' with user data that has an SSH key or the hash of a password`],
  ['VM-111', `VirtualMachine shop/web /spec/provisioning (VM-111)
  nobody can log in: the user data gives neither an SSH key nor a password to ops
  instead: 'ssh_authorized_keys' of a user, or 'hashed_passwd' with 'lock_passwd: false', or 'ssh_authorized_keys' beside 'users' for the default user`],
  ['VM-112', `VirtualMachine shop/web /spec/provisioning (VM-112)
  the user data has no settings, so nothing in the guest is set up
  instead: settings, or no 'provisioning'`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['VM-110', "'provisioning', for example Provisioning.cloudInit(init) with a user of 'addUser'"],
  ['VM-111', "'sshKeys' or 'passwordHash' in 'addUser', or 'addDefaultUserKeys'"],
  ['VM-112', "additions such as 'addUser' before Provisioning.cloudInit, or no 'provisioning'"],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual([advice]));

const login = (...manifests: Manifest[]): string[] => check(manifests).map(({ id }) => id).filter(id => ['VM-110', 'VM-111', 'VM-112', 'VMP-31'].includes(id));

const UBUNTU = 'https://cloud-images.ubuntu.com/noble/20260801/noble-server-cloudimg-amd64.img';
const root = (source: object = download(UBUNTU), name = 'web-root') => disk({ ...source, persistentVolumeClaim: { size: '10Gi' } }, { name });
const seed = { kind: 'VirtualImage', name: 'seed' };
const first = { kind: 'VirtualDisk', name: 'web-root' };
const setUp = { provisioning: { type: 'UserData', userData: '#cloud-config\nssh_authorized_keys: [ssh-ed25519 AAAA]\n' } };

test.each<[string, Manifest[], string[]]>([
  ['a cloud image', [root(), machine()], ['VM-110']],
  ['an image of the namespace', [image(download(UBUNTU)), root(from('VirtualImage', 'debian')), machine()], ['VM-110']],
  ['an image of the cluster', [clusterImage(download(UBUNTU)), root(from('ClusterVirtualImage', 'debian')), machine()], ['VM-110']],
  ['an image that another is made from', [clusterImage(download(UBUNTU)), image(from('ClusterVirtualImage', 'debian')), root(from('VirtualImage', 'debian')), machine()], ['VM-110']],
  ['the first in the boot order', [root(), machine({ blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'other', bootOrder: 2 }, { ...first, bootOrder: 1 }] })], ['VM-110']],
  ...['Fedora-Cloud-Base-Generic-42.x86_64.qcow2', 'CentOS-Stream-GenericCloud-9.qcow2', 'debian-12-generic-amd64.qcow2', 'debian-12-genericcloud-amd64.qcow2', 'Rocky-9-GenericCloud.qcow2.xz']
    .map((file): [string, Manifest[], string[]] => [file, [root(download(`https://example.com/${file}`)), machine()], ['VM-110']]),
  ...['debian-12-nocloud-amd64.qcow2', 'cirros-0.6.2-x86_64-disk.img', 'nocloud_alpine-3.19-cloudinit.qcow2', 'golden.qcow2', 'cloud.img', 'owncloud-server.img']
    .map((file): [string, Manifest[], string[]] => [file, [root(download(`https://example.com/${file}`)), machine()], []]),
  ['user data', [root(), machine(setUp)], []],
  ['a disk that is not the first', [root(), machine({ blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'other' }, first] })], []],
  ['an image beside it, which may have user data', [root(), machine({ blockDeviceRefs: [first, seed] })], []],
  ['another machine that prepares the disk', [root(), machine(), machine({ ...setUp, runPolicy: 'AlwaysOff' }, { name: 'builder' })], []],
  ['Windows', [root(), machine({ osType: 'Windows' })], []],
  ['an image of a disk that a machine set up', [root(undefined, 'golden'), image(from('VirtualDisk', 'golden')), root(from('VirtualImage', 'debian')), machine()], []],
  ['a disk outside', [machine()], []],
  ['an upload', [root({ dataSource: { type: 'Upload' } }), machine()], []],
])('a machine without provisioning on %s', (_, manifests, expected) => expect(login(...manifests)).toEqual(expected));

test.each<[string, Manifest[], string[]]>([
  ['a cloud image', [poolOn({ spec: download(UBUNTU) })], ['VMP-31']],
  ['an image', [image(download(UBUNTU)), poolOn({ spec: from('VirtualImage', 'debian') })], ['VMP-31']],
  ['a blank disk', [poolOn({})], []],
])('a pool without provisioning on %s', (_, manifests, expected) => expect(login(...manifests)).toEqual(expected));

const KEY = 'ssh-ed25519 AAAA';
const OPS = 'users: [{ name: ops }]\n';

test.each<[string, string[]]>([
  [OPS, ['VM-111']],
  ['users: [ops]\n', ['VM-111']],
  ['users: "default, ops"\n', ['VM-111']],
  ['users: { ops: { sudo: true } }\n', ['VM-111']],
  ['users: [default, { name: ops, sudo: "ALL=(ALL) NOPASSWD:ALL", groups: [docker] }]\n', ['VM-111']],
  ['users: [{ name: ops, ssh_authorized_keys: [] }]\n', ['VM-111']],
  ['users: [{ name: ops, lock_passwd: true }]\npackages: [nginx]\nruncmd: [systemctl enable nginx]\n', ['VM-111']],
  // cloud-init locks a password that it sets
  ["users: [{ name: ops, passwd: '$6$a$b' }]\n", ['VM-111']],
  ["users: [{ name: ops, hashed_passwd: '$6$a$b' }]\n", ['VM-111']],
  ["users: [{ name: ops, plain-text-passwd: '$6$a$b' }]\n", ['VM-111']],
  ["users: { ops: { passwd: '$6$a$b', lock_passwd: true } }\n", ['VM-111']],
  // a way in
  [`users: [{ name: ops }, { name: dev, ssh_authorized_keys: ["${KEY}"] }]\n`, []],
  [`users: [{ name: ops, ssh-authorized-keys: ["${KEY}"] }]\n`, []],
  ["users: [{ name: ops, hashed_passwd: '$6$a$b', lock-passwd: false }]\n", []],
  ["users: [{ name: ops, hashed_passwd: '$6$a$b', lock_passwd: no }]\n", []],
  ["users: [{ name: ops, passwd: '$6$a$b' }, { name: dev, lock_passwd: false }]\n", []],
  [`users: [{ name: ops, passwd: '$6$a$b', ssh_authorized_keys: ["${KEY}"] }]\n`, []],
  ["users: [{ name: ops, passwd: '$6$a$b' }]\nruncmd: [passwd -u ops]\n", []],
  ["users: [{ name: ops, passwd: '$6$a$b', lock_passwd: false }]\n", []],
  ['users: [{ name: ops, ssh_import_id: [gh:ops] }]\n', []],
  ['users: [{ name: ops, lock_passwd: false }]\n', []],
  [`${OPS}ssh_authorized_keys: ["${KEY}"]\n`, []],
  [`${OPS}ssh_import_id: [gh:ops]\n`, []],
  [`${OPS}chpasswd: { users: [{ name: ops, type: RANDOM }] }\n`, []],
  [`${OPS}password: "$6$a$b"\n`, []],
  [`${OPS}runcmd: ["passwd -d ops"]\n`, []],
  [`${OPS}runcmd: [[usermod, -p, x, ops]]\n`, []],
  [`${OPS}bootcmd: ["curl https://example.com/setup | sh"]\n`, []],
  [`${OPS}write_files: [{ path: /home/ops/.ssh/authorized_keys, content: x }]\n`, []],
  [`${OPS}packages: [sssd-ldap]\n`, []],
  [`${OPS}ansible: { install_method: pip }\n`, []],
  // nobody to log in
  ['users: []\n', []],
  ['users: [default]\n', []],
  ['users: [{ name: backup, system: true }]\n', []],
  ['users: [{ name: app, shell: /usr/sbin/nologin }]\n', []],
  ['users: [{ name: app, no_create_home: true }]\n', []],
  ['package_update: true\n', []],
  ['{}\n', ['VM-112']],
  ['', []],
])('the cloud-config %j', (config, expected) => {
  const userData = `#cloud-config\n${config}`;
  const inline = { provisioning: { type: 'UserData', userData } };
  const secret: Manifest = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'setup', namespace: 'shop' },
    type: 'provisioning.virtualization.deckhouse.io/cloud-init',
    data: { userData: Buffer.from(userData).toString('base64') },
  };
  const byRef = { provisioning: { type: 'UserDataRef', userDataRef: { kind: 'Secret', name: 'setup' } } };
  expect(login(machine(inline))).toEqual(expected);
  expect(login(secret, machine(byRef))).toEqual(expected);
  expect(check([poolOf(inline)]).filter(({ wrong }) => /VM-11[12]/.test(wrong)).map(({ id }) => id)).toEqual(expected.map(() => 'VMP-25'));
});

test('a password that cloud-init locks', () =>
  expect(report([machine({ provisioning: { type: 'UserData', userData: "#cloud-config\nusers: [{ name: ops, passwd: '$6$a$b' }, dev]\n" } })]))
    .toBe(`VirtualMachine shop/web /spec/provisioning (VM-111)
  nobody can log in: the user data has no SSH key, and cloud-init locks the password of ops
  instead: 'lock_passwd: false' beside the hash of the password, or 'ssh_authorized_keys'`));

test.each(['#!/bin/sh\nuseradd ops\n', '## template: jinja\n#cloud-config\nusers: [{ name: ops }]\n', '#cloud-config-archive\n- |\n  #cloud-config\n  users: [{ name: ops }]\n- "#!/bin/sh"\n'])(
  'user data in another format may do anything: %j', userData => expect(login(machine({ provisioning: { type: 'UserData', userData } }))).toEqual([]));

const typed = (fill: (init: CloudInit) => void): string[] => {
  const init = new CloudInit();
  fill(init);
  return login(machine({ provisioning: { type: 'UserData', userData: init.render() } }));
};

test.each<[string, (init: CloudInit) => void, string[]]>([
  ['a user without a key', init => init.addUser('ops'), ['VM-111']],
  ['a user with sudo and packages', init => { init.addUser('ops', { sudo: true }); init.addPackages('nginx'); init.installGuestAgent(); }, ['VM-111']],
  ['keys of the default user', init => { init.addUser('ops'); init.addDefaultUserKeys('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIfVI5F2XzDLpSBHbcaOJuRkOXLgLb5mkg8DQmbSA3Ky'); }, []],
  ['a password', init => init.addUser('ops', { passwordHash: PasswordHash.exposed(`$6$saltsalt$${'a'.repeat(86)}`) }), []],
  ['a service user', init => init.addUser('app', { system: true }), []],
  ['nothing', () => undefined, ['VM-112']],
  ['no packages', init => init.addPackages(), ['VM-112']],
  ['packages', init => init.addPackages('nginx'), []],
])('a CloudInit with %s', (_, fill, expected) => expect(typed(fill)).toEqual(expected));
