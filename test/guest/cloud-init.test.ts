import fc from 'fast-check';
import { parse } from 'yaml';
import { CloudInit } from '../../src/guest/cloud-init';
import { PasswordHash } from '../../src/values/password-hash';

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIfVI5F2XzDLpSBHbcaOJuRkOXLgLb5mkg8DQmbSA3Ky ops@example.com';
const HASH = `$6$saltsalt$${'a'.repeat(86)}`;

type Fill = (init: CloudInit) => void;

function filled(fill: Fill): CloudInit {
  const init = new CloudInit();
  fill(init);
  return init;
}

/** what cloud-init reads, whose YAML is 1.1 */
function read(init: CloudInit): unknown {
  return parse(init.render(), { version: '1.1' });
}

test('renders a whole machine', () => {
  const init = new CloudInit({ hostname: 'web', timezone: 'Europe/Berlin', locale: 'en_US.UTF-8', sshPasswordAuth: false, packageUpgrade: true, finalMessage: 'up after $uptime s' });
  init.addUser('ops', { sshKeys: [`${KEY}\n`], sudo: true, groups: ['docker'], shell: '/bin/bash' });
  init.addFile('/etc/motd', 'hello\nworld\n', { owner: 'root:root', permissions: '0644' });
  init.addPackages('nginx');
  init.enableService('nginx');
  init.installGuestAgent();
  init.addRunCommands('echo "ready: yes" > /run/ready');
  expect(init.render()).toBe(`#cloud-config
hostname: web
timezone: Europe/Berlin
locale: en_US.UTF-8
ssh_pwauth: false
users:
  - default
  - name: ops
    shell: /bin/bash
    groups:
      - docker
    sudo: ALL=(ALL) NOPASSWD:ALL
    ssh_authorized_keys:
      - ${KEY}
write_files:
  - path: /etc/motd
    owner: root:root
    permissions: "0644"
    content: |
      hello
      world
package_update: true
package_upgrade: true
packages:
  - nginx
  - qemu-guest-agent
runcmd:
  - - systemctl
    - enable
    - --now
    - nginx
  - - systemctl
    - enable
    - --now
    - qemu-guest-agent.service
  - 'echo "ready: yes" > /run/ready'
final_message: up after $uptime s
`);
});

test.each<[string, CloudInit, object]>([
  ['nothing', new CloudInit(), {}],
  ['no users at all', new CloudInit({ keepDefaultUser: false }), { users: [] }],
  ['the user of the image', filled(init => init.addDefaultUserKeys(KEY)), { ssh_authorized_keys: [KEY] }],
  ['a bare user', filled(init => init.addUser('ops')), { users: ['default', { name: 'ops' }] }],
  ['empty lists', filled(init => init.addUser('ops', { groups: [], sshKeys: [], sudo: false })), { users: ['default', { name: 'ops' }] }],
  ['a full user', filled(init => init.addUser('first.last', {
    gecos: 'yes', uid: 0, system: false, homedir: '/srv/x', primaryGroup: 'adm', sudoRule: 'ALL=(ALL) NOPASSWD:/usr/bin/id', lockPassword: true, passwordHash: PasswordHash.exposed(HASH),
  })), {
    users: ['default', {
      name: 'first.last', gecos: 'yes', uid: 0, system: false, homedir: '/srv/x', primary_group: 'adm', sudo: 'ALL=(ALL) NOPASSWD:/usr/bin/id', lock_passwd: true, passwd: HASH,
    }],
  }],
  ['a password that works', filled(init => init.addUser('ops', { passwordHash: PasswordHash.exposed(HASH) })), { users: ['default', { name: 'ops', lock_passwd: false, passwd: HASH }] }],
  ['a locked user', filled(init => init.addUser('ops', { lockPassword: true })), { users: ['default', { name: 'ops', lock_passwd: true }] }],
  ['packages once', filled(init => { init.addPackages('nginx', 'nginx'); init.addPackages('nginx', 'jq'); }), { package_update: true, packages: ['nginx', 'jq'] }],
  ['a guest agent once', filled(init => { init.installGuestAgent(); init.installGuestAgent(); }), {
    package_update: true, packages: ['qemu-guest-agent'], runcmd: [['systemctl', 'enable', '--now', 'qemu-guest-agent.service']],
  }],
  ['commands in their order', filled(init => { init.addRunCommands('a', 'b'); init.addRunArguments('c', '', '$d e'); init.addRunCommands('f'); }), { runcmd: ['a', 'b', ['c', '', '$d e'], 'f'] }],
  ['boot commands', filled(init => init.addBootCommands('modprobe zram', 'true')), { bootcmd: ['modprobe zram', 'true'] }],
  ['control characters', filled(init => init.addFile('/a', '\x1b[1mé')), { write_files: [{ path: '/a', encoding: 'b64', content: Buffer.from('\x1b[1mé').toString('base64') }] }],
  ['an empty file', filled(init => init.addFile('/a', '')), { write_files: [{ path: '/a', content: '' }] }],
  ['bytes', filled(init => init.addBinaryFile('/a', 'AAEC\nAw==\n', { permissions: '755' })), { write_files: [{ path: '/a', permissions: '755', encoding: 'b64', content: 'AAECAw==' }] }],
  ['a file in pieces', filled(init => { init.addFile('/a', '1'); init.addFile('/a', '2', { append: true, deferred: true }); }), {
    write_files: [{ path: '/a', content: '1' }, { path: '/a', append: true, defer: true, content: '2' }],
  }],
  ['files of users to come', filled(init => {
    init.addFile('/a', '', { owner: 'ops:adm' });
    init.addFile('/b', '', { owner: 'ops', deferred: false });
    init.addUser('ops');
  }), { users: ['default', { name: 'ops' }], write_files: [{ path: '/a', owner: 'ops:adm', defer: true, content: '' }, { path: '/b', owner: 'ops', defer: false, content: '' }] }],
  ['a section', filled(init => init.addSection('ntp', { enabled: true, servers: ['0644', 'no', '12:30', undefined], pool: null, left: undefined, drift: 0.5, most: 2 ** 53 - 1 })), {
    ntp: { enabled: true, servers: ['0644', 'no', '12:30', null], pool: null, drift: 0.5, most: 2 ** 53 - 1 },
  }],
])('renders %s', (_, init, document) => expect(read(init)).toEqual(document));

