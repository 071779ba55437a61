import { Chart, Size } from 'cdk8s';
import * as dvp from '../../../src/index';
import { Scenarios } from '../scenario';

const url = 'https://example.com/images/debian-12.qcow2';
const sha256 = '78be890d71dde316c412da2ce8332ba47b9ce7a29d573801d2777e01aa20b9b5';

export const scenarios: Scenarios = {
  2: {
    wants: 'a first machine, with its image',
    write: ({ chart, init }) => {
      const debian = new dvp.VirtualImage(chart, 'debian', { source: dvp.ImageSource.http(url) });
      new dvp.VirtualMachine(chart, 'vm', {
        vmClass: dvp.VirtualMachineClass.GENERIC,
        cpu: dvp.Cpu.cores(1),
        memory: Size.gibibytes(1),
        disks: [new dvp.VirtualDisk(chart, 'root', { source: dvp.DiskSource.image(debian) })],
        provisioning: dvp.Provisioning.cloudInit(init),
      });
    },
  },
  3: {
    wants: 'an image on a volume instead of in the registry',
    write: ({ chart }) => {
      new dvp.VirtualImage(chart, 'fast', { source: dvp.ImageSource.http(url), storage: dvp.ImageStorage.persistentVolumeClaim('rv-thin-r2') });
    },
  },
  4: {
    wants: 'an image from a web server',
    write: ({ chart }) => {
      new dvp.VirtualImage(chart, 'debian', { source: dvp.ImageSource.http(url) });
    },
    refuses: {
      'SCHEMA-PATTERN': ({ chart }) => new dvp.VirtualImage(chart, 'debian', { source: dvp.ImageSource.http('ftp://example.com/debian.qcow2') }),
    },
  },
  5: {
    wants: 'a download with a checksum',
    write: ({ chart }) => {
      new dvp.VirtualImage(chart, 'debian', { source: dvp.ImageSource.http(url, { checksum: dvp.Checksum.sha256(sha256) }) });
    },
    throws: { sha256: () => dvp.Checksum.sha256('c0ffee') },
  },
  6: {
    wants: 'an image or a disk from a container registry that needs a password',
    write: ({ chart }) => {
      const source = { pullSecretName: 'regcred' };
      new dvp.VirtualImage(chart, 'debian', { source: dvp.ImageSource.containerImage('registry.example.com/os/debian:12', source) });
      new dvp.VirtualDisk(chart, 'root', { source: dvp.DiskSource.containerImage('registry.example.com/os/debian:12', source) });
    },
  },
  8: {
    wants: 'an image from a disk',
    write: ({ chart, root }) => {
      new dvp.VirtualImage(chart, 'golden', { source: dvp.ImageSource.disk(root) });
    },
  },
  10: {
    wants: 'a disk directly from a web server',
    write: ({ chart }) => {
      new dvp.VirtualDisk(chart, 'root', { source: dvp.DiskSource.http(url), size: Size.gibibytes(20), storageClassName: 'rv-thin-r1' });
    },
  },
  11: {
    wants: 'an empty disk',
    write: ({ chart }) => {
      new dvp.VirtualDisk(chart, 'data', { size: Size.gibibytes(10) });
    },
    refuses: { 'VD-03': ({ chart }) => new dvp.VirtualDisk(chart, 'data') },
  },
  12: {
    wants: 'a disk from an image',
    write: ({ chart, image }) => {
      new dvp.VirtualDisk(chart, 'root', { source: dvp.DiskSource.image(image), size: Size.gibibytes(10) });
    },
    refuses: { 'VD-01': ({ chart, image }) => new dvp.VirtualDisk(chart, 'root', { name: 'debian-12.7', source: dvp.DiskSource.image(image) }) },
  },
  14: {
    wants: 'a larger disk',
    // the number is edited; `cdk8s-dvp impact` calls growth live, and refuses a disk that would shrink
    write: ({ chart, image }) => {
      new dvp.VirtualDisk(chart, 'root', { source: dvp.DiskSource.image(image), size: Size.gibibytes(11) });
    },
  },
  111: {
    wants: 'an image for all namespaces',
    write: ({ chart }) => {
      new dvp.ClusterVirtualImage(chart, 'debian', { source: dvp.ImageSource.http(url) });
    },
  },
  112: {
    wants: 'an image for all namespaces from a web server, with a checksum',
    write: ({ chart }) => {
      new dvp.ClusterVirtualImage(chart, 'debian', { source: dvp.ImageSource.http(url, { checksum: dvp.Checksum.sha256(sha256) }) });
    },
  },
  113: {
    wants: 'an image for all namespaces from a container registry',
    write: ({ chart }) => {
      new dvp.ClusterVirtualImage(chart, 'debian', { source: dvp.ImageSource.containerImage('registry.example.com/os/debian:12') });
    },
  },
};

const checksums = [
  dvp.Checksum.md5('0'.repeat(32)), dvp.Checksum.sha1('0'.repeat(40)), dvp.Checksum.sha256(sha256), dvp.Checksum.sha512('0'.repeat(128)),
  dvp.Checksum.streebog256('0'.repeat(64)), dvp.Checksum.streebog512('0'.repeat(128)),
];

export function fullest(chart: Chart): void {
  const registry = 'registry.example.com/os/debian:12';
  const caBundle = '-----BEGIN CERTIFICATE-----\nMAo=\n-----END CERTIFICATE-----\n';
  const pull = { pullSecretName: 'regcred', caBundle };
  checksums.forEach((checksum, i) => {
    new dvp.VirtualImage(chart, `image-http-${i}`, { source: dvp.ImageSource.http(url, { checksum, caBundle }) });
    new dvp.ClusterVirtualImage(chart, `cluster-http-${i}`, { source: dvp.ImageSource.http(url, { checksum, caBundle }) });
    new dvp.VirtualDisk(chart, `disk-http-${i}`, { source: dvp.DiskSource.http(url, { checksum, caBundle }), size: Size.gibibytes(1), storageClassName: 'a' });
    new dvp.VirtualImage(chart, `image-upload-${i}`, { source: dvp.ImageSource.upload({ checksum }) });
    new dvp.ClusterVirtualImage(chart, `cluster-upload-${i}`, { source: dvp.ImageSource.upload({ checksum }) });
    new dvp.VirtualDisk(chart, `disk-upload-${i}`, { source: dvp.DiskSource.upload({ checksum }) });
  });
  new dvp.VirtualImage(chart, 'image-registry', { source: dvp.ImageSource.containerImage(registry, pull) });
  new dvp.ClusterVirtualImage(chart, 'cluster-registry', { source: dvp.ImageSource.containerImage(registry, { ...pull, pullSecretNamespace: 'shop' }) });
  new dvp.VirtualDisk(chart, 'disk-registry', { source: dvp.DiskSource.containerImage(registry, pull) });
  const disk = dvp.VirtualDisk.fromDiskName('root', 'shop');
  new dvp.VirtualImage(chart, 'image-object', { source: dvp.ImageSource.disk(disk), storage: dvp.ImageStorage.persistentVolumeClaim('a') });
  new dvp.ClusterVirtualImage(chart, 'cluster-object', { source: dvp.ImageSource.disk(disk) });
  new dvp.VirtualDisk(chart, 'disk-object', { source: dvp.DiskSource.image(dvp.VirtualImage.fromImageName('debian')) });
}
