import { CloudInit } from '../../src/guest/cloud-init';
import { Sysprep } from '../../src/guest/sysprep';
import { ProvisioningOwner } from '../../src/values/machine-provisioning';
import { PasswordHash } from '../../src/values/password-hash';
import { Provisioning } from '../../src/values/provisioning';

class Owner implements ProvisioningOwner {
  public readonly secrets: object[] = [];

  constructor(private readonly name: string) {}

  public _makeSecret(id: string, type: string, stringData: Record<string, string>): string {
    this.secrets.push({ id, type, stringData });
    return `${this.name}-secret`;
  }
}

/** a cloud-init whose text has exactly this many bytes, two of them to each character of the message */
function initOf(bytes: number): CloudInit {
  const frame = Buffer.byteLength(new CloudInit({ finalMessage: 'x' }).render()) - 1;
  const odd = (bytes - frame) % 2;
  return new CloudInit({ finalMessage: `${'x'.repeat(odd)}${'é'.repeat((bytes - frame - odd) / 2)}` });
}

const withHash = new CloudInit();
withHash.addUser('ops', { passwordHash: PasswordHash.exposed(`$6$saltsalt$${'a'.repeat(86)}`) });

const userData = (text: string) => ({ type: 'UserData', userData: text });
const userDataRef = (name: string) => ({ type: 'UserDataRef', userDataRef: { kind: 'Secret', name } });

test.each<[string, Provisioning, object]>([
  ['user data', Provisioning.userData('#!/bin/sh\n'), userData('#!/bin/sh\n')],
  ['as much as fits', Provisioning.userData('é'.repeat(1024)), userData('é'.repeat(1024))],
  ['a cloud-init', Provisioning.cloudInit(new CloudInit({ hostname: 'web' })), userData('#cloud-config\nhostname: web\n')],
  ['as much cloud-init as fits', Provisioning.cloudInit(initOf(2048)), userData(initOf(2048).render())],
  ['a hash, if the author insists', Provisioning.cloudInit(withHash, { secret: false }), userData(withHash.render())],
  ['user data of a Secret', Provisioning.userDataSecretName('web-user-data'), userDataRef('web-user-data')],
  ['an answer file of a Secret', Provisioning.sysprepSecretName('win.answers'), { type: 'SysprepRef', sysprepRef: { kind: 'Secret', name: 'win.answers' } }],
])('renders %s', (_, provisioning, spec) => {
  const owner = new Owner('web');
  expect(provisioning._bind(owner).spec()).toEqual(spec);
  expect(owner.secrets).toEqual([]);
});

test.each<[string, Provisioning, string]>([
  ['a large cloud-init', Provisioning.cloudInit(initOf(2049)), initOf(2049).render()],
  ['a cloud-init with the hash of a password', Provisioning.cloudInit(withHash), withHash.render()],
  ['a cloud-init that is to be in one', Provisioning.cloudInit(new CloudInit(), { secret: true }), '#cloud-config\n{}\n'],
])('makes a Secret for each machine from %s', (_, provisioning, text) => {
  const owners = [new Owner('web'), new Owner('db')];
  expect(owners.map(owner => provisioning._bind(owner).spec())).toEqual([userDataRef('web-secret'), userDataRef('db-secret')]);
  const secret = { id: 'CloudInit', type: 'provisioning.virtualization.deckhouse.io/cloud-init', stringData: { userData: text } };
  expect(owners.map(({ secrets }) => secrets)).toEqual([[secret], [secret]]);
});

test('takes another class that writes user data', () => {
  const script = { render: () => '#!/bin/sh\nreboot\n' };
  expect(Provisioning.cloudInit(script)._bind(new Owner('web')).spec()).toEqual(userData('#!/bin/sh\nreboot\n'));
});

test('lets two machines share a cloud-init, and refuses additions to it', () => {
  const init = new CloudInit({ hostname: 'web' });
  const specs = [Provisioning.cloudInit(init), Provisioning.cloudInit(init)].map(provisioning => provisioning._bind(new Owner('web')).spec());
  expect(specs[0]).toEqual(specs[1]);
  expect(() => init.addPackages('nginx')).toThrow(/^this cloud-init is in use by a machine/);
});

