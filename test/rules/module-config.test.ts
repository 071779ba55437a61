import fc from 'fast-check';
import { check, ids, report, told } from './support';
import { poolOn } from '../../src/catalogue/virtual-machine-pool/objects';
import { ClusterFacts } from '../../src/domain/cluster-facts';
import { olderThan } from '../../src/domain/version';
import { config, configOf, registry } from '../../src/domain/settings';
import { ipv4Text, parseCidr } from '../../src/manifest/cidr';
import { Manifest, Metadata } from '../../src/manifest/manifest';

const MODULE = 'ModuleConfig virtualization /spec/settings';
const CIDRS = 'ModuleConfig virtualization /spec/settings/virtualMachineCIDRs';
const cidrs = (...virtualMachineCIDRs: string[]) => [config({ virtualMachineCIDRs })];
const object = (apiVersion: string, kind: string, metadata: Metadata, rest: object = {}): Manifest => ({ apiVersion, kind, metadata, ...rest });

test.each([
  ['MC-01', `ModuleConfig virtualisation /metadata/name (MC-01)
  these are settings of the module virtualization, and the platform would look for a module of another name
  got: "virtualisation"
  instead: virtualization, or the construct VirtualizationModule, which names itself`],
  ['MC-02', `ModuleConfig virtualization /spec/version (MC-02)
  settings say which version of their schema they follow
  got: nothing
  instead: 1`],
  ['MC-04', `${MODULE}/dvcr (MC-04)
  the module is not there without its registry
  got: nothing
  instead: dvcr.storage with type PersistentVolumeClaim and a size, for example Dvcr.onVolume(Size.gibibytes(50))`],
  ['MC-05', `${MODULE}/dvcr/storage/type (MC-05)
  without a type no later change of the module is let through, not even one that adds it
  got: nothing
  instead: PersistentVolumeClaim, as Dvcr.onVolume(…) has it`],
  ['MC-07', `${MODULE}/dvcr/storage/persistentVolumeClaim/size (MC-07)
  Kubernetes cannot read the size of the registry
  got: "50 GB"
  instead: 50Gi or 50G, for example, or Dvcr.onVolume(Size.gibibytes(50))`],
  ['MC-10', `${MODULE}/dvcr/gc/schedule (MC-10)
  the controller would not start: '7' is no day of the week, which is from 0 to 6
  got: "0 2 * * 7"
  instead: minute, hour, day of the month, month and day of the week, for example 0 2 * * *, or Cron.schedule(…)`],
  ['MC-11', `${CIDRS} (MC-11)
  DVP 1.10.2 asks for networks that machines get their addresses from
  got: nothing
  instead: at least one network, for example 10.66.10.0/24`],
  ['MC-12', `${CIDRS}/0 (MC-12)
  no IPv4 network
  got: "10.66.10.0"
  instead: an address and bits from 0 to 32, for example 10.66.10.0/24`],
  ['MC-13', `${CIDRS}/1 (MC-13)
  overlaps 10.66.0.0/16 at position 0
  got: "10.66.255.0/24"
  instead: networks that share no address`],
  ['MC-14', `${CIDRS}/0 (MC-14)
  the network starts at 10.66.10.0, and machines never get the addresses below 10.66.10.1
  got: "10.66.10.1/24"
  instead: 10.66.10.0/24`],
  ['MC-15', `${CIDRS}/0 (MC-15)
  a node has the address 10.66.10.255
  got: "10.66.10.0/24"
  instead: a network that no node is in`],
  ['MC-16', `${CIDRS}/0 (MC-16)
  overlaps the network of pods, 10.111.0.0/16
  got: "10.111.255.0/24"
  instead: a network that the cluster does not use

${CIDRS}/1 (MC-16)
  overlaps the network of services, 10.222.0.0/16
  got: "10.222.0.0/24"
  instead: a network that the cluster does not use`],
  ['MC-18', `${CIDRS} (MC-18)
  the cluster has networks for machines, and a list of them cannot be dropped again
  got: nothing
  instead: 10.66.10.0/24`],
  ['MC-20', `${MODULE}/https/customCertificate/secretName (MC-20)
  a certificate of your own needs the name of its Secret
  got: nothing
  instead: a Secret of d8-system, for example Https.customCertificate('wildcard')`],
  ['MC-21', `${MODULE}/virtualImages/storageClassName (MC-21)
  this setting is deprecated
  got: "fast"
  instead: defaultStorageClassName, which means the same`],
  ['MC-22', `${MODULE}/virtualImages/defaultStorageClassName (MC-22)
  the cluster has no such StorageClass
  got: "slow"
  instead: one of fast

${MODULE}/virtualImages/allowedStorageClassSelector/matchNames/1 (MC-22)
  the cluster has no such StorageClass
  got: "slower"
  instead: one of fast`],
  ['MC-23', `${MODULE}/virtualDisks/defaultStorageClassName (MC-23)
  with a default alone no disk may use another StorageClass, such as slow
  got: "fast"
  instead: allowedStorageClassSelector.matchNames with every class that is meant, be it fast alone`],
  ['MC-25', `${MODULE}/liveMigration/network/systemNetwork/name (MC-25)
  the cluster has no such SystemNetwork that is ready
  got: "slow"
  instead: one of fast`],
  ['MC-28', `${MODULE}/featureGates/0 (MC-28)
  the Community Edition has no such feature
  got: "HotplugCPUWithLiveMigration"
  instead: no feature gates, or an edition that has them, such as EE`],
  ['MC-29', `${MODULE}/featureGates/0 (MC-29)
  this feature needs Kubernetes 1.34, and the cluster has 1.33
  got: "GPU"
  instead: no GPU`],
  ['MC-30', `ModuleConfig virtualization /spec/enabled (MC-30)
  virtualization needs Deckhouse 1.74.2, and the cluster has 1.74.1
  instead: an update first

ModuleConfig virtualization /spec/enabled (MC-30)
  virtualization needs Kubernetes 1.25, and the cluster has 1.24
  instead: an update first

ModuleConfig virtualization /spec/enabled (MC-30)
  virtualization needs the module sdn of 0.6.2, and the cluster has v0.6.1
  instead: an update first`],
  ['MC-31', `ModuleConfig virtualization /spec/enabled (MC-31)
  where the module is on, Deckhouse refuses to switch it off without a confirmation
  got: false
  instead: the annotation modules.deckhouse.io/allow-disabling: 'true', which is allowDisabling of the construct`],
  ['MC-32', `${MODULE} (MC-32)
  where the module is on, its webhook refuses a change that drops the registry, even one that switches the module off
  got: nothing
  instead: the settings as they were`],
])('%s tells', (id, text) => expect(told(id)).toBe(text));

