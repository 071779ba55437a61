import { ApiObject, DependencyGraph, Size } from 'cdk8s';
import { ClusterVirtualImage } from '../../src/kinds/cluster-virtual-image';
import { VirtualDisk, VirtualDiskProps } from '../../src/kinds/virtual-disk';
import { VirtualImage } from '../../src/kinds/virtual-image';
import { VirtualMachineClass } from '../../src/kinds/virtual-machine-class';
import { BlockDevice } from '../../src/values/block-device';
import { Checksum } from '../../src/values/checksum';
import { DiskSource } from '../../src/values/disk-source';
import { ImageSource } from '../../src/values/image-source';
import { RemovalPolicy } from '../../src/values/removal-policy';
import { chartOf, refusalOf, rendered, synthOf } from '../support';

const PEM = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
const SHA256 = 'ab'.repeat(32);

const specOf = (props: VirtualDiskProps): object => synthOf(chart => new VirtualDisk(chart, 'disk', props))()[0].spec;

test.each<[string, VirtualDiskProps, object]>([
  ['a blank disk', { size: Size.gibibytes(10) }, { persistentVolumeClaim: { size: '10Gi' } }],
  ['a blank disk that says so', { source: DiskSource.blank(), size: Size.gibibytes(10) }, { persistentVolumeClaim: { size: '10Gi' } }],
  ['the unit the author chose', { size: Size.mebibytes(512), storageClassName: 'fast' }, { persistentVolumeClaim: { size: '512Mi', storageClassName: 'fast' } }],
  ['an image', { source: DiskSource.image(VirtualImage.fromImageName('debian')) },
    { dataSource: { type: 'ObjectRef', objectRef: { kind: 'VirtualImage', name: 'debian' } } }],
  ['a cluster image', { source: DiskSource.clusterImage(ClusterVirtualImage.fromClusterImageName('debian')) },
    { dataSource: { type: 'ObjectRef', objectRef: { kind: 'ClusterVirtualImage', name: 'debian' } } }],
  ['a snapshot', { source: DiskSource.snapshot({ diskSnapshotName: 'monday' }), storageClassName: 'fast' },
    { dataSource: { type: 'ObjectRef', objectRef: { kind: 'VirtualDiskSnapshot', name: 'monday' } }, persistentVolumeClaim: { storageClassName: 'fast' } }],
  ['a download', { source: DiskSource.http('https://example.com/d.img', { checksum: Checksum.sha256(SHA256), caBundle: PEM }) },
    { dataSource: { type: 'HTTP', http: { url: 'https://example.com/d.img', checksum: { sha256: SHA256 }, caBundle: Buffer.from(PEM).toString('base64') } } }],
  ['a container image', { source: DiskSource.containerImage('registry.example.com/os/debian:12', { pullSecretName: 'regcred' }) },
    { dataSource: { type: 'ContainerImage', containerImage: { image: 'registry.example.com/os/debian:12', imagePullSecret: { name: 'regcred' } } } }],
  ['a container image without credentials', { source: DiskSource.containerImage('registry.example.com/os/debian:12') },
    { dataSource: { type: 'ContainerImage', containerImage: { image: 'registry.example.com/os/debian:12' } } }],
  ['an upload', { source: DiskSource.upload() }, { dataSource: { type: 'Upload' } }],
  ['an upload with a checksum', { source: DiskSource.upload({ checksum: Checksum.md5('0'.repeat(32)) }) },
    { dataSource: { type: 'Upload', upload: { checksum: { md5: '0'.repeat(32) } } } }],
])('renders %s', (_, props, spec) => expect(specOf(props)).toEqual(spec));

test.each<[string, VirtualDiskProps, string]>([
  ['a blank disk without a size', {}, `1 error in 1 object, nothing was written

[test/disk] VirtualDisk ns/disk /spec/persistentVolumeClaim/size (VD-03)
  a blank disk needs a size
  got: nothing
  instead: set 'size', for example Size.gibibytes(10), or set 'source'`],
  ['size zero', { size: Size.gibibytes(0) }, `1 error in 1 object, nothing was written

[test/disk] VirtualDisk ns/disk /spec/persistentVolumeClaim/size (VD-04)
  the size of a disk must be more than zero
  got: "0Gi"
  instead: a larger 'size', for example Size.gibibytes(10)`],
  ['a dot in the name', { size: Size.gibibytes(1), name: 'data.old' }, `1 error in 1 object, nothing was written

[test/disk] VirtualDisk ns/data.old /metadata/name (VD-01)
  the name of a VirtualDisk must not have a dot
  got: "data.old"
  instead: data-old`],
  ['a URL that DVP cannot read', { source: DiskSource.http('https://example.com/~me/d.img') }, `1 error in 1 object, nothing was written

[test/disk] VirtualDisk ns/disk /spec/dataSource/http/url (SCHEMA-PATTERN)
  wrong format
  got: "https://example.com/~me/d.img"
  instead: an http:// or https:// URL without spaces, quotes, # and ~`],
  ['an image of another namespace', { source: DiskSource.image(VirtualImage.fromImageName('debian', 'other')) }, `1 error in 1 object, nothing was written

[test/disk] VirtualDisk ns/disk /spec/dataSource/objectRef (REF-NAMESPACE)
  VirtualImage debian is in another namespace; DVP looks for it only in the namespace of this object
  got: other
  instead: an object in the namespace ns, or a ClusterVirtualImage`],
])('refuses %s', (_, props, message) => expect(refusalOf(() => specOf(props))).toBe(message));

