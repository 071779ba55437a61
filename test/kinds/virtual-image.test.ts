import { ClusterVirtualImage, ClusterVirtualImageProps } from '../../src/kinds/cluster-virtual-image';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { VirtualImage, VirtualImageProps } from '../../src/kinds/virtual-image';
import { Checksum } from '../../src/values/checksum';
import { ImageSource } from '../../src/values/image-source';
import { ImageStorage } from '../../src/values/image-storage';
import { RemovalPolicy } from '../../src/values/removal-policy';
import { chartOf, refusalOf, rendered, synthOf } from '../support';

const URL = 'https://example.com/debian.qcow2';
const REF = 'registry.example.com/os/debian:12';
const IN_DVCR = { storage: 'ContainerRegistry' };

test.each<[string, VirtualImageProps, object]>([
  ['a download', { source: ImageSource.http(URL) }, { ...IN_DVCR, dataSource: { type: 'HTTP', http: { url: URL } } }],
  ['a download with several checksums', { source: ImageSource.http(URL, { checksum: Checksum.all(Checksum.md5('a'.repeat(32)), Checksum.streebog256('B'.repeat(64))) }) },
    { ...IN_DVCR, dataSource: { type: 'HTTP', http: { url: URL, checksum: { md5: 'a'.repeat(32), streebog256: 'B'.repeat(64) } } } }],
  ['a volume', { source: ImageSource.http(URL), storage: ImageStorage.persistentVolumeClaim('fast') },
    { storage: 'PersistentVolumeClaim', persistentVolumeClaim: { storageClassName: 'fast' }, dataSource: { type: 'HTTP', http: { url: URL } } }],
  ['a volume of the default class', { source: ImageSource.http(URL), storage: ImageStorage.persistentVolumeClaim() },
    { storage: 'PersistentVolumeClaim', dataSource: { type: 'HTTP', http: { url: URL } } }],
  ['a container image', { source: ImageSource.containerImage(REF, { pullSecretName: 'regcred' }) },
    { ...IN_DVCR, dataSource: { type: 'ContainerImage', containerImage: { image: REF, imagePullSecret: { name: 'regcred' } } } }],
  ['a disk', { source: ImageSource.disk(VirtualDisk.fromDiskName('golden')) },
    { ...IN_DVCR, dataSource: { type: 'ObjectRef', objectRef: { kind: 'VirtualDisk', name: 'golden' } } }],
  ['a snapshot', { source: ImageSource.diskSnapshot({ diskSnapshotName: 'monday', namespace: 'ns' }) },
    { ...IN_DVCR, dataSource: { type: 'ObjectRef', objectRef: { kind: 'VirtualDiskSnapshot', name: 'monday' } } }],
  ['an image', { source: ImageSource.image(VirtualImage.fromImageName('debian')) },
    { ...IN_DVCR, dataSource: { type: 'ObjectRef', objectRef: { kind: 'VirtualImage', name: 'debian' } } }],
  ['an image of the cluster', { source: ImageSource.clusterImage(ClusterVirtualImage.fromClusterImageName('debian')) },
    { ...IN_DVCR, dataSource: { type: 'ObjectRef', objectRef: { kind: 'ClusterVirtualImage', name: 'debian' } } }],
  ['an upload', { source: ImageSource.upload() }, { ...IN_DVCR, dataSource: { type: 'Upload' } }],
])('a VirtualImage renders %s', (_, props, spec) => expect(synthOf(chart => new VirtualImage(chart, 'image', props))()[0].spec).toEqual(spec));

test.each<[string, ClusterVirtualImageProps, object]>([
  ['a download', { source: ImageSource.http(URL) }, { dataSource: { type: 'HTTP', http: { url: URL } } }],
  ['a container image', { source: ImageSource.containerImage(REF, { pullSecretName: 'regcred', pullSecretNamespace: 'images' }) },
    { dataSource: { type: 'ContainerImage', containerImage: { image: REF, imagePullSecret: { name: 'regcred', namespace: 'images' } } } }],
  ['a disk of any namespace', { source: ImageSource.disk(VirtualDisk.fromDiskName('golden', 'forge')) },
    { dataSource: { type: 'ObjectRef', objectRef: { kind: 'VirtualDisk', name: 'golden', namespace: 'forge' } } }],
  ['an image of the cluster', { source: ImageSource.clusterImage(ClusterVirtualImage.fromClusterImageName('debian')) },
    { dataSource: { type: 'ObjectRef', objectRef: { kind: 'ClusterVirtualImage', name: 'debian' } } }],
])('a ClusterVirtualImage renders %s', (_, props, spec) =>
  expect(synthOf(chart => new ClusterVirtualImage(chart, 'image', props))()[0].spec).toEqual(spec));