const made = (kind: string, name: string) => object('storage.deckhouse.io/v1alpha1', kind, { name });
const imagesBy = (virtualImages: object) => config({ virtualImages });
const certificate = config({ https: { mode: 'CustomCertificate', customCertificate: { secretName: 'wildcard' } } });
const secret = (namespace: string, type?: string) => object('v1', 'Secret', { name: 'wildcard', namespace }, { type });
const pool = (storageClassName: string) => poolOn({ spec: { persistentVolumeClaim: { size: '10Gi', storageClassName } } });
const network = (name: string) => config({ liveMigration: { network: { type: 'SystemNetwork', systemNetwork: { name } } } });
const other = (name: string, enabled: boolean) => configOf({ enabled }, { name });

// what rules of other topics say of the things around is theirs
const of = (id: string, manifests: readonly Manifest[], facts?: ClusterFacts) =>
  check(manifests, facts).filter(finding => finding.id === id).map(({ pointer, wrong }) => `${pointer.replace('/spec/settings', '')}: ${wrong}`);

test.each<[string, string, Manifest[], ClusterFacts, string[]]>([
  ['MC-01', 'settings of another module', [configOf({ version: 1, settings: { logLevel: 'debug' } }, { name: 'console' })], {}, []],
  ['MC-02', 'settings of another module without a version', [configOf({ settings: { a: 1 } }, { name: 'console' })], {},
    ['/spec/version: settings say which version of their schema they follow']],
  ['MC-02', 'version zero, which is none', [configOf({ version: 0, settings: { a: 1 } }, { name: 'console' })], {},
    ['/spec/version: settings say which version of their schema they follow']],
  ['MC-02', 'a later version of another module', [configOf({ version: 3, settings: { a: 1 } }, { name: 'global' })], {}, []],
  ['MC-02', 'half a version of another module', [configOf({ version: 1.5, settings: { a: 1 } }, { name: 'global' })], {},
    ['/spec/version: the module knows no such version of its settings']],
  ['MC-02', 'a later version', [{ ...config(), spec: { ...config().spec as object, version: 2 } }], {},
    ['/spec/version: the module knows no such version of its settings']],
  ['MC-02', 'no settings', [configOf({ settings: {} }, { name: 'console' }), configOf({ enabled: true }, { name: 'sdn' })], {}, []],
  ['MC-04', 'a module neither on nor off', [configOf({})], {}, ['/dvcr: the module is not there without its registry']],
  ['MC-04', 'another module', [other('console', true)], {}, []],
  ['MC-07', 'nothing', [registry({ size: '0Gi' })], {}, ['/dvcr/storage/persistentVolumeClaim/size: the size of the registry is more than zero']],
  ['MC-07', 'less than nothing', [registry({ size: '-1Gi' })], {},
    ['/dvcr/storage/persistentVolumeClaim/size: the size of the registry is more than zero']],
  ['MC-07', 'the least', [registry({ size: '1' })], {}, []],
  ['MC-10', 'an empty schedule', [registry({ size: '1Gi' }, { gc: { schedule: '' } })], {}, []],
  ['MC-11', 'a release that does without', [config()], { dvpRelease: '1.11.0' }, []],
  ['MC-11', 'what comes next', [config()], { dvpRelease: 'next' }, []],
  ['MC-11', 'an old release', [config()], { dvpRelease: '0.20.0' },
    ['/virtualMachineCIDRs: DVP 0.20.0 asks for networks that machines get their addresses from']],
  ['MC-11', 'a module that is off', [configOf({ enabled: false, version: 1, settings: (config().spec as any).settings })],
    { dvpRelease: '1.10.2' }, []],
  ['MC-11', 'a cluster that has networks', [config()], { dvpRelease: '1.10.2', virtualMachineCidrs: ['10.66.10.0/24'] }, []],
  ['MC-12', 'a network of IPv6', cidrs('fd00::/64', '10.66.10.0/24'), {}, ['/virtualMachineCIDRs/0: no IPv4 network']],
  ['MC-13', 'the same twice', cidrs('10.66.10.0/24', '10.66.11.0/24', '10.66.10.0/24'), {},
    ['/virtualMachineCIDRs/2: overlaps 10.66.10.0/24 at position 0']],
  ['MC-13', 'a wide one after narrow ones', cidrs('10.66.10.0/24', '10.66.11.0/24', '10.66.0.0/16'), {},
    ['/virtualMachineCIDRs/2: overlaps 10.66.10.0/24 at position 0']],
  ['MC-13', 'what is no network', cidrs('x', 'x'), {}, []],
  ['MC-15', 'several nodes', cidrs('10.66.10.0/24'), { nodeAddresses: ['10.66.10.0', 'fd00::1', '10.66.10.9', '10.66.11.0'] },
    ['/virtualMachineCIDRs/0: a node has the address 10.66.10.0, and 1 more are in this network']],
  ['MC-16', 'the whole Internet', cidrs('0.0.0.0/0'), { podSubnetCidr: '10.111.0.0/16', serviceSubnetCidr: '10.222.0.0/16' },
    ['/virtualMachineCIDRs/0: overlaps the network of pods, 10.111.0.0/16, and that of services, 10.222.0.0/16']],
  ['MC-18', 'no networks before', [config()], { virtualMachineCidrs: [] }, []],
  ['MC-20', 'a Secret of another type', [certificate, secret('d8-system')], {},
    ['/https/customCertificate/secretName: the Secret d8-system/wildcard has the type Opaque']],
  ['MC-20', 'a Secret of another namespace', [certificate, secret('d8-virtualization', 'kubernetes.io/tls')], {},
    ['/https/customCertificate/secretName: the module looks in d8-system only, and here a Secret of this name is in d8-virtualization']],
  ['MC-20', 'a Secret that is elsewhere', [certificate], {}, []],
  ['MC-20', 'another mode', [config({ https: { mode: 'CertManager', customCertificate: {} } })], {}, []],
  ['MC-20', 'an empty name', [config({ https: { mode: 'CustomCertificate', customCertificate: { secretName: '' } } })], {},
    ['/https/customCertificate/secretName: a certificate of your own needs the name of its Secret']],
  ['MC-21', 'the old setting beside a new one', [imagesBy({ storageClassName: 'a', allowedStorageClassSelector: { matchNames: ['a'] } })], {},
    ['/virtualImages/storageClassName: this setting does nothing beside a default or a list of allowed classes']],
  ['MC-22', 'a class of the set', [imagesBy({ defaultStorageClassName: 'slow' }), made('ReplicatedStorageClass', 'slow')],
    { storageClasses: [] }, []],
  ['MC-22', 'no class at all', [imagesBy({ defaultStorageClassName: 'slow' })], { storageClasses: [] },
    ['/virtualImages/defaultStorageClassName: the cluster has no such StorageClass']],
  ['MC-22', 'a list without a default', [imagesBy({ allowedStorageClassSelector: { matchNames: ['0', 'x'] } })],
    { storageClasses: [...'0123456789'].map(name => ({ name })) },
    ['/virtualImages/allowedStorageClassSelector/matchNames/1: the cluster has no such StorageClass']],
  ['MC-22', 'classes of disks', [config({ virtualDisks: { defaultStorageClassName: 'slow' } })], { storageClasses: [] }, []],
  ['MC-23', 'disks of a pool', [config({ virtualDisks: { defaultStorageClassName: 'fast' } }), pool('slow'), pool('fast')], {},
    ['/virtualDisks/defaultStorageClassName: with a default alone no disk may use another StorageClass, such as slow']],
  ['MC-23', 'images beside disks of a pool', [imagesBy({ defaultStorageClassName: 'fast' }), pool('slow')], {}, []],
  ['MC-23', 'images', [imagesBy({ defaultStorageClassName: 'fast' }), made('NFSStorageClass', 'nfs'), made('CephStorageClass', 'ceph')], {},
    ['/virtualImages/defaultStorageClassName: with a default alone no image may use another StorageClass, such as ceph, nfs']],
  ['MC-23', 'the class of the default alone', [config({ virtualDisks: { defaultStorageClassName: 'fast' } }), made('LocalStorageClass', 'fast')],
    {}, []],
  ['MC-23', 'no default', [config({ virtualDisks: {} }), made('LocalStorageClass', 'fast')], {}, []],
  ['MC-25', 'a cluster without sdn', [network('fast')], { modules: { 'cni-cilium': '' }, systemNetworks: ['fast'] },
    ['/liveMigration/network/systemNetwork/name: a network of its own for live migration needs the module sdn, which is off']],
  ['MC-25', 'sdn switched on by the set', [network('fast'), other('sdn', true)], { modules: { 'cni-cilium': '' } }, []],
  ['MC-25', 'a network of the set', [network('fast'), object('network.deckhouse.io/v1alpha1', 'SystemNetwork',
    { name: 'fast', namespace: 'stamped' })],
  { systemNetworks: [] }, []],
  ['MC-25', 'an empty network', [config({ liveMigration: { network: {} } })], { systemNetworks: [] }, []],
  ['MC-28', 'another edition', [config({ featureGates: ['GPU'] })], { edition: 'SE+' }, []],
  ['MC-29', 'resizing in place', [config({ featureGates: ['GPU', 'HotplugCPUAndMemoryWithInPlaceResize', 'HotplugCPUWithLiveMigration'] })],
    { kubernetesVersion: '1.32' },
    [
      '/featureGates/0: this feature needs Kubernetes 1.34, and the cluster has 1.32',
      '/featureGates/1: this feature needs Kubernetes 1.33, and the cluster has 1.32',
    ]],
  ['MC-29', 'GPU', [config({ featureGates: ['GPU'] })], { kubernetesVersion: '1.34' }, []],
  ['MC-30', 'what is just enough', [config()],
    { modules: { 'cni-cilium': '', 'sdn': '0.6.2' }, deckhouseRelease: '1.74.2', kubernetesVersion: '1.25' }, []],
  ['MC-30', 'what may be enough', [config()], { modules: { 'cni-cilium': '', 'sdn': '' }, deckhouseRelease: '1.74', kubernetesVersion: '1' }, []],
  ['MC-30', 'another network of the cluster', [config()], { modules: { 'cni-flannel': '' } },
    ['/spec/enabled: virtualization needs the module cni-cilium, which is off']],
  ['MC-30', 'cilium switched on by the set', [config(), other('cni-cilium', true)], { modules: {} }, []],
  ['MC-30', 'what older releases ask for', [config()],
    { modules: { 'cni-cilium': '', 'sdn': '0.6.1' }, deckhouseRelease: '1.71.0', dvpRelease: '1.3.0' }, []],
  ['MC-30', 'the release that did not ask for sdn', [config()], { modules: { 'cni-cilium': '', 'sdn': '0.6.1' }, dvpRelease: '1.10.0' }, []],
  ['MC-30', 'a module neither on nor off', [configOf({ version: 1, settings: (config().spec as any).settings })], { modules: {} }, []],
  ['MC-31', 'any value of the annotation', [configOf({ enabled: false }, { annotations: { 'modules.deckhouse.io/allow-disabling': '' } })], {}, []],
  ['MC-31', 'another module', [other('console', false)], {}, []],
])('%s and %s', (id, _, manifests, facts, complaints) => expect(of(id, manifests, facts)).toEqual(complaints));

