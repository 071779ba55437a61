import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Chart, Size } from 'cdk8s';
import * as dvp from '../../../src';

/** synthesizes an app into a directory of its own */
function synthesized(fill: (app: App) => void): string {
  const outdir = join(mkdtempSync(join(tmpdir(), 'app-')), 'dist');
  const app = new App({ outdir });
  fill(app);
  dvp.Staging.of(app).writeDirectories();
  app.synth();
  return outdir;
}

export const removed = (outdir: string): void => rmSync(join(outdir, '..'), { recursive: true, force: true });

export const GOOD = 'https://example.com/noble.img';
/** an image that the played DVP cannot import */
export const BROKEN = 'https://example.com/broken.img';

/** all that a bare cluster of three nodes needs for one machine, and the machine */
export const platformApp = (): string => synthesized(app => {
  const chart = new Chart(app, 'platform');
  const platform = new dvp.VirtualizationPlatform(chart, 'platform', {
    storage: dvp.Storage.replicated({
      nodes: ['node-1', 'node-2', 'node-3'], blockDevices: [dvp.BlockDevices.rotational(false)], thinPool: dvp.ThinPool.percent('thin', 90), storagePool: true,
    }),
    dvcr: dvp.Dvcr.onVolume(Size.gibibytes(50)),
    virtualMachineCidrs: ['10.66.10.0/24'],
    console: true,
    featureGates: [dvp.FeatureGate.HOTPLUG_CPU_WITH_LIVE_MIGRATION],
  });
  platform.addProject('shop', { administrators: [dvp.Subject.group('shop-admins')], quota: dvp.MachineQuota.of({ totalStorage: Size.gibibytes(500) }) });
  machineIn(new Chart(app, 'shop', { namespace: 'shop' }), GOOD);
});

/** a namespace with a machine, for a cluster with DVP */
export const machineApp = (namespace: string, url = GOOD, diskSize = 20): string => synthesized(app => {
  const chart = new Chart(app, 'app', { namespace });
  new dvp.MachineNamespace(new Chart(app, 'namespace'), namespace, {});
  machineIn(chart, url, diskSize);
});

function machineIn(chart: Chart, url: string, diskSize = 20): void {
  const image = new dvp.VirtualImage(chart, 'noble', { source: dvp.ImageSource.http(url) });
  const root = new dvp.VirtualDisk(chart, 'root', { source: dvp.DiskSource.image(image), size: Size.gibibytes(diskSize) });
  const data = new dvp.VirtualDisk(chart, 'data', { size: Size.gibibytes(10) });
  const web = new dvp.VirtualMachine(chart, 'web', {
    vmClass: dvp.VirtualMachineClass.GENERIC, cpu: dvp.Cpu.cores(2), memory: Size.gibibytes(4), disks: [root, data],
  });
  web.exposeService('http', { ports: [dvp.Port.tcp(80)] });
  web.restart('kernel');
}

/** an image that a user uploads, in a namespace of its own */
export const uploadApp = (namespace: string): { readonly outdir: string; readonly file: string } => {
  const outdir = synthesized(app => {
    new dvp.MachineNamespace(new Chart(app, 'namespace'), namespace, {});
    const chart = new Chart(app, 'app', { namespace });
    new dvp.VirtualImage(chart, 'own', { source: dvp.ImageSource.upload() });
  });
  const file = join(outdir, '../own.qcow2');
  writeFileSync(file, Buffer.alloc(3 * 1024 * 1024, 'image'));
  return { outdir, file };
};
