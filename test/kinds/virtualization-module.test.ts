import { ApiObject, App, Chart, Cron, Size, Testing } from 'cdk8s';
import { VirtualizationModule, VirtualizationModuleProps } from '../../src/kinds/virtualization-module';
import { Dvcr } from '../../src/values/dvcr';
import { FeatureGate } from '../../src/values/feature-gate';
import { Https } from '../../src/values/https';
import { LogFormat, LogLevel } from '../../src/values/module-log';
import { ModuleMaintenance } from '../../src/values/module-props';
import { RemovalPolicy } from '../../src/values/removal-policy';

const dvcr = Dvcr.onVolume(Size.gibibytes(50));
const chart = () => new Chart(Testing.app(), 'test', { namespace: 'shop' });
const make = (props: Partial<VirtualizationModuleProps>) => new VirtualizationModule(chart(), 'Module', { dvcr, ...props });
const render = (props: Partial<VirtualizationModuleProps>) => ApiObject.of(make(props)).toJson();

const DVCR = { storage: { type: 'PersistentVolumeClaim', persistentVolumeClaim: { size: '50Gi' } } };
const on = (settings: object) => ({ enabled: true, version: 1, settings: { dvcr: DVCR, ...settings } });

test.each<[string, Partial<VirtualizationModuleProps>, object]>([
  ['a module that is on', {}, on({})],
  ['a module that is off, with its settings', { enabled: false }, { ...on({}), enabled: false }],
  ['another registry', { dvcr: Dvcr.onVolumeOf('50G', { storageClassName: 'fast', garbageCollection: Cron.daily() }) }, on({
    dvcr: { storage: { type: 'PersistentVolumeClaim', persistentVolumeClaim: { size: '50G', storageClassName: 'fast' } }, gc: { schedule: '0 0 * * *' } },
  })],
  ['networks', { virtualMachineCidrs: ['10.66.10.0/24', '0.0.0.0/0', '255.255.255.255/32'] },
    on({ virtualMachineCIDRs: ['10.66.10.0/24', '0.0.0.0/0', '255.255.255.255/32'] })],
  ['an empty list as given', { featureGates: [] }, on({ featureGates: [] })],
  ['an ingress class', { ingressClass: 'nginx' }, on({ ingressClass: 'nginx' })],
  ['a gateway', { gatewayApiGateway: { name: 'main', namespace: 'd8-alb' } }, on({ gatewayAPIGateway: { name: 'main', namespace: 'd8-alb' } })],
  ['https', { https: Https.customCertificate('wildcard') }, on({ https: { mode: 'CustomCertificate', customCertificate: { secretName: 'wildcard' } } })],
  ['one copy', { highAvailability: false }, on({ highAvailability: false })],
  ['several copies', { highAvailability: true }, on({ highAvailability: true })],
  ['audit', { audit: true }, on({ audit: { enabled: true } })],
  ['no audit', { audit: false }, on({ audit: { enabled: false } })],
  ['classes of images', { virtualImages: { defaultStorageClassName: 'a', allowedStorageClassNames: ['a', 'b'] } },
    on({ virtualImages: { defaultStorageClassName: 'a', allowedStorageClassSelector: { matchNames: ['a', 'b'] } } })],
  ['the class of images in old words', { virtualImages: { storageClassName: 'a' } }, on({ virtualImages: { storageClassName: 'a' } })],
  ['classes of disks', { virtualDisks: { allowedStorageClassNames: ['a'] } }, on({ virtualDisks: { allowedStorageClassSelector: { matchNames: ['a'] } } })],
  ['the default class of disks', { virtualDisks: { defaultStorageClassName: 'a' } }, on({ virtualDisks: { defaultStorageClassName: 'a' } })],
  ['no classes, given so', { virtualDisks: {}, virtualImages: { allowedStorageClassNames: [] } },
    on({ virtualDisks: {}, virtualImages: { allowedStorageClassSelector: { matchNames: [] } } })],
  ['a network of migrations', { liveMigrationNetworkName: 'fast' }, on({ liveMigration: { network: { type: 'SystemNetwork', systemNetwork: { name: 'fast' } } } })],
  ['the log', { logLevel: LogLevel.WARN, logFormat: LogFormat.JSON }, on({ logLevel: 'warn', logFormat: 'json' })],
  ['feature gates', {
    featureGates: [
      FeatureGate.HOTPLUG_CPU_WITH_LIVE_MIGRATION,
      FeatureGate.HOTPLUG_MEMORY_WITH_LIVE_MIGRATION,
      FeatureGate.HOTPLUG_CPU_AND_MEMORY_WITH_IN_PLACE_RESIZE,
      FeatureGate.GPU,
    ],
  }, on({ featureGates: ['HotplugCPUWithLiveMigration', 'HotplugMemoryWithLiveMigration', 'HotplugCPUAndMemoryWithInPlaceResize', 'GPU'] })],
  ['what every module has', { source: 'deckhouse', updatePolicy: 'nightly', maintenance: ModuleMaintenance.NO_RESOURCE_RECONCILIATION },
    { ...on({}), source: 'deckhouse', updatePolicy: 'nightly', maintenance: 'NoResourceReconciliation' }],
])('renders %s', (_, props, spec) => expect(render(props).spec).toEqual(spec));

