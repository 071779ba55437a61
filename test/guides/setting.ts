import { App, Chart, Size, Testing } from 'cdk8s';
import * as dvp from '../../src/index';

/**
 * What the code of a scenario takes for granted. Each thing is made when it is first asked for.
 */
export class Setting {
  readonly app: App = Testing.app();
  readonly chart = new Chart(this.app, 'shop', { namespace: 'shop' });

  private readonly made = new Map<string, unknown>();

  /** the chart that enables the module: applied first */
  get platform(): Chart {
    return this.once('platform', () => new Chart(this.app, 'platform'));
  }

  /** an image of the namespace */
  get image(): dvp.VirtualImage {
    return this.once('image', () => new dvp.VirtualImage(this.chart, 'debian', { source: dvp.ImageSource.http('https://example.com/images/debian-12.qcow2') }));
  }

  /** a CD-ROM of the cluster */
  get iso(): dvp.IClusterVirtualImage {
    return dvp.ClusterVirtualImage.fromClusterImageName('windows-server-2022');
  }

  /** a disk with a system on it */
  get root(): dvp.VirtualDisk {
    return this.once('root', () => new dvp.VirtualDisk(this.chart, 'root', { source: dvp.DiskSource.image(this.image), size: Size.gibibytes(20) }));
  }

  /** a blank disk */
  get data(): dvp.VirtualDisk {
    return this.once('data', () => new dvp.VirtualDisk(this.chart, 'data', { size: Size.gibibytes(50) }));
  }

  get cpu(): dvp.Cpu {
    return dvp.Cpu.cores(2);
  }

  get memory(): Size {
    return Size.gibibytes(4);
  }

  /** the least that a machine needs */
  get base(): dvp.VirtualMachineProps {
    return { vmClass: dvp.VirtualMachineClass.GENERIC, cpu: this.cpu, memory: this.memory, disks: [this.root] };
  }

  /** a machine */
  get vm(): dvp.VirtualMachine {
    return this.once('vm', () => new dvp.VirtualMachine(this.chart, 'web', this.base));
  }

  /** another machine */
  get db(): dvp.VirtualMachine {
    return this.once('db', () => new dvp.VirtualMachine(this.chart, 'db', {
      ...this.base, disks: [new dvp.VirtualDisk(this.chart, 'db-root', { source: dvp.DiskSource.image(this.image), size: Size.gibibytes(20) })],
    }));
  }

  /** cloud-init with a user */
  get init(): dvp.CloudInit {
    return this.once('init', () => {
      const init = new dvp.CloudInit();
      init.addUser('ops', { sudo: true, sshKeys: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@example.com'] });
      return init;
    });
  }

  get dvcr(): dvp.Dvcr {
    return dvp.Dvcr.onVolume(Size.gibibytes(50));
  }

  private once<T>(name: string, make: () => T): T {
    if (!this.made.has(name)) {
      this.made.set(name, make());
    }
    return this.made.get(name) as T;
  }
}