test('sorts the keys of a section, deep down too', () => {
  expect(filled(init => init.addSection('ntp', { servers: [{ b: 1, a: 2 }], enabled: true })).render())
    .toBe('#cloud-config\nntp:\n  enabled: true\n  servers:\n    - a: 2\n      b: 1\n');
});

test('fetches the lists of packages as told', () => {
  const init = new CloudInit({ packageUpdate: false, keepDefaultUser: false });
  init.addPackages('nginx');
  init.addUser('ops');
  expect(read(init)).toEqual({ package_update: false, packages: ['nginx'], users: [{ name: 'ops' }] });
});

// PyYAML reads all of these as something else, or not at all, unless they are quoted
test.each<[string, string]>([
  ['yes', '"yes"'], ['0644', '"0644"'], ['12:30', '"12:30"'], ['2024-01-01', '"2024-01-01"'], ['007', '"007"'], ['1_000', '"1_000"'], ['~', '"~"'], ['1e3', '"1e3"'],
  ['=', '"="'], ['<<', '"<<"'], ['a\tb', '"a\\tb"'], ['a\x7fb', '"a\\u007fb"'], ['a\u0085b', '"a\\u0085b"'], ['a\u2028b', '"a\\u2028b"'], ['\ufeffa', '"\\ufeffa"'], ['a\n ', '"a\\n "'],
])('quotes %j', (text, yaml) => {
  expect(filled(init => init.addRunCommands(text)).render()).toBe(`#cloud-config\nruncmd:\n  - ${yaml}\n`);
});

const UNREADABLE_BY_PYYAML = /[^\n\t\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom('\t', ' ', '\n', '\r', '=', '<', '0', '1', ':', '-', '#', '"', "'", '\\', '\x80', '\x85', '\u2028', '|', '{', 'yes', 'é', '😀')).map(parts => parts.join('')),
);
const command = anyText.filter(text => text.trim() !== '' && !text.includes('\0'));
const line = anyText.map(text => text.replace(/[:\x00-\x1f\x7f]/g, ''));