test.each<[string, () => unknown, string]>([
  ['a pull secret elsewhere', synthOf(chart => new VirtualImage(chart, 'image', { source: ImageSource.containerImage(REF, { pullSecretName: 's', pullSecretNamespace: 'x' }) })),
    '[test/image] the pull secret of a VirtualImage must be in the namespace of the image, got the namespace "x": leave \'pullSecretNamespace\' out'],
  ['a pull secret nowhere', synthOf(chart => new ClusterVirtualImage(chart, 'image', { source: ImageSource.containerImage(REF, { pullSecretName: 's' }) })),
    "[test/image] a ClusterVirtualImage has no namespace, so its pull secret 's' needs one: set 'pullSecretNamespace'"],
  ['a disk nowhere', synthOf(chart => new ClusterVirtualImage(chart, 'image', { source: ImageSource.disk(VirtualDisk.fromDiskName('golden')) })),
    "[test/image] a ClusterVirtualImage has no namespace, so VirtualDisk 'golden' needs one: set the namespace of the reference, or of its chart"],
  ['a name with a dot', synthOf(chart => new VirtualImage(chart, 'image', { name: 'ubuntu-24.04', source: ImageSource.http(URL) })), `1 error in 1 object, nothing was written

[test/image] VirtualImage ns/ubuntu-24.04 /metadata/name (VI-01)
  the name of a VirtualImage must not have a dot
  got: "ubuntu-24.04"
  instead: ubuntu-24-04`],
  ['a cluster name with a dot', synthOf(chart => new ClusterVirtualImage(chart, 'image', { name: 'ubuntu-24.04', source: ImageSource.http(URL) })), `1 error in 1 object, nothing was written

[test/image] ClusterVirtualImage ubuntu-24.04 /metadata/name (CVI-01)
  the name of a ClusterVirtualImage must not have a dot
  got: "ubuntu-24.04"
  instead: ubuntu-24-04`],
  ['a disk of another namespace', synthOf(chart => new VirtualImage(chart, 'image', { source: ImageSource.disk(VirtualDisk.fromDiskName('golden', 'forge')) })), `1 error in 1 object, nothing was written

[test/image] VirtualImage ns/image /spec/dataSource/objectRef (REF-NAMESPACE)
  VirtualDisk golden is in another namespace; DVP looks for it only in the namespace of this object
  got: forge
  instead: an object in the namespace ns`],
])('refuses %s', (_, run, message) => expect(refusalOf(run)).toBe(message));

test('a cluster-wide image has no namespace, even if the chart has one', () => {
  expect(rendered(new ClusterVirtualImage(chartOf(), 'image', { source: ImageSource.http(URL) })).metadata).toEqual({ name: 'image' });
});

test.each<[string, ImageSource, boolean]>([
  ['a download', ImageSource.http(URL), false],
  ['a container image', ImageSource.containerImage(REF), false],
  ['another image', ImageSource.image(VirtualImage.fromImageName('x', 'ns')), false],
  ['an upload', ImageSource.upload(), true],
  ['a disk', ImageSource.disk(VirtualDisk.fromDiskName('x', 'ns')), true],
  ['a snapshot', ImageSource.diskSnapshot({ diskSnapshotName: 'x', namespace: 'ns' }), true],
])('an image made from %s is kept: %s', (_, source, kept) => {
  const chart = chartOf();
  const annotations = (id: string, removalPolicy?: RemovalPolicy) => [
    rendered(new VirtualImage(chart, id, { source, removalPolicy })).metadata.annotations,
    rendered(new ClusterVirtualImage(chart, `c-${id}`, { source, removalPolicy })).metadata.annotations,
  ];
  const keep = expect.objectContaining({ 'helm.sh/resource-policy': 'keep' });
  expect(annotations('default')).toEqual(kept ? [keep, keep] : [undefined, undefined]);
  expect(annotations('gone', RemovalPolicy.DESTROY)).toEqual([undefined, undefined]);
  expect(annotations('kept', RemovalPolicy.RETAIN)).toEqual([keep, keep]);
});
