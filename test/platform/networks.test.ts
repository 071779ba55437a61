import { ApiObject, Chart, Duration, Testing } from 'cdk8s';
import * as dvp from '../../src/index';
import { chartOf, refusalOf, rendered } from '../support';

const extra = { 'nic-group': 'extra' };
const OF_EXTRA = { labelSelector: { matchLabels: extra } };
const object = (kind: string, spec: object, metadata: object = {}) =>
  ({ apiVersion: 'network.deckhouse.io/v1alpha1', kind, metadata: { name: 'office', ...metadata }, spec });

const network = (props: Partial<dvp.ClusterNetworkProps> = {}) => new dvp.ClusterNetwork(chartOf(), 'office', { interfaceLabels: extra, ...props });
const pool = (...pools: dvp.AddressRange[]) => new dvp.ClusterIPAddressPool(chartOf(), 'office', { pools });
const networkClass = (props: Partial<dvp.NetworkClassProps>) =>
  new dvp.NetworkClass(chartOf(), 'office', { interfaceLabels: extra, vlanIds: ['600'], ...props });
const own = (props: Partial<dvp.NetworkProps> = {}) =>
  new dvp.Network(chartOf(), 'office', { networkClass: dvp.NetworkClass.fromNetworkClassName('teams'), ...props });

test.each<[string, () => dvp.Resource, object]>([
  ['a network without a VLAN', () => network(), object('ClusterNetwork', { type: 'Access', parentNodeNetworkInterfaces: OF_EXTRA })],
  ['a network of a VLAN with addresses', () => network({ vlanId: 900, addressPool: dvp.ClusterIPAddressPool.fromAddressPoolName('addresses') }),
    object('ClusterNetwork', {
      type: 'VLAN',
      vlan: { id: 900 },
      parentNodeNetworkInterfaces: OF_EXTRA,
      ipam: { ipAddressPoolRef: { kind: 'ClusterIPAddressPool', name: 'addresses' } },
    })],
  ['a pool of a whole network', () => pool({ network: '192.168.200.0/24' }), object('ClusterIPAddressPool', { pools: [{ network: '192.168.200.0/24' }] })],
  ['a pool with ranges, routes and a time', () => new dvp.ClusterIPAddressPool(chartOf(), 'office', {
    pools: [{ network: '192.168.200.0/24', ranges: ['192.168.200.10-192.168.200.99'], routes: [{ destination: '10.10.0.0/16', via: '192.168.200.1' }] }],
    leaseTtl: Duration.hours(1),
  }), object('ClusterIPAddressPool', {
    leaseTTL: '3600s',
    pools: [{ network: '192.168.200.0/24', ranges: ['192.168.200.10-192.168.200.99'], routes: [{ destination: '10.10.0.0/16', via: '192.168.200.1' }] }],
  })],
  ['a class', () => networkClass({ vlanIds: ['600-800', '1200'] }),
    object('NetworkClass', { vlan: { idPool: ['600-800', '1200'], parentNodeNetworkInterfaces: OF_EXTRA } })],
  ['a network of a namespace', () => own(), object('Network', { networkClass: 'teams' }, { namespace: 'ns' })],
  ['a network of a namespace with its VLAN', () => own({ vlanId: 4094, namespace: 'shop', labels: { team: 'shop' } }),
    object('Network', { networkClass: 'teams', vlan: { id: 4094 } }, { namespace: 'shop', labels: { team: 'shop' } })],
])('renders %s', (_, create, json) => expect(rendered(create())).toEqual(json));

const AT = '[test/office]';
const VLAN = (got: number) => `${AT} 'vlanId' must be a whole number from 1 to 4094, got ${got}`;
const NO_LABELS = `${AT} 'interfaceLabels' must not be empty, since that fits every interface of every node: for example { 'nic-group': 'extra' }`;
const RANGE = (got: string) => `${AT} 'pools[0].ranges[0]' must be two addresses of 192.168.200.0/24, the lower one first, got "${got}": for example 192.168.200.10-192.168.200.99`;
const NETWORK = (got: string) => `${AT} 'pools[0].network' must be an IPv4 network as address/bits that begins with its first address, got "${got}": for example 192.168.200.0/24`;
const IDS = (i: number, got: string) => `${AT} 'vlanIds[${i}]' must be a number of a VLAN or a range of them, from 1 to 4094, got "${got}": for example 600-800`;
const inRange = (range: string) => () => pool({ network: '192.168.200.0/24', ranges: [range] });