test('carries any text to the guest', () => {
  const args = fc.array(command, { minLength: 1 });
  fc.assert(fc.property(line, anyText, command, args, fc.dictionary(fc.string(), anyText), (gecos, text, run, argv, section) => {
    const init = filled(it => {
      it.addUser('ops', { gecos });
      it.addFile('/a', text);
      it.addRunCommands(run);
      it.addRunArguments(...argv);
      it.addSection('ntp', section);
    });
    expect(init.render()).not.toMatch(UNREADABLE_BY_PYYAML);
    expect(init.render()).toBe(init.copy().render());
    const { users, write_files: [file], runcmd, ntp } = read(init) as any;
    expect(users[1].gecos).toBe(gecos);
    expect(file.encoding === 'b64' ? Buffer.from(file.content, 'base64').toString() : file.content).toBe(text);
    expect(runcmd).toEqual([run, argv]);
    expect(ntp).toEqual(Object.fromEntries(Object.entries(section)));
  }));
});

test('keeps what it was given apart from what it was given in', () => {
  const sshKeys = [KEY];
  const servers = ['a'];
  const init = filled(it => { it.addUser('ops', { sshKeys }); it.addSection('ntp', { servers }); });
  const before = init.render();
  sshKeys.push('x');
  servers.push('b');
  expect(init.render()).toBe(before);
  expect(servers).toEqual(['a', 'b']);
});

test('makes copies that go their own way', () => {
  const init = filled(it => { it.addUser('ops'); it.addSection('ntp', {}); });
  init._seal();
  const copy = init.copy();
  copy.addUser('dev');
  copy.addSection('swap', { size: 0 });
  expect(read(init)).toEqual({ users: ['default', { name: 'ops' }], ntp: {} });
  expect(read(copy)).toEqual({ users: ['default', { name: 'ops' }, { name: 'dev' }], ntp: {}, swap: { size: 0 } });
});

test.each<[string, Fill]>([
  ['addUser', init => init.addUser('ops')],
  ['addDefaultUserKeys', init => init.addDefaultUserKeys(KEY)],
  ['addPackages', init => init.addPackages('nginx')],
  ['addFile', init => init.addFile('/a', '')],
  ['addBinaryFile', init => init.addBinaryFile('/a', '')],
  ['addRunCommands', init => init.addRunCommands('true')],
  ['addRunArguments', init => init.addRunArguments('true')],
  ['addBootCommands', init => init.addBootCommands('true')],
  ['enableService', init => init.enableService('nginx')],
  ['installGuestAgent', init => init.installGuestAgent()],
  ['addSection', init => init.addSection('ntp', {})],
])('takes no %s once a machine uses it', (_, fill) => {
  const init = new CloudInit();
  init._seal();
  expect(() => fill(init)).toThrow(new Error("this cloud-init is in use by a machine: add to it before 'Provisioning.cloudInit', or add to its 'copy()'"));
  expect(read(init)).toEqual({});
});

/** what ssh-keygen writes for a type and the lengths of what it has, cut off by so many bytes */
function publicKey(type: string, lengths: readonly number[], cut = 0): string {
  const part = (bytes: Buffer) => Buffer.concat([Buffer.from([0, 0, Math.floor(bytes.length / 256), bytes.length % 256]), bytes]);
  const key = Buffer.concat([part(Buffer.from(type)), ...lengths.map(length => part(Buffer.alloc(length, 7)))]);
  return key.subarray(0, key.length - cut).toString('base64');
}
const ED25519 = `ssh-ed25519 ${publicKey('ssh-ed25519', [32])}`;
const CERTIFICATE = Buffer.concat([Buffer.from(publicKey('ssh-ed25519-cert-v01@openssh.com', [32, 32]), 'base64'), Buffer.from('12345678')]).toString('base64');

test.each<string>([
  KEY, `ssh-rsa ${publicKey('ssh-rsa', [3, 257])}`, `ecdsa-sha2-nistp256 ${publicKey('ecdsa-sha2-nistp256', [8, 65])} a b`,
  `sk-ssh-ed25519@openssh.com ${publicKey('sk-ssh-ed25519@openssh.com', [32, 4])}`,
  `sk-ecdsa-sha2-nistp256@openssh.com ${publicKey('sk-ecdsa-sha2-nistp256@openssh.com', [8, 65, 4])}`, `ssh-ed25519-cert-v01@openssh.com ${CERTIFICATE}`,
  `from="10.0.0.0/8,::1",no-pty ${ED25519}`, `command="echo \\"a b\\"" ${ED25519}`,
])('takes the key %s', key => expect(read(filled(init => init.addDefaultUserKeys(key)))).toEqual({ ssh_authorized_keys: [key] }));

