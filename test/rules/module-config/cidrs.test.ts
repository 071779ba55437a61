import fc from 'fast-check';
import { check, ids, told } from '../support';
import { found } from './found';
import { config, configOf } from '../../../src/catalogue/module-config/objects';
import { ClusterFacts } from '../../../src/domain/cluster-facts';
import { ipv4Text, parseCidr } from '../../../src/manifest/cidr';
import { Manifest } from '../../../src/manifest/manifest';

test.each([
  ['MC-11', `ModuleConfig virtualization /spec/settings/virtualMachineCIDRs (MC-11)
  DVP 1.10.2 needs networks that machines get their addresses from
  got: nothing
  instead: at least one network, for example 10.66.10.0/24`],
  ['MC-12', `ModuleConfig virtualization /spec/settings/virtualMachineCIDRs/0 (MC-12)
  not an IPv4 network
  got: "10.66.10.0"
  instead: an address and bits from 0 to 32, for example 10.66.10.0/24`],
  ['MC-13', `ModuleConfig virtualization /spec/settings/virtualMachineCIDRs/1 (MC-13)
  this network overlaps 10.66.0.0/16 at index 0
  got: "10.66.255.0/24"
  instead: networks that share no address`],
  ['MC-14', `ModuleConfig virtualization /spec/settings/virtualMachineCIDRs/0 (MC-14)
  the network starts at 10.66.10.0, and machines never get the addresses below 10.66.10.1
  got: "10.66.10.1/24"
  instead: 10.66.10.0/24`],
  ['MC-15', `ModuleConfig virtualization /spec/settings/virtualMachineCIDRs/0 (MC-15)
  this network contains the node address 10.66.10.255
  got: "10.66.10.0/24"
  instead: a network without nodes`],
  ['MC-16', `ModuleConfig virtualization /spec/settings/virtualMachineCIDRs/0 (MC-16)
  this network overlaps that of pods, 10.111.0.0/16
  got: "10.111.255.0/24"
  instead: a network that the cluster does not use

ModuleConfig virtualization /spec/settings/virtualMachineCIDRs/1 (MC-16)
  this network overlaps that of services, 10.222.0.0/16
  got: "10.222.0.0/24"
  instead: a network that the cluster does not use`],
  ['MC-18', `ModuleConfig virtualization /spec/settings/virtualMachineCIDRs (MC-18)
  the cluster has networks for machines, and the list of them cannot be removed
  got: nothing
  instead: 10.66.10.0/24`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

const cidrs = (...virtualMachineCIDRs: string[]) => [config({ virtualMachineCIDRs })];

test.each<[string, string, Manifest[], ClusterFacts, string[]]>([
  ['MC-11', 'a release that does not require the list', [config()], { dvpRelease: '1.11.0' }, []],
  ['MC-11', 'the next release', [config()], { dvpRelease: 'next' }, []],
  ['MC-11', 'an old release', [config()], { dvpRelease: '0.20.0' },
    ['/virtualMachineCIDRs: DVP 0.20.0 needs networks that machines get their addresses from']],
  ['MC-11', 'a module that is off', [configOf({ enabled: false, version: 1, settings: (config().spec as any).settings })],
    { dvpRelease: '1.10.2' }, []],
  ['MC-11', 'a cluster that has networks', [config()], { dvpRelease: '1.10.2', virtualMachineCidrs: ['10.66.10.0/24'] }, []],
  ['MC-12', 'a network of IPv6', cidrs('fd00::/64', '10.66.10.0/24'), {}, ['/virtualMachineCIDRs/0: not an IPv4 network']],
  ['MC-13', 'the same twice', cidrs('10.66.10.0/24', '10.66.11.0/24', '10.66.10.0/24'), {},
    ['/virtualMachineCIDRs/2: this network overlaps 10.66.10.0/24 at index 0']],
  ['MC-13', 'a wide one after narrow ones', cidrs('10.66.10.0/24', '10.66.11.0/24', '10.66.0.0/16'), {},
    ['/virtualMachineCIDRs/2: this network overlaps 10.66.10.0/24 at index 0']],
  ['MC-13', 'items that are not networks', cidrs('x', 'x'), {}, []],
  ['MC-15', 'several nodes', cidrs('10.66.10.0/24'), { nodeAddresses: ['10.66.10.0', 'fd00::1', '10.66.10.9', '10.66.11.0'] },
    ['/virtualMachineCIDRs/0: this network contains the node address 10.66.10.0 and 1 more']],
  ['MC-16', 'the whole Internet', cidrs('0.0.0.0/0'), { podSubnetCidr: '10.111.0.0/16', serviceSubnetCidr: '10.222.0.0/16' },
    ['/virtualMachineCIDRs/0: this network overlaps that of pods, 10.111.0.0/16, and that of services, 10.222.0.0/16']],
  ['MC-18', 'no networks before', [config()], { virtualMachineCidrs: [] }, []],
])('%s and %s', (id, _, manifests, facts, violations) => expect(found(id, manifests, facts)).toEqual(violations));

test.each([
  ['10.66.10.0/0', 'a smaller network, for example 10.66.10.0/24'],
  ['10.66.10.5/1', 'a smaller network, for example 10.66.10.0/24'],
  ['192.168.1.1/7', 'a smaller network, for example 192.168.1.0/24'],
  ['10.66.10.0/8', '10.0.0.0/8'],
  ['10.66.10.9/30', '10.66.10.8/30'],
])('instead of %s MC-14 advises %s', (text, instead) => expect(check(cidrs(text)).map(finding => finding.instead)).toEqual([instead]));

const address = fc.integer({ min: 0, max: 2 ** 32 - 1 }).map(ipv4Text);
const range = fc.record({ at: address, bits: fc.integer({ min: 0, max: 32 }) }).map(({ at, bits }) => `${at}/${bits}`);

test('only MC-14 checks the first address of a network', () => {
  fc.assert(fc.property(range, text => {
    const { address: at, first } = parseCidr(text)!;
    expect(ids(check(cidrs(text)))).toEqual(at === first ? [] : ['MC-14']);
  }));
});

test('the order of two networks does not matter for an overlap', () => {
  fc.assert(fc.property(range, range, (a, b) => {
    expect(found('MC-13', cidrs(a, b)).length).toBe(found('MC-13', cidrs(b, a)).length);
    const [x, y] = [parseCidr(a)!, parseCidr(b)!];
    expect(found('MC-13', cidrs(a, b)).length).toBe(x.last < y.first || y.last < x.first ? 0 : 1);
  }));
});