test.each<[string, () => unknown, string]>([
  ['labels that every interface has', () => network({ interfaceLabels: {} }), NO_LABELS],
  ['labels of a class that every interface has', () => networkClass({ interfaceLabels: {} }), NO_LABELS],
  ['the VLAN 0', () => network({ vlanId: 0 }), VLAN(0)],
  ['the VLAN 4095', () => own({ vlanId: 4095 }), VLAN(4095)],
  ['an empty pool', () => pool(), `${AT} 'pools' must not be empty: for example [{ network: '192.168.200.0/24' }]`],
  ['a network that is not one', () => pool({ network: '192.168.200.0' }), NETWORK('192.168.200.0')],
  ['a network that begins inside', () => pool({ network: '192.168.200.1/24' }), NETWORK('192.168.200.1/24')],
  ['a range outside of its network', inRange('192.168.201.1-192.168.201.9'), RANGE('192.168.201.1-192.168.201.9')],
  ['a range from its end', inRange('192.168.200.9-192.168.200.1'), RANGE('192.168.200.9-192.168.200.1')],
  ['a range of three', inRange('192.168.200.1-192.168.200.2-192.168.200.3'), RANGE('192.168.200.1-192.168.200.2-192.168.200.3')],
  ['wrong routes', () => pool({ network: '192.168.200.0/24', routes: [{ destination: 'all', via: 'router' }] }), [
    `${AT} 'pools[0].routes[0].destination' must be an IPv4 network, got "all": for example 10.10.0.0/16`,
    `${AT} 'pools[0].routes[0].via' must be an IPv4 address, got "router": for example 192.168.200.1`,
  ].join('\n')],
  ['no VLAN', () => networkClass({ vlanIds: [] }), `${AT} 'vlanIds' must not be empty: for example ['600-800']`],
  ['VLANs that are none', () => networkClass({ vlanIds: ['0', '800-600', '4095', 'all', '600'] }), [IDS(0, '0'), IDS(1, '800-600'), IDS(2, '4095'), IDS(3, 'all')].join('\n')],
])('refuses %s', (_, create, message) => expect(refusalOf(create)).toBe(message));

test('a single address is a range', () => expect(rendered(pool({ network: '192.168.200.0/24', ranges: ['192.168.200.9'] })).spec)
  .toEqual({ pools: [{ network: '192.168.200.0/24', ranges: ['192.168.200.9'] }] }));

test('machines connect to networks by their names', () => expect([
  network().connect(), network().connect({ interfaceId: 4 }), own().connect(),
].map(each => each._toKube())).toEqual([
  { type: 'ClusterNetwork', name: 'office' },
  { type: 'ClusterNetwork', name: 'office', id: 4 },
  { type: 'Network', name: 'office' },
]));

test('a network depends on its pool, and one of a namespace on its class', () => {
  const chart = new Chart(Testing.app(), 'test');
  const addressPool = new dvp.ClusterIPAddressPool(chart, 'addresses', { pools: [{ network: '192.168.200.0/24' }] });
  const teams = new dvp.NetworkClass(chart, 'teams', { interfaceLabels: extra, vlanIds: ['600'] });
  const networks = [
    new dvp.ClusterNetwork(chart, 'office', { interfaceLabels: extra, addressPool }),
    new dvp.Network(chart, 'backend', { networkClass: teams, namespace: 'shop' }),
    new dvp.Network(chart, 'other', { networkClass: dvp.NetworkClass.fromNetworkClassName('teams'), namespace: 'shop' }),
  ];
  expect(networks.map(each => ApiObject.of(each).node.dependencies.map(({ node }) => node.path)))
    .toEqual([['test/addresses/Resource'], ['test/teams/Resource'], []]);
});