test('the object is cluster-wide and has the name of the module', () => {
  const { spec: _, ...rest } = render({ labels: { team: 'platform' }, annotations: { a: 'b' }, allowDisabling: true, removalPolicy: RemovalPolicy.DESTROY });
  expect(rest).toEqual({
    apiVersion: 'deckhouse.io/v1alpha1',
    kind: 'ModuleConfig',
    metadata: { name: 'virtualization', labels: { team: 'platform' }, annotations: { 'a': 'b', 'modules.deckhouse.io/allow-disabling': 'true' } },
  });
  expect(render({}).metadata).toEqual({
    name: 'virtualization',
    annotations: {
      'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false', 'helm.sh/resource-policy': 'keep', 'kustomize.toolkit.fluxcd.io/prune': 'disabled',
    },
  });
});

const CIDR = (got: string) => `[test/Module] 'virtualMachineCidrs' must be IPv4 networks as address/bits, got ${got}: for example 10.66.10.0/24`;

test.each<[string, string[], string]>([
  ['an address without bits', ['10.66.10.0/24', '10.66.20.0'], CIDR('"10.66.20.0" at index 1')],
  ['too many bits', ['10.66.10.0/33'], CIDR('"10.66.10.0/33" at index 0')],
  ['too large an octet', ['10.66.256.0/24'], CIDR('"10.66.256.0/24" at index 0')],
  ['a leading zero', ['10.66.010.0/24'], CIDR('"10.66.010.0/24" at index 0')],
  ['a leading zero in the bits', ['10.66.10.0/08'], CIDR('"10.66.10.0/08" at index 0')],
  ['a range', ['10.66.10.1-10.66.10.9'], CIDR('"10.66.10.1-10.66.10.9" at index 0')],
  ['IPv6', ['fd00::/64'], CIDR('"fd00::/64" at index 0')],
  ['a line break', ['10.66.10.0/24\n'], CIDR('"10.66.10.0/24\\n" at index 0')],
  ['everything wrong at once', ['', '10.66.10.0/24', 'x'], CIDR('"" at index 0, "x" at index 2')],
])('refuses %s', (_, virtualMachineCidrs, message) => expect(() => make({ virtualMachineCidrs })).toThrow(new Error(message)));

test('rendering twice gives the same', () => {
  const app = new App();
  const platform = new Chart(app, 'platform', { namespace: 'shop' });
  new VirtualizationModule(platform, 'Module', { dvcr, virtualMachineCidrs: ['10.66.10.0/24'], https: Https.certManager(), virtualDisks: {} });
  const first = app.synthYaml();
  expect(app.synthYaml()).toBe(first);
  expect(first).not.toContain('namespace');
});

test('wrong types do not compile', () => {
  // @ts-expect-error the registry is required
  expect(() => ApiObject.of(new VirtualizationModule(chart(), 'Module', {})).toJson()).toThrow();
  // @ts-expect-error the name cannot be set
  expect(() => make({ name: 'other' })).toThrow();
  // @ts-expect-error the version cannot be set
  expect(() => make({ version: 2 })).toThrow();
  // @ts-expect-error a gate is a value of the enum
  make({ featureGates: ['GPU'] });
  // @ts-expect-error a gateway needs a namespace
  expect(() => make({ gatewayApiGateway: { name: 'main' } })).toThrow();
  // @ts-expect-error only images have the deprecated setting
  expect(() => make({ virtualDisks: { storageClassName: 'a' } })).toThrow();
});
