import { App, Chart, Duration, Size } from 'cdk8s';
import * as dvp from 'cdk8s-dvp';

const app = new App();
const ci = new Chart(app, 'ci', { namespace: 'ci' });

const ubuntu = new dvp.VirtualImage(ci, 'ubuntu', {
  // pinned: the directory of a release never changes. Its file SHA256SUMS has the checksums
  source: dvp.ImageSource.http('https://cloud-images.ubuntu.com/releases/noble/release-20260705/ubuntu-24.04-server-cloudimg-amd64.img'),
});

const cacheSize = Size.gibibytes(50);

const init = new dvp.CloudInit();
init.addUser('ops', {
  sudo: true,
  // replace this by your public key
  sshKeys: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@example.com'],
});
init.addPackages('git', 'podman');
// blank when it is new, and full of what the last runner left when it is not
init.addMount('cache', '/var/cache/ci', { size: cacheSize });

// no `replicas`: the autoscaler decides
const runners = new dvp.VirtualMachinePool(ci, 'runners', {
  vmClass: dvp.VirtualMachineClass.GENERIC,
  cpu: dvp.Cpu.cores(4, dvp.CoreFraction.percent(50)),
  memory: Size.gibibytes(8),
  provisioning: dvp.Provisioning.cloudInit(init),
  disks: [
    // each runner begins clean
    dvp.PoolDisk.ephemeral('root', { source: dvp.DiskSource.image(ubuntu), size: Size.gibibytes(30) }),
    // a new runner takes the cache of one that has gone; the three freed last wait for it however long it takes, others an hour
    dvp.PoolDisk.reusable('cache', { size: cacheSize, keep: 3, ttl: Duration.hours(1) }),
  ],
  scaleDownPolicy: dvp.ScaleDownPolicy.OLDEST_FIRST,
});

runners.autoscale('autoscaler', {
  minReplicas: 2,
  maxReplicas: 20,
  // of what is guaranteed: a runner that uses all of its cores is at 200
  cpuPercent: 120,
  // whoever goes takes its job along, so nobody goes for a quiet minute
  scaleDown: { stabilizationWindow: Duration.minutes(30) },
});
// an autoscaler does not start a pool without a number of machines: each synth prints the command for it
dvp.Admission.of(runners).acknowledge('VMP-33', 'after the first apply: kubectl scale virtualmachinepool/runners -n ci --replicas=2');

app.synth();
