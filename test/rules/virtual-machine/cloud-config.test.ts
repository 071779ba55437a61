import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { poolOf } from '../../../src/catalogue/virtual-machine-pool/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, check, ids, report, told } from '../support';

const NETWORK = "'write_files' with a file for the network service of the guest, for example /etc/netplan/60-office.yaml, and a command in 'runcmd' that applies it";

test.each([
  ['VM-95', `VirtualMachine shop/web /spec/provisioning/userData (VM-95)
  the user data has a password in clear text: 'users[0].plain_text_passwd'
  instead: an SSH key, or a hash of 'openssl passwd -6' in 'hashed_passwd' of a user or in 'chpasswd.users' with 'type: hash'`],
  ['VM-96', `VirtualMachine shop/web /spec/provisioning/userData (VM-96)
  the user data has no hash where cloud-init needs the hash of a password: 'users[0].passwd'
  instead: a hash of 'openssl passwd -6', or an SSH key`],
  ['VM-97', `VirtualMachine shop/web /spec/provisioning/userData (VM-97)
  cloud-init does not read network settings from user data: 'network'
  instead: ${NETWORK}`],
  ['VM-99', `VirtualMachine shop/web /spec/provisioning/userData (VM-99)
  cloud-init does not know this key of the user data: 'runcmds'
  instead: 'runcmd'`],
  ['VM-101', `VirtualMachine shop/web /spec/provisioning/userData (VM-101)
  cloud-init needs a list here and runs none of these commands: 'runcmd' of the user data is a string
  instead: a list, for example [systemctl restart nginx]`],
  ['VM-102', `VirtualMachine shop/web /spec/provisioning/userData (VM-102)
  the user data has the key 'runcmd' twice, and cloud-init ignores the first one: lines 2 and 3
  instead: one key with the values of both`],
  ['VM-103', `VirtualMachine shop/web /spec/provisioning/userData (VM-103)
  an SSH key of the user data is cut off, or is not a public key: 'ssh_authorized_keys[0]'
  instead: the whole line of the file that ends in '.pub'`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

const CODE = "a CloudInit, where 'addUser' has 'sshKeys', and 'passwordHash' for a hash of 'openssl passwd -6'";

test.each([
  ['VM-95', CODE],
  ['VM-96', CODE],
  ['VM-97', "'addInterface' of a CloudInit with a 'networkStyle', which writes the file for the network service of the guest"],
  ['VM-99', "'runcmd'"],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual([advice]));

const secret = (userData: string): Manifest => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'setup', namespace: 'shop' },
  type: 'provisioning.virtualization.deckhouse.io/cloud-init',
  stringData: { userData },
});

/** the findings about user data, which are the same in a machine, a Secret and a pool, as their id and sentence */
function found(userData: string): string[] {
  const inMachine = check([machine({ provisioning: { type: 'UserData', userData } })]).map(({ id, wrong }) => `${id}: ${wrong}`);
  const inSecret = check([secret(userData)]).map(({ id, wrong }) => `${id}: ${wrong}`);
  const inPool = check([poolOf({ provisioning: { type: 'UserData', userData } })])
    .map(({ id, wrong }) => `${id} ${wrong}`.replace(/^VMP-25 (.*) \((VM-\d+)\)$/s, '$2: $1'));
  // whether anybody can log in is a question of machines alone
  const ofUserData = (text: string): boolean => !text.startsWith('VM-11');
  expect(inSecret).toEqual(inMachine.filter(ofUserData));
  expect(inPool).toEqual(inMachine);
  return inMachine.filter(ofUserData);
}

const clear = (path: string) => [`VM-95: the user data has a password in clear text: ${path}`];
const noHash = (path: string) => [`VM-96: the user data has no hash where cloud-init needs the hash of a password: ${path}`];
const HASH = '$6$rounds=4096$salt$hash';

test.each<[string, string[]]>([
  // the default user
  ['password: geheim', clear("'password'")],
  ['password: 1234', clear("'password'")],
  [`password: ${HASH}`, []],
  ['password: $y$j9T$salt$hash', clear("'password'")],
  ['password: RANDOM', []],
  ['password: ""', []],
  ['password:', []],
  ['password: ${PASSWORD}', []],
  // users
  ['users:\n- default\n- {name: ops, plain_text_passwd: geheim}', clear("'users[1].plain_text_passwd'")],
  ['users:\n- {name: ops, plain-text-passwd: geheim}', clear("'users[0].plain-text-passwd'")],
  [`users:\n- {name: ops, plain_text_passwd: "${HASH}"}`, clear("'users[0].plain_text_passwd'")],
  ['users:\n- {name: a, plain_text_passwd: geheim}\n- {name: b, plain_text_passwd: geheim}', clear("'users[0].plain_text_passwd' and 'users[1].plain_text_passwd'")],
  ['users:\n  ops: {plain_text_passwd: geheim}', clear("'users.ops.plain_text_passwd'")],
  ['user: {name: ops, plain_text_passwd: geheim}', clear("'user.plain_text_passwd'")],
  ['system_info: {default_user: {name: ops, plain_text_passwd: geheim}}', clear("'system_info.default_user.plain_text_passwd'")],
  [`users:\n- {name: ops, passwd: "${HASH}", lock_passwd: false}`, []],
  ['users:\n- {name: ops, passwd: "!"}\n- {name: a, hashed_passwd: "*"}\n- {name: b, passwd: ""}', []],
  ['users:\n- {name: ops, passwd: "!$y$j9T$salt$hash"}', []],
  ['users:\n- {name: ops, passwd: ab0123456789.}', []],
  ['users:\n- {name: ops, passwd: geheim}', noHash("'users[0].passwd'")],
  ['users:\n- {name: ops, hashed-passwd: geheim}', noHash("'users[0].hashed-passwd'")],
  ['users: [ops]', []],
  ['users: ops', []],
  ['user: ops', []],
  // chpasswd
  ['chpasswd:\n  list: |\n    root:geheim\n    ops:RANDOM\n', clear("'chpasswd.list'")],
  ['chpasswd:\n  list: [root:R, ops:geheim]', clear("'chpasswd.list[1]'")],
  [`chpasswd:\n  list:\n  - root:${HASH}`, []],
  ['chpasswd:\n  list: |\n    nobody\n', []],
  ['chpasswd:\n  users:\n  - {name: root, password: geheim, type: text}', clear("'chpasswd.users[0].password'")],
  [`chpasswd:\n  users:\n  - {name: root, password: "${HASH}"}\n  - {name: a, type: RANDOM}`, []],
  ['chpasswd:\n  users:\n  - {name: root, password: geheim}', noHash("'chpasswd.users[0].password'")],
  ['chpasswd:\n  users:\n  - {name: root, password: geheim, type: hash}', noHash("'chpasswd.users[0].password'")],
  ['chpasswd: {expire: false}', []],
  // other modules
  ['rh_subscription: {username: me, password: geheim}', clear("'rh_subscription.password'")],
  ['lxd: {init: {trust_password: geheim}}', clear("'lxd.init.trust_password'")],
  // an anchor is read where it is used
  ['x-user: &it {plain_text_passwd: geheim}\nusers:\n- <<: *it\n  name: ops', clear("'users[0].plain_text_passwd'")],
  // no passwords
  ['ssh_pwauth: true\nfinal_message: "password: geheim"\nwrite_files:\n- {path: /a, content: "password: geheim"}', []],
])('passwords in %j', (config, expected) => expect(found(`#cloud-config\n${config}\n`)).toEqual(expected));

test.each<[string, string[]]>([
  ['#cloud-config-archive\n- "#cloud-config\\npassword: geheim"\n', clear("entry 1: 'password'")],
  ['#cloud-config-archive\n- content: "#!/bin/sh"\n- content: "password: geheim"\n', clear("entry 2: 'password'")],
  ['#cloud-config-archive\n- type: text/x-shellscript\n  content: "password: geheim"\n', []],
  ['#cloud-config-archive\n- 5\n- content: "a: b: c"\n', []],
  ['#!/bin/sh\n#cloud-config\npassword: geheim\n', []],
  ['## template: jinja\n#cloud-config\npassword: "{{ ds.meta_data.password }}"\n', []],
])('only a cloud-config is read as one: %j', (userData, expected) => expect(found(userData)).toEqual(expected));

test.each<[string, string[]]>([
  ['network: {config: disabled}', ['VM-97: cloud-init does not read network settings from user data: \'network\'']],
  ['version: 2\nethernets: {enp1s0: {dhcp4: true}}', ['VM-97: cloud-init does not read network settings from user data: \'ethernets\'']],
  ['network-config: {version: 2}', ['VM-97: cloud-init does not read network settings from user data: \'network-config\'']],
  ['netplan: {}', ['VM-97: cloud-init does not read network settings from user data: \'netplan\'']],
  ['write_files:\n- {path: /etc/netplan/60-office.yaml, content: "network: {version: 2}"}', []],
])('network settings in %j', (config, expected) => expect(found(`#cloud-config\n${config}\n`)).toEqual(expected));

const unknown = (path: string) => `VM-99: cloud-init does not know this key of the user data: '${path}'`;

test.each<[string, string[]]>([
  ['packages_update: true\nhostnme: web', [unknown('packages_update'), unknown('hostnme')]],
  // both spellings: the known one counts
  ['runcmd: [ls]\nruncmds: [ls]', []],
  ['users:\n- {name: ops, ssh_authorized_key: [], lock_password: false}', [unknown('users[0].ssh_authorized_key'), unknown('users[0].lock_password')]],
  ['users:\n  ops: {sshAuthorizedKeys: []}', [unknown('users.ops.sshAuthorizedKeys')]],
  ['users:\n- {name: ops, ssh-authorized-keys: [], primary-group: ops, uid: 1000, gid: 1000}\n- default', []],
  ['write_files:\n- {path: /a, contents: x, permission: "0644"}', [unknown('write_files[0].contents'), unknown('write_files[0].permission')]],
  ['power_state: {modes: reboot}', [unknown('power_state.modes')]],
  ['ntp: {server: [a]}\nswap: {}\nchpasswd: null', [unknown('ntp.server')]],
  ['my_company: {runcmds: []}', []],
])('keys in %j', (config, expected) => expect(found(`#cloud-config\n${config}\n`)).toEqual(expected));

const wrong = (path: string, type: string, needed: string, effect: string) =>
  `VM-101: cloud-init needs ${needed} here and ${effect}: '${path}' of the user data is ${type}`;
const NO_COMMAND = 'runs none of these commands';
const NO_FILE = 'does not write the files';
const NO_KEY = 'gives no key to the default user';
const NO_USER = 'creates none of the users';

test.each<[string, string[]]>([
  ['runcmd: systemctl start x', [wrong('runcmd', 'a string', 'a list', NO_COMMAND)]],
  ['runcmd: {start: x}', [wrong('runcmd', 'an object', 'a list', NO_COMMAND)]],
  ['runcmd:\n- ls\n- echo done: all\n- 5', [wrong('runcmd[1]', 'an object', 'a string or a list', NO_COMMAND)]],
  ['runcmd: [true]', [wrong('runcmd[0]', 'a boolean', 'a string or a list', NO_COMMAND)]],
  ['runcmd: [ls, [ls, -l, 5], null]', []],
  ['runcmd:', []],
  ['runcmd: []', []],
  ['runcmd: ${COMMANDS}', []],
  ['bootcmd: x', [wrong('bootcmd', 'a string', 'a list', NO_COMMAND)]],
  ['bootcmd: [{a: b}]', [wrong('bootcmd[0]', 'an object', 'a string or a list', NO_COMMAND)]],
  ['write_files: {path: /a}', [wrong('write_files', 'an object', 'a list', NO_FILE)]],
  ['write_files: [{path: /a}, /b]', [wrong('write_files[1]', 'a string', 'an object', NO_FILE)]],
  ['write_files: [{path: /a}]', []],
  ['packages: nginx', []],
  ['packages: nginx curl', [wrong('packages', 'a string', 'a list', 'installs none of these packages')]],
  ['packages: "nginx,curl"', [wrong('packages', 'a string', 'a list', 'installs none of these packages')]],
  ['packages: {apt: [nginx]}', [wrong('packages', 'an object', 'a list', 'installs none of these packages')]],
  ['packages: [nginx, [curl, "8"], {snap: [jq]}]', []],
  ['ssh_authorized_keys: "ssh-ed25519 AAAA"', [wrong('ssh_authorized_keys', 'a string', 'a list', NO_KEY)]],
  ['ssh_authorized_keys: {ops: x}', [wrong('ssh_authorized_keys', 'an object', 'a list', NO_KEY)]],
  ['ssh_authorized_keys: [{ops: x}]', [wrong('ssh_authorized_keys[0]', 'an object', 'a string', NO_KEY)]],
  ['users: true', [wrong('users', 'a boolean', 'a list, an object or a string', NO_USER)]],
  ['users:\n- default\n-', [wrong('users[1]', 'null', 'a string, a list or an object', NO_USER)]],
  ['users: "default,ops"', []],
  ['mounts: [/dev/sdb /data]', [wrong('mounts[0]', 'a string', 'a list', 'ignores it')]],
  ['mounts: /dev/sdb', [wrong('mounts', 'a string', 'a list', 'mounts none of them')]],
  ['mounts: [[/dev/sdb, /data]]', []],
  ['chpasswd: "ops:geheim"', [wrong('chpasswd', 'a string', 'an object', 'sets none of these passwords')]],
  ['ntp: [a]', [wrong('ntp', 'a list', 'an object', 'does not set up NTP')]],
  ['power_state: reboot', [wrong('power_state', 'a string', 'an object', 'ignores it')]],
  ['swap: 1G', [wrong('swap', 'a string', 'an object', 'makes no swap file')]],
  ['swap: false\npower_state: false\nntp: false', []],
  ['my_own: 5', []],
])('types in %j', (config, expected) => expect(found(`#cloud-config\n${config}\n`)).toEqual(expected));

const cut = (path: string) => [`VM-103: an SSH key of the user data is cut off, or is not a public key: '${path}'`];
const exposed = (path: string) => [`VM-103: the user data has a private key where cloud-init needs a public key: '${path}'`];
const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIfVI5F2XzDLpSBHbcaOJuRkOXLgLb5mkg8DQmbSA3Ky';
const PRIVATE = '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1r\n-----END OPENSSH PRIVATE KEY-----\n';

test.each<[object, string[]]>([
  [{ ssh_authorized_keys: [KEY, `${KEY} ops@example.com`, ` ${KEY}\n`, `command="ls -l" ${KEY}`, '', '# a comment'] }, []],
  [{ ssh_authorized_keys: [KEY, 'ssh-ed25519 AAAA... you@example.com'] }, cut('ssh_authorized_keys[1]')],
  [{ ssh_authorized_keys: [KEY.slice(0, 40)] }, cut('ssh_authorized_keys[0]')],
  [{ ssh_authorized_keys: [KEY.replace('ed25519', 'rsa')] }, cut('ssh_authorized_keys[0]')],
  [{ ssh_authorized_keys: ['AAAAC3NzaC1lZDI1NTE5'] }, cut('ssh_authorized_keys[0]')],
  [{ ssh_authorized_keys: [PRIVATE] }, exposed('ssh_authorized_keys[0]')],
  [{ users: [{ name: 'ops', ssh_authorized_keys: [PRIVATE] }] }, exposed('users[0].ssh_authorized_keys[0]')],
  [{ users: [{ 'name': 'ops', 'ssh-authorized-keys': 'ssh-rsa AAAA' }] }, cut('users[0].ssh-authorized-keys')],
  [{ users: { ops: { ssh_authorized_keys: { laptop: 'ssh-rsa AAAA' } } } }, cut('users.ops.ssh_authorized_keys.laptop')],
  [{ user: { name: 'ops', ssh_authorized_keys: ['ssh-rsa AAAA'] } }, cut('user.ssh_authorized_keys[0]')],
  // several lines, as cloud-init writes them
  [{ users: [{ name: 'ops', ssh_authorized_keys: [`${KEY} a\n\n${KEY} b\n`] }] }, []],
  [{ users: [{ name: 'ops', ssh_authorized_keys: [`${KEY} a\nssh-rsa AAAA\n`] }] }, cut('users[0].ssh_authorized_keys[0]')],
  // templates, and types that are not judged
  [{ ssh_authorized_keys: ['${KEY}', 'ssh-ed25519 ${KEY}', '<your key>', '{{ key }}', 'ssh-dss AAAA', 'ENC[AES256_GCM,data:p673w==]'] }, []],
  [{ users: [{ name: 'ops', ssh_authorized_keys: null }, 'dev', { name: 'qa', ssh_authorized_keys: [5] }] }, []],
])('keys in %j', (config, expected) => expect(found(`#cloud-config\n${stringify(config, { version: '1.1', lineWidth: 0 })}`)).toEqual(expected));

test('no key is printed', () => expect(report([secret(`#cloud-config\n${stringify({ ssh_authorized_keys: [PRIVATE, 'ssh-rsa AAAAB3Nz geheim'] })}`)]))
  .not.toMatch(/AAAA|geheim|BEGIN|b3Bl/));

const twice = (key: string, lines: string) => `VM-102: the user data has ${key} twice, and cloud-init ignores the first one: ${lines}`;

test.each<[string, string[]]>([
  ['#cloud-config\nruncmd: [ls]\nhostname: web\nruncmd: [ps]\n', [twice("the key 'runcmd'", 'lines 2 and 4')]],
  ['\n\n#cloud-config\nruncmd: [ls]\n\nruncmd: [ps]\n', [twice("the key 'runcmd'", 'lines 4 and 6')]],
  ['#cloud-config\nruncmd: [ls]\n"runcmd": [ps]\n', [twice("the key 'runcmd'", 'lines 2 and 3')]],
  ['#cloud-config\nruncmd: [a]\nruncmd: [b]\nruncmd: [c]\n', [twice("the key 'runcmd'", 'lines 2 and 3'), twice("the key 'runcmd'", 'lines 3 and 4')]],
  ['#cloud-config\nusers:\n- name: ops\n  uid: 5\n  name: dev\n  lock_passwd: false\n', [twice("the key 'name'", 'lines 3 and 5')]],
  // a key that is not of cloud-init is not printed
  ['#cloud-config\nmy_own: {geheim: 1, geheim: 2}\n', [twice('a key', 'lines 2 and 2')]],
  ['#cloud-config-archive\n- |\n  #cloud-config\n  runcmd: [a]\n  runcmd: [b]\n', [twice("the key 'runcmd'", 'entry 1: lines 2 and 3')]],
  // an anchor is reported once, and a merged key may be written again
  ['#cloud-config\nx-it: &it {a: 1, a: 2}\nx-a: *it\nx-b: *it\n', [twice('a key', 'lines 2 and 2')]],
  ['#cloud-config\nx-it: &it {name: ops}\nuser: {<<: *it, name: dev}\n', []],
  ['#cloud-config\nwrite_files: [{path: /a, content: x}, {path: /b, content: x}]\n', []],
  ['#!/bin/sh\nruncmd: 1\nruncmd: 2\n', []],
])('keys twice in %j', (userData, expected) => expect(found(userData)).toEqual(expected));

test('many passwords are counted', () => {
  const users = Array.from({ length: 10 }, (_, i) => ({ name: `u${i}`, plain_text_passwd: 'geheim' }));
  expect(found(`#cloud-config\n${stringify({ users })}`)[0]).toMatch(/'users\[7\]\.plain_text_passwd' and 2 more$/);
});

// what stands anywhere below a key that takes passwords
const place = fc.constantFrom(
  (it: string) => ({ password: it }),
  (it: string) => ({ users: [{ name: 'ops', plain_text_passwd: it }] }),
  (it: string) => ({ users: [{ name: 'ops', passwd: it }] }),
  (it: string) => ({ chpasswd: { list: [`ops:${it}`] } }),
  (it: string) => ({ chpasswd: { list: `root:R\nops:${it}\n` } }),
  (it: string) => ({ chpasswd: { users: [{ name: 'ops', password: it, type: 'text' }] } }),
);
// 13 letters and digits are a hash of an old form
const password = fc.stringMatching(/^Geh[a-z0-9 #:%&!]{0,8}eim$/).filter(it => it.length !== 13);

test('any password is found, and none is printed', () => fc.assert(fc.property(place, password, (config, it) => {
  const manifests = [machine({ provisioning: { type: 'UserData', userData: `#cloud-config\n${stringify(config(it), { version: '1.1' })}` } })];
  expect(ids(check(manifests)).filter(id => id === 'VM-95' || id === 'VM-96')).toHaveLength(1);
  expect(report(manifests)).not.toContain(it);
}), { numRuns: 200 }));
