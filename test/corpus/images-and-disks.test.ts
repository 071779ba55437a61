import { Chart, Size } from 'cdk8s';
import { covers } from './corpus';
import { ClusterVirtualImage, ClusterVirtualImageProps } from '../../src/kinds/cluster-virtual-image';
import { VirtualDisk, VirtualDiskProps } from '../../src/kinds/virtual-disk';
import { VirtualImage, VirtualImageProps } from '../../src/kinds/virtual-image';
import { Checksum } from '../../src/values/checksum';
import { DiskSource } from '../../src/values/disk-source';
import { ImageSource } from '../../src/values/image-source';
import { ImageStorage } from '../../src/values/image-storage';
import { RemovalPolicy } from '../../src/values/removal-policy';

// the guides leave it to the reader to keep a GitOps tool from deleting data
const removalPolicy = RemovalPolicy.DESTROY;
const image = (id: string, props: VirtualImageProps) => (chart: Chart) => new VirtualImage(chart, id, { removalPolicy, ...props });
const clusterImage = (id: string, props: ClusterVirtualImageProps) => (chart: Chart) =>
  new ClusterVirtualImage(chart, id, { removalPolicy, ...props });
const disk = (id: string, props: VirtualDiskProps) => (chart: Chart) => new VirtualDisk(chart, id, { removalPolicy, ...props });

const NOBLE = 'https://cloud-images.ubuntu.com/noble/current/noble-server-cloudimg-amd64.img';
const checksum = Checksum.sha256('78be890d71dde316c412da2ce8332ba47b9ce7a29d573801d2777e01aa20b9b5');
const fromImage = (name: string) => DiskSource.image(VirtualImage.fromImageName(name));

covers('VirtualImage', {
  '001-user-guide-19-VirtualImage-ubuntu.yaml': image('ubuntu', { source: ImageSource.http(NOBLE) }),
  '004-user-guide-299-VirtualImage-ubuntu-24-04.yaml': image('ubuntu-24-04', { source: ImageSource.http(NOBLE) }),
  '005-user-guide-387-VirtualImage-ubuntu-24-04.yaml': image('ubuntu-24-04', { source: ImageSource.http(NOBLE, { checksum }) }),
  '006-user-guide-425-VirtualImage-ubuntu-24-04-pvc.yaml': image('ubuntu-24-04-pvc', {
    source: ImageSource.http(NOBLE), storage: ImageStorage.persistentVolumeClaim('rv-thin-r2'),
  }),
  '008-user-guide-536-VirtualImage-some-image.yaml': image('some-image', { source: ImageSource.upload() }),
  '009-user-guide-553-VirtualImage-some-image.yaml': image('some-image', { source: ImageSource.upload({ checksum }) }),
  '010-user-guide-631-VirtualImage-linux-vm-root.yaml': image('linux-vm-root', { source: ImageSource.disk(VirtualDisk.fromDiskName('linux-vm-root')) }),
  '011-user-guide-665-VirtualImage-linux-vm-root.yaml': image('linux-vm-root', { source: ImageSource.diskSnapshot({ diskSnapshotName: 'linux-vm-root-snapshot' }) }),
  '082-virtualimages-530-VirtualImage-example-image.yaml': image('example-image', { source: ImageSource.http('https://example.com/images/disk.img') }),
});

covers('ClusterVirtualImage', {
  '054-admin-guide-329-ClusterVirtualImage-ubuntu-24-04.yaml': clusterImage('ubuntu-24-04', { source: ImageSource.http(NOBLE) }),
  '056-admin-guide-469-ClusterVirtualImage-some-image.yaml': clusterImage('some-image', { source: ImageSource.upload() }),
  '066-faq-31-ClusterVirtualImage-win-11-iso.yaml': clusterImage('win-11-iso', { source: ImageSource.http('http://example.com/win11.iso') }),
  '067-faq-43-ClusterVirtualImage-win-virtio-iso.yaml': clusterImage('win-virtio-iso', {
    source: ImageSource.http('https://fedorapeople.org/groups/virt/virtio-win/direct-downloads/stable-virtio/virtio-win.iso'),
  }),
  '078-clustervirtualimages-522-ClusterVirtualImage-example-image.yaml': clusterImage('example-image', {
    source: ImageSource.http('https://example.com/images/disk.img'),
  }),
});

covers('VirtualDisk', {
  '002-user-guide-48-VirtualDisk-linux-disk.yaml': disk('linux-disk', { source: fromImage('ubuntu') }),
  '012-user-guide-744-VirtualDisk-blank-disk.yaml': disk('blank-disk', { size: Size.mebibytes(100), storageClassName: 'rv-thin-r2' }),
  '013-user-guide-830-VirtualDisk-linux-vm-root.yaml': disk('linux-vm-root', {
    source: fromImage('ubuntu-24-04'), size: Size.gibibytes(10), storageClassName: 'rv-thin-r2',
  }),
  '014-user-guide-854-VirtualDisk-linux-vm-root-2.yaml': disk('linux-vm-root-2', { source: fromImage('ubuntu-24-04'), storageClassName: 'rv-thin-r2' }),
  '015-user-guide-905-VirtualDisk-uploaded-disk.yaml': disk('uploaded-disk', { source: DiskSource.upload() }),
  '035-user-guide-3882-VirtualDisk-linux-vm-root.yaml': disk('linux-vm-root', {
    source: DiskSource.snapshot({ diskSnapshotName: 'linux-vm-root-1728027905' }), size: Size.gibibytes(10), storageClassName: 'rv-thin-r2',
  }),
  '065-faq-17-VirtualDisk-win-disk.yaml': disk('win-disk', { size: Size.gibibytes(100), storageClassName: 'local-path' }),
  '081-virtualdisks-586-VirtualDisk-example-disk.yaml': disk('example-disk', {
    source: fromImage('example-image'), size: Size.gibibytes(10), storageClassName: 'standard',
  }),
});
