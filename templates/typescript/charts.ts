import { Chart, Size } from 'cdk8s';
import * as dvp from 'cdk8s-dvp';
import { Construct } from 'constructs';

/** For the platform team: enables DVP. */
export class Platform extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    new dvp.VirtualizationModule(this, 'virtualization', {
      dvcr: dvp.Dvcr.onVolume(Size.gibibytes(50)),
      virtualMachineCidrs: ['10.66.10.0/24'],
    });
  }
}

/** For the team of the shop: a machine with nginx. */
export class Shop extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });

    const ubuntu = new dvp.VirtualImage(this, 'ubuntu', {
      // pinned: the directory of a release never changes. Its file SHA256SUMS has the checksums
      source: dvp.ImageSource.http('https://cloud-images.ubuntu.com/releases/noble/release-20260705/ubuntu-24.04-server-cloudimg-amd64.img'),
    });

    const root = new dvp.VirtualDisk(this, 'web-root', {
      source: dvp.DiskSource.image(ubuntu),
      size: Size.gibibytes(20),
    });

    const init = new dvp.CloudInit();
    init.addUser('ops', {
      sudo: true,
      // replace this by your public key
      sshKeys: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@example.com'],
    });
    init.addPackages('nginx');
    init.enableService('nginx');

    const web = new dvp.VirtualMachine(this, 'web', {
      vmClass: dvp.VirtualMachineClass.GENERIC,
      cpu: dvp.Cpu.cores(2, dvp.CoreFraction.percent(20)),
      memory: Size.gibibytes(4),
      disks: [root],
      provisioning: dvp.Provisioning.cloudInit(init),
    });
    web.exposeService('http', { ports: [dvp.Port.tcp(80)] });
  }
}