test('settings of another module are nobody’s business here', () => {
  const settings = { https: { mode: 'CustomCertificate' }, featureGates: ['GPU'], virtualDisks: 5 };
  const facts = { edition: 'CE', kubernetesVersion: '1.20', systemNetworks: [], storageClasses: [], modules: {} };
  expect(report([configOf({ version: 1, settings }, { name: 'console' })], facts)).toBe('');
});

const address = fc.integer({ min: 0, max: 2 ** 32 - 1 }).map(ipv4Text);
const range = fc.record({ at: address, bits: fc.integer({ min: 0, max: 32 }) }).map(({ at, bits }) => `${at}/${bits}`);

test('whatever is a network, one rule alone minds where it starts', () => {
  fc.assert(fc.property(range, text => {
    const { address: at, first } = parseCidr(text)!;
    expect(ids(check(cidrs(text)))).toEqual(at === first ? [] : ['MC-14']);
  }));
});

test('two networks overlap in either order, or in none', () => {
  fc.assert(fc.property(range, range, (a, b) => {
    expect(of('MC-13', cidrs(a, b)).length).toBe(of('MC-13', cidrs(b, a)).length);
    const [x, y] = [parseCidr(a)!, parseCidr(b)!];
    expect(of('MC-13', cidrs(a, b)).length).toBe(x.last < y.first || y.last < x.first ? 0 : 1);
  }));
});

test.each([
  ['1.32', '1.33', true], ['1.33', '1.33', false], ['1.33.4', '1.33', false], ['v1.9', '1.10', true], ['1.74', '1.74.2', false],
  ['1.73', '1.74.2', true],
  ['2', '1.74.2', false], ['1.74.2-rc.1', '1.74.2', false], ['', '1.0', undefined], ['next', '1.0', undefined], [undefined, '1.0', undefined],
])('%s is older than %s: %s', (release, than, older) => expect(olderThan(release, than)).toBe(older));