test.each<[string, () => unknown, string]>([
  ['a pull secret elsewhere', () => DiskSource.containerImage('r.example.com/x', { pullSecretName: 's', pullSecretNamespace: 'other' }),
    'the pull secret of a disk must be in the namespace of the disk, got the namespace "other": leave \'pullSecretNamespace\' out'],
  ['a certificate that is none', () => DiskSource.http('https://example.com/d.img', { caBundle: 'MIIB' }),
    "'caBundle' must be PEM text with the line '-----BEGIN CERTIFICATE-----', got a string without it"],
])('refuses at the door %s', (_, run, message) => expect(refusalOf(run)).toBe(message));

test('is kept by every GitOps tool unless the user sets another policy', () => {
  const chart = chartOf();
  expect(rendered(new VirtualDisk(chart, 'kept', { size: Size.gibibytes(1), annotations: { 'helm.sh/resource-policy': 'mine' } })).metadata).toEqual({
    name: 'kept',
    namespace: 'ns',
    annotations: {
      'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
      'helm.sh/resource-policy': 'mine',
      'kustomize.toolkit.fluxcd.io/prune': 'disabled',
    },
  });
  expect(rendered(new VirtualDisk(chart, 'gone', { size: Size.gibibytes(1), removalPolicy: RemovalPolicy.DESTROY })).metadata)
    .toEqual({ name: 'gone', namespace: 'ns' });
});

test('is rendered after its image, in any order of declaration', () => {
  const chart = chartOf();
  const image = new VirtualImage(chart, 'image', { source: ImageSource.upload() });
  new VirtualDisk(chart, 'disk', { source: DiskSource.image(image) });
  const edges = new DependencyGraph(chart.node).topology().filter(ApiObject.isApiObject).map(object => object.kind);
  expect(edges).toEqual(['VirtualImage', 'VirtualDisk']);
});

test.each([NaN, Infinity])('a size of %d is refused at once', amount => expect(refusalOf(() => new VirtualDisk(chartOf(), 'disk', { size: Size.gibibytes(amount) })))
  .toBe(`[test/disk] 'size' must be a Size of a finite number, got ${amount}: for example Size.gibibytes(10)`));

test('a source of another kind does not compile, and is refused at run time', () => {
  // @ts-expect-error a disk is not an image
  expect(refusalOf(() => DiskSource.image(VirtualDisk.fromDiskName('disk'))))
    .toBe("[DiskSource.image] 'image' must be a VirtualImage, got an object with diskName, namespace: for example VirtualImage.fromImageName('debian-12')");
  // @ts-expect-error a cluster image is not an image of a namespace
  expect(refusalOf(() => DiskSource.image(ClusterVirtualImage.fromClusterImageName('image'))))
    .toBe("[DiskSource.image] 'image' must be a VirtualImage, got an object with clusterImageName: write DiskSource.clusterImage(image)");
  // @ts-expect-error the same in a machine
  expect(refusalOf(() => BlockDevice.image(ClusterVirtualImage.fromClusterImageName('image'))))
    .toBe("[BlockDevice.image] 'image' must be a VirtualImage, got an object with clusterImageName: write BlockDevice.clusterImage(image)");
  // @ts-expect-error a class is not an image
  expect(() => DiskSource.clusterImage(VirtualMachineClass.GENERIC)).toThrow();
  // @ts-expect-error a disk is required
  expect(refusalOf(() => ImageSource.disk()))
    .toBe("[ImageSource.disk] 'disk' is missing: set it, for example VirtualDisk.fromDiskName('data')");
  // @ts-expect-error a size has a unit
  const props: VirtualDiskProps = { size: '10Gi' };
  expect(props).toBeDefined();
});