const PRIVATE = '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk\n-----END OPENSSH PRIVATE KEY-----';
const userName = (got: string, what = 'user') => `the name of a ${what} must have 1 to 32 lower-case letters, digits, '_', '-' and '.', and start with a letter or '_', got ${got}: for example "ops"`;
const brokenKey = (whose: string, type: string) =>
  `an ssh key of ${whose} must be complete and of the type that it names, got '${type}' before a key that is cut off or of another type: copy the line again`;
const notAKey = (whose: string) => `an ssh key of ${whose} must be one line like 'ssh-ed25519 AAAA… comment', got another string: use the file that ends in '.pub'`;
const written = (key: string, instead: string) => `the section '${key}' cannot be added as a section: use ${instead}`;
const lost = (key: string) => `a section '${key}' would be lost, because cloud-init reads no network settings from user data: use 'addInterface'`;
const path = (got: string) => `the path of a file must be absolute and end in the name of the file, got ${got}: for example "/etc/motd"`;
const bad = (got: string) => `the section 'ntp' must hold objects, lists, strings, finite numbers, booleans and null, got ${got}: write it as a string`;
const rounded = (got: string) => `the section 'ntp' must hold whole numbers below 2^53, above which digits are lost, got ${got}: write it as a string`;

test.each<[string, Fill, string]>([
  ['a user without a name', init => init.addUser(''), userName('""')],
  ['a user with a colon', init => init.addUser('a:b'), userName('"a:b"')],
  ['a long user', init => init.addUser('a'.repeat(33)), userName(`"${'a'.repeat(33)}"`)],
  ['the user of the image', init => init.addUser('default'), "the name \"default\" stands for the user of the image, got it for a new user: use 'addDefaultUserKeys', or another name"],
  ['a user twice', init => { init.addUser('ops'); init.addUser('ops'); }, 'a user can be added once, got "ops" again: give all its options in one call'],
  ['another group', init => init.addUser('ops', { groups: ['a b'] }), userName('"a b"', 'group')],
  ['a key that is no key', init => init.addUser('ops', { sshKeys: ['ssh-ed25519 AAAA'] }), brokenKey('user "ops"', 'ssh-ed25519')],
  ['a key that is cut off', init => init.addUser('ops', { sshKeys: [`ssh-ed25519 ${publicKey('ssh-ed25519', [32], 6)}`] }), brokenKey('user "ops"', 'ssh-ed25519')],
  ['a key without the key', init => init.addUser('ops', { sshKeys: [`ssh-ed25519 ${publicKey('ssh-ed25519', [])}`] }), brokenKey('user "ops"', 'ssh-ed25519')],
  ['a key under the name of another type', init => init.addUser('ops', { sshKeys: [ED25519.replace('ed25519', 'rsa')] }), brokenKey('user "ops"', 'ssh-rsa')],
  ['a private key', init => init.addUser('ops', { sshKeys: [PRIVATE] }),
    "an ssh key of user \"ops\" must be a public key, got a private key: use the file that ends in '.pub', and replace the pair if this text was shared"],
  ['another key', init => init.addUser('ops', { sshKeys: ['hunter2'] }), notAKey('user "ops"')],
  ['two keys in one', init => init.addDefaultUserKeys(`${KEY}\n${KEY}`), notAKey('the user of the image')],
  ['a relative shell', init => init.addUser('ops', { shell: 'bash' }), '\'shell\' of user "ops" must be an absolute path without colons, got "bash": start it with "/"'],
  ['a name with a colon', init => init.addUser('ops', { gecos: 'a:b' }), '\'gecos\' of user "ops" must be one line without colons, got "a:b": for example "Ops Team"'],
  ['half a number', init => init.addUser('ops', { uid: 1.5 }), '\'uid\' of user "ops" must be a whole number from 0 to 4294967294, got 1.5: for example 2000'],
  ['sudo twice', init => init.addUser('ops', { sudo: true, sudoRule: 'ALL=ALL' }), 'user "ops" must have \'sudo\' or \'sudoRule\', got both: leave one out'],
  ['a blank rule', init => init.addUser('ops', { sudoRule: ' ' }), '\'sudoRule\' of user "ops" must be one line, got " ": for example "ALL=(ALL) NOPASSWD:/usr/bin/systemctl"'],
  ['a password to unlock', init => init.addUser('ops', { lockPassword: false }),
    'user "ops" has no password to unlock, got \'lockPassword\' false: give a \'passwordHash\', or leave \'lockPassword\' out'],
  ['an option as package', init => init.addPackages('--force'), 'the name of a package must not contain spaces or start with a dash, got "--force": for example "nginx"'],
  ['a relative path', init => init.addFile('etc/motd', ''), path('"etc/motd"')],
  ['a directory', init => init.addFile('/etc/', ''), path('"/etc/"')],
  ['a file twice', init => { init.addFile('/a', '', { append: true }); init.addFile('/a', ''); }, 'a file can be written once, got "/a" again: set \'append\' to add to it'],
  ['numbers of an owner', init => init.addFile('/a', '', { owner: '0:0' }), '\'owner\' of "/a" must be a user, or a user and a group, got "0:0": for example "root:root"'],
  ['letters as permissions', init => init.addFile('/a', '', { permissions: '0o644' }), '\'permissions\' of "/a" must be 3 or 4 octal digits, got "0o644": for example "0644"'],
  ['half a character', init => init.addFile('/a', '\ud83d'), 'the text of "/a" must be Unicode text, got half of a surrogate pair: write whole characters'],
  ['text as bytes', init => init.addBinaryFile('/a', 'hello!'), 'the bytes of "/a" must be base64, got another string: use \'addFile\' for text'],
  ['a blank command', init => init.addRunCommands(' '), 'a command must not be blank: for example "systemctl restart nginx"'],
  ['no program', init => init.addRunArguments(), 'a command must not be blank: for example "systemctl restart nginx"'],
  ['a NUL', init => init.addBootCommands('a\0'), 'a command must not contain NUL characters: write the bytes with \'addBinaryFile\''],
  ['a service with spaces', init => init.enableService('a b'),
    'the name of a service must have letters, digits and any of \':-_.\\@\', and not start with a dash, got "a b": for example "nginx"'],
  ['a key of its own', init => init.addSection('runcmd', []), written('runcmd', "'addRunCommands' or 'addRunArguments'")],
  ['an old key of its own', init => init.addSection('write-files', []), written('write-files', "'addFile' or 'addBinaryFile'")],
  ['a key of a property', init => init.addSection('hostname', 'web'), written('hostname', "the property 'hostname'")],
  ['passwords', init => init.addSection('chpasswd', {}), "a section 'chpasswd' would hold passwords: use 'addUser' with a 'passwordHash'"],
  ['the network', init => init.addSection('network', { version: 2 }), lost('network')],
  ['another key', init => init.addSection('NTP', {}), 'the key of a section must have lower-case letters, digits, \'_\' and \'-\', got "NTP": for example "ntp"'],
  ['a section twice', init => { init.addSection('ntp', {}); init.addSection('ntp', {}); }, "a section can be added once, got 'ntp' again: give all of it in one call"],
  ['a function', init => init.addSection('ntp', { a: [() => 1] }), bad('a function')],
  ['a date', init => init.addSection('ntp', new Date(0)), bad('a Date')],
  ['nothing', init => init.addSection('ntp', undefined), "[CloudInit.addSection] 'content' is missing: set it"],
  ['a number that has lost digits', init => init.addSection('ntp', { id: 2 ** 53 + 2 }), rounded('9007199254740994')],
  ['a number below them', init => init.addSection('ntp', [-1e21]), rounded('-1e+21')],
  ['no number', init => init.addSection('ntp', NaN), bad('a number')],
])('refuses %s', (_, fill, message) => expect(() => filled(fill)).toThrow(new Error(message)));

test.each<[string, () => CloudInit, string]>([
  ['host name', () => new CloudInit({ hostname: 'web_1' }),
    '\'hostname\' must be letters, digits and dashes, with dots between labels of up to 63 characters, got "web_1": for example "web-1"'],
  ['time zone', () => new CloudInit({ timezone: 'Berlin time' }), '\'timezone\' must be the name of a zone in the tz database, got "Berlin time": for example "Europe/Berlin"'],
  ['locale', () => new CloudInit({ locale: '' }), '\'locale\' must be the name of a locale, got "": for example "en_US.UTF-8"'],
  ['message', () => new CloudInit({ finalMessage: '\udc00' }), "'finalMessage' must be Unicode text, got half of a surrogate pair: write whole characters"],
])('refuses another %s', (_, make, message) => expect(make).toThrow(new Error(message)));

test('has no keys for a user that it drops', () => {
  expect(() => new CloudInit({ keepDefaultUser: false }).addDefaultUserKeys(KEY)).toThrow(
    new Error("keys of the default user need the default user, got 'keepDefaultUser' false: leave it out, or give the keys to a user of 'addUser'"));
});
