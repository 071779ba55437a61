import * as fc from 'fast-check';
import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { Network } from '../../../src/domain/machine-networks';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, check, ids, report, told } from '../support';

test.each([
  ['VM-62', `VirtualMachine shop/web /spec/networks/1 (VM-62)
  the main network must be the first of the list, and here it is at position 1
  instead: 'type: Main' once, as the first of 'networks'`],
  ['VM-63', `VirtualMachine shop/web /spec/networks/0/name (VM-63)
  the main network must not have a name
  got: "main"
  instead: 'type: Main' only`],
  ['VM-64', `VirtualMachine shop/web /spec/networks/2 (VM-64)
  the machine is already connected to Network users, at position 1
  instead: each network once`],
  ['VM-65', `VirtualMachine shop/web /spec/networks/2/name (VM-65)
  the Network at position 1 has the same name as this ClusterNetwork
  got: "users"
  instead: networks with different names`],
  ['VM-66', `VirtualMachine shop/web /spec/networks/1/id (VM-66)
  the id of an interface must be a number from 1 to 16383
  got: 0
  instead: a free number from 2 to 16383, or no 'id'`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['VM-62', "VmNetwork.MAIN once, as the first of 'networks'"],
  ['VM-63', 'VmNetwork.MAIN'],
  ['VM-66', "a free number from 2 to 16383, or no 'interfaceId'"],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual([advice]));

const MAIN: Network = { type: 'Main' };
const network = (name: string, more: Partial<Network> = {}): Network => ({ type: 'Network', name, ...more });
const connected = (networks: readonly Network[], name = 'web', spec: object = {}): Manifest =>
  machine({ networks, blockDeviceRefs: [{ kind: 'VirtualDisk', name: `${name}-root` }], ...spec }, { name });

describe('the list of networks', () => {
  test.each<[string, Network[], string[]]>([
    ['none', [], []],
    ['the main one alone', [MAIN], []],
    ['additional ones alone', [network('a'), network('b')], []],
    ['the main one twice', [MAIN, MAIN], ['VM-62']],
    ['a network without a name', [MAIN, { type: 'Network' }], ['VM-63']],
    ['two networks without a name', [{ type: 'ClusterNetwork' }, { type: 'ClusterNetwork' }], ['VM-63']],
    ['two main networks at a wrong place', [network('a'), MAIN, MAIN], ['VM-62']],
    ['the hardware address and IPAddress of the main one', [{ ...MAIN, ipAddressName: 'front', virtualMachineMACAddressName: 'web' }], ['VM-71']],
    ['the main id without the main network', [network('a', { id: 1 })], []],
    ['the main id for another', [MAIN, network('a', { id: 1 })], ['VM-66']],
    ['another id for the main one', [{ ...MAIN, id: 2 }], ['VM-66']],
    ['the last id', [network('a', { id: 16383 })], []],
    ['the id behind the last', [network('a', { id: 16384 })], ['VM-66']],
    ['an id twice', [network('a', { id: 7 }), network('b', { id: 7 })], ['VM-66']],
  ])('%s', (_, networks, expected) => expect(ids(check([connected(networks)]))).toEqual(expected));

  test('a taken id is reported with its owner', () => expect(report([connected([MAIN, network('a', { id: 7 }), network('b', { id: 7 }), network('c', { id: 1 })])]))
    .toBe(`VirtualMachine shop/web /spec/networks/2/id (VM-66)
  this id belongs to Network a
  got: 7
  instead: a free number from 2 to 16383, or no 'id'

VirtualMachine shop/web /spec/networks/3/id (VM-66)
  this id belongs to the main network
  got: 1
  instead: a free number from 2 to 16383, or no 'id'`));

  const id = fc.oneof(fc.constant(undefined), fc.integer({ min: -1, max: 4 }), fc.integer({ min: 16382, max: 16385 }));

  test('ids pass where they are in range, each once, and 1 is that of the main network', () => {
    fc.assert(fc.property(fc.boolean(), id, fc.array(id, { maxLength: 4 }), (main, mainId, others) => {
      const networks = [...main ? [{ ...MAIN, id: mainId }] : [], ...others.map((each, i) => network(`n${i}`, { id: each }))];
      const given = others.filter(each => each !== undefined);
      // the platform gives 1 to a main network without an id before the webhook compares
      const all = [...main ? [mainId ?? 1] : [], ...given];
      const legal = all.every(each => each >= 1 && each <= 16383) && new Set(all).size === all.length && (!main || all[0] === 1);
      expect(ids(check([connected(networks.map(each => JSON.parse(JSON.stringify(each))))]))).toEqual(legal ? [] : ['VM-66']);
    }));
  });
});