describe('a cloud-init is rendered', () => {
  const counting = (text = '#!/bin/sh\n') => {
    const init = { renders: 0, render: () => `${text}echo ${++init.renders}\n` };
    return init;
  };
  const names = Array.from({ length: 10 }, (_, i) => `web-${i}`);
  const TEN = names.map(name => new Owner(name));

  test.each<[string, string, (text: string, name: string) => object]>([
    ['in the spec', '#!/bin/sh\n', text => userData(text)],
    ['in a Secret', `#!/bin/sh\n${'#'.repeat(2048)}\n`, (_, name) => userDataRef(`${name}-secret`)],
  ])('once for ten machines that share it, %s', (_, text, spec) => {
    const init = counting(text);
    const shared = Provisioning.cloudInit(init);
    expect(init.renders).toBe(1);
    expect(TEN.map(owner => shared._bind(owner).spec())).toEqual(names.map(name => spec(`${text}echo 1\n`, name)));
    expect(init.renders).toBe(1);
  });

  test('ten times for ten machines with one each, however often they are synthesized', () => {
    const inits = names.map(() => counting());
    const machines = inits.map((init, i) => Provisioning.cloudInit(init)._bind(TEN[i]));
    expect([1, 2].map(() => machines.map(machine => machine.spec()))).toEqual(Array(2).fill(Array(10).fill(userData('#!/bin/sh\necho 1\n'))));
    expect(inits.map(({ renders }) => renders)).toEqual(Array(10).fill(1));
  });

  test('once more for each mount of one machine', () => {
    const render = jest.spyOn(CloudInit.prototype, 'render');
    const shared = Provisioning.cloudInit(new CloudInit());
    const [web, db] = TEN.map(owner => shared._bind(owner));
    web.mount({ diskName: 'data' }, '/srv/data', {});
    web.mount({ diskName: 'logs' }, '/srv/logs', { format: false });
    expect([web.spec(), db.spec()]).toEqual([userDataRef('web-0-secret'), userData('#cloud-config\n{}\n')]);
    expect(render).toHaveBeenCalledTimes(3);
    render.mockRestore();
  });
});

test('leaves a cloud-init open that it refuses', () => {
  const init = initOf(2049);
  expect(() => Provisioning.cloudInit(init, { secret: false })).toThrow();
  expect(() => init.addPackages('nginx')).not.toThrow();
});

const EMPTY = "user data must not be empty: write it, or leave 'provisioning' out";
const dnsName = (got: string) => `the name of a Secret must be a DNS name in lower case, got ${got}: for example "web-user-data"`;

test.each<[string, () => Provisioning, string]>([
  ['empty user data', () => Provisioning.userData(''), EMPTY],
  ['an empty cloud-init of the author\'s', () => Provisioning.cloudInit({ render: () => '' }), EMPTY],
  ['no cloud-init', () => Provisioning.cloudInit(undefined as any), "[Provisioning.cloudInit] 'init' is missing: set it, for example new CloudInit()"],
  // it has a method of the same name, so the compiler takes it
  ['an answer file as cloud-init', () => Provisioning.cloudInit(new Sysprep()), "[Provisioning.cloudInit] 'init' must be a CloudInit, got a Sysprep: write Provisioning.sysprep(init)"],
  ['a cloud-init as an answer file', () => Provisioning.sysprep(new CloudInit() as any),
    "[Provisioning.sysprep] 'sysprep' must be a Sysprep, got a CloudInit: write Provisioning.cloudInit(sysprep)"],
  ['too many bytes', () => Provisioning.userData('é'.repeat(1025)),
    "user data must have at most 2048 bytes, got 2050: use 'userDataSecretName', or 'cloudInit', which makes a Secret"],
  ['too many bytes without a Secret', () => Provisioning.cloudInit(initOf(2049), { secret: false }),
    "without a Secret a cloud-init must have at most 2048 bytes, got 2049: leave 'secret' out"],
  ['too many bytes for a Secret', () => Provisioning.cloudInit(initOf(1048577)),
    'a cloud-init must have at most 1048576 bytes, got 1048577: let the machine download the larger files'],
  ['a Secret without a name', () => Provisioning.userDataSecretName(''), dnsName('""')],
  ['a Secret with another name', () => Provisioning.sysprepSecretName('Win'), dnsName('"Win"')],
])('refuses %s', (_, make, message) => expect(make).toThrow(new Error(message)));
