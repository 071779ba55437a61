import * as fc from 'fast-check';
import { Part } from '../../src/domain/cloud-config';
import { sectionsOf } from '../../src/domain/cloud-config-sections';
import { parseGuestYaml } from '../../src/domain/guest-yaml';

const SOUND = [
  'timezone: Europe/Berlin\n',
  'packages:\n- nginx\n- curl\n',
  'runcmd:\n  - [systemctl, enable, nginx]\n  - a && b\n',
  'users: [{name: ops, sudo: "ALL"}, default]\n',
  'write_files:\n  - path: /etc/motd\n    content: |\n      a: 1\n\n     # no comment\n# a comment\n',
  'final_message: >+\n  a\n\n',
  '"hostname": \'web\'\n',
  'locale: # later\n  de_DE\n',
  'swap: {}\n',
  'bootcmd: ["a\n\n  b", c]\n',
];
const ODD = [
  'fqdn: "a\n', 'b"\n', 'mounts: [a,\n', 'c]\n', 'a: &x 1\n', 'L: [!!str &x m]\n', 'M:\n  &x\n  - [1]\n', 'b: *x\n', 'd: &x 1\n', '<<: {e: 1}\n', '? f\n', ': g\n', '- h\n', '---\n', '...\n', '--- i\n', 'j\n', 'k: l: m\n',
  '%YAML 1.1\n', '\tn: o\n', ' p: q\n', 'timezone: UTC\n', 'null: 1\n', '1: 2\n', 'constructor: 1\n', 'r: 2024-13-01\n', 's: =\n', 't:\n  u: 1\n  u: 2\n', '[v, w]\n', '{x: y}\n', '{}\n', 'z: !a b\n',
  '# c 2024-01-01\n', '\n', 'A: B\r\n', 'C: |2\n   D\n', 'E: F\n  G\n', 'H: \u2028\n', 'hostname:\n', "I: 'J", 'K: =',
];

const text = (parts: readonly string[]): fc.Arbitrary<string> => fc.array(fc.constantFrom(...parts), { maxLength: 6 }).map(lines => lines.join(''));

test('sections are what the whole text has', () => fc.assert(fc.property(text([...SOUND, ...ODD]), yaml => {
  const sections = sectionsOf(yaml);
  if (sections !== undefined) {
    const { json, ...rest } = parseGuestYaml(yaml);
    expect(rest).toEqual({});
    // a key that is a number comes first in any object
    expect(Object.entries(Object.fromEntries(sections.map(({ key, value }) => [key, value])))).toEqual(Object.entries(json as object));
  }
}), { numRuns: 3000 }));

test('user data of the usual forms has sections', () =>
  expect(sectionsOf(`#cloud-config\n\n${SOUND.join('')}`)?.map(({ key }) => key))
    .toEqual(['timezone', 'packages', 'runcmd', 'users', 'write_files', 'final_message', 'hostname', 'locale', 'swap', 'bootcmd']));

test('a section is parsed once', () => {
  const [first] = sectionsOf('runcmd: [one]\nhostname: a\n')!;
  expect(sectionsOf('hostname: b\nruncmd: [one]\n')![1]).toBe(first);
});

const SETTINGS: readonly [string, readonly unknown[]][] = [
  ['users', [
    'ops', ['default', { name: 'ops', passwd: 'secret' }], { ops: { plain_text_passwd: 'secret' } },
    [{ name: 'ops', ssh_authorized_key: 'x' }], [{ ssh_authorized_keys: ['ssh-rsa A'] }],
  ]],
  ['user', [{ 'plain-text-passwd': 'secret' }, 'ops']],
  ['password', ['secret', 'R', '$6$a$b']],
  ['chpasswd', [{ list: 'a:b' }, { users: [{ name: 'a', password: 'b' }] }, 'x']],
  ['runcmd', ['ls', [['ls'], 1], null]],
  ['packages', ['a, b', ['a']]],
  ['pakages', [['a']]],
  ['network', [{}]],
  ['write_files', [[{ path: '/a', contents: 'b' }], {}]],
  ['ssh_authorized_keys', [['-----BEGIN PRIVATE KEY-----'], ['ssh-ed25519 AAAA']]],
  ['lxd', [{ init: { trust_password: 'secret' } }]],
];
const config = fc.subarray([...SETTINGS])
  .chain(chosen => fc.tuple(...chosen.map(([key, values]) => fc.constantFrom(...values).map(value => [key, value] as const))));

test('the mistakes and the locked out users are those of the whole, also where a key is right because of another one', () => fc.assert(fc.property(config, settings => {
  const yaml = settings.map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`).join('');
  const sections = sectionsOf(yaml);
  const whole = Object.fromEntries(settings);
  expect(sections?.map(({ key }) => key) ?? []).toEqual(Object.keys(whole));
  const [part, same] = [new Part('', whole, [], sections), new Part('', whole, [])];
  expect([part.mistakes, part.lockedOut]).toEqual([same.mistakes, same.lockedOut]);
}), { numRuns: 60 }));
