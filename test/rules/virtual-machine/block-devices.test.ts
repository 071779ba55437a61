import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, check, ids, told } from '../support';

test.each([
  ['VM-27', `VirtualMachine shop/web /spec/blockDeviceRefs/0/name (VM-27)
  a block device needs a name; without it the reference finds nothing
  got: nothing
  instead: the name of a disk or of an image`],
  ['VM-28', `VirtualMachine shop/web /spec/blockDeviceRefs/1 (VM-28)
  VirtualDisk web-root is already attached at position 0
  instead: each disk and image once`],
  ['VM-35', `VirtualMachine shop/db /spec/blockDeviceRefs/0 (VM-35)
  VirtualMachine shop/web also has VirtualDisk web-root: both start automatically, and one of them waits for the disk
  instead: a disk of its own for each machine, for example from the same source`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['VM-27', 'a disk or an image, for example BlockDevice.disk(disk)'],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual([advice]));

const raw = (kind: string, spec: object, metadata: object = {}): Manifest =>
  ({ apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind, metadata: { name: 'debian', ...metadata }, spec });
const IN_SHOP = { namespace: 'shop' };
const disk = { kind: 'VirtualDisk', name: 'web-root' };
const iso = { kind: 'ClusterVirtualImage', name: 'debian' };

describe('a disk of two machines', () => {
  const on = (name: string, runPolicy?: string, metadata: object = {}) => machine({ runPolicy }, { name, ...metadata });
  const reported = (...machines: Manifest[]) => check(machines).map(({ object, wrong }) => `${object}: ${wrong}`);
  const both = 'also has VirtualDisk web-root: both start automatically, and one of them waits for the disk';
  const one = 'also has VirtualDisk web-root: only one of them can run at a time';

  test('is reported at each machine but the first', () => expect(reported(on('a'), on('b', 'AlwaysOn'), on('c', 'Manual'))).toEqual([
    `VirtualMachine shop/b: VirtualMachine shop/a ${both}`,
    `VirtualMachine shop/c: VirtualMachine shop/a ${one}`,
  ]));

  test('passes if both are started by hand', () => expect(reported(on('a', 'Manual'), on('b', 'Manual'))).toEqual([]));

  test('passes if one of them never runs', () => expect(reported(on('a', 'AlwaysOff'), on('b'), on('c', 'AlwaysOff'))).toEqual([]));

  test('is another disk in another namespace', () => expect(reported(on('a'), on('b', undefined, { namespace: 'other' }))).toEqual([]));

  test('is no image', () => expect(reported(...['a', 'b'].map(name => machine({ blockDeviceRefs: [{ ...iso, kind: 'VirtualImage' }] }, { name })))).toEqual([]));

  test('is not searched for in a machine that the schema refuses', () =>
    expect(ids(check([raw('VirtualMachine', { blockDeviceRefs: [null, 7, disk] }, { name: 'a', ...IN_SHOP }), on('b')]).filter(({ object }) => object === 'VirtualMachine shop/b')))
      .toEqual([]));
});
