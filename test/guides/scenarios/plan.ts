import { Duration, Size } from 'cdk8s';
import * as dvp from '../../../src/index';
import { Scenarios } from '../scenario';
import { Setting } from '../setting';

/** the objects that the main branch has applied */
function applied(write: (setting: Setting) => void): dvp.Manifests {
  const setting = new Setting();
  write(setting);
  return dvp.Manifests.fromApp(setting.app);
}

const main = dvp.Manifests.fromObjects([]);

const edition = (word: dvp.DeckhouseEdition) => dvp.ClusterProfile.of({ edition: word, dvpRelease: '1.10.2' });
const profile = edition(dvp.DeckhouseEdition.EE);

const storedOn = (storageClassName: string) => ({ chart, base }: Setting) => {
  const data = new dvp.VirtualDisk(chart, 'data', { size: Size.gibibytes(50), storageClassName });
  new dvp.VirtualMachine(chart, 'web', { ...base, disks: [...base.disks!, data] });
};

const placedOn = (group: string) => ({ chart, base }: Setting) => {
  new dvp.VirtualMachine(chart, 'web', { ...base, nodeSelector: { 'node.deckhouse.io/group': group } });
};

const runners = (...names: string[]) => ({ chart, image }: Setting, replicas = 3) => {
  new dvp.VirtualMachinePool(chart, 'runners', {
    replicas,
    vmClass: dvp.VirtualMachineClass.GENERIC,
    cpu: dvp.Cpu.cores(2, dvp.CoreFraction.percent(20)),
    memory: Size.gibibytes(4),
    disks: names.map(name => dvp.PoolDisk.ephemeral(name, { source: dvp.DiskSource.image(image), size: Size.gibibytes(20) })),
  });
};

const registryOn = (storageClassName: string) => ({ chart }: Setting) => {
  new dvp.VirtualizationModule(chart, 'virtualization', {
    dvcr: dvp.Dvcr.onVolume(Size.gibibytes(50), { storageClassName }), virtualMachineCidrs: ['10.66.10.0/24'],
  });
};

/** code that a plan refuses, because other objects were applied before */
const refusedAfter = (before: (setting: Setting) => void, after: (setting: Setting) => void, cluster?: dvp.ClusterProfile) => (setting: Setting) => {
  after(setting);
  dvp.ImpactPlan.between(applied(before), dvp.Manifests.fromApp(setting.app), cluster)
    .forbid(dvp.Impact.REFUSED, dvp.Impact.DATA_LOSS, dvp.Impact.GUEST_RESTART);
};

export const scenarios: Scenarios = {
  7: {
    wants: 'an image that a user uploads, and a script for the upload',
    write: ({ app, chart }) => {
      new dvp.VirtualImage(chart, 'own', { source: dvp.ImageSource.upload() });
      // sh upload.sh virtualimage/shop/own=own.qcow2
      dvp.Readiness.of(dvp.Manifests.fromApp(app)).toUploadScript();
    },
  },
  13: {
    wants: 'a disk that a user uploads',
    write: ({ app, chart }) => {
      new dvp.VirtualDisk(chart, 'uploaded', { source: dvp.DiskSource.upload() });
      // sh upload.sh virtualdisk/shop/uploaded=disk.qcow2
      dvp.Readiness.of(dvp.Manifests.fromApp(app)).toUploadScript();
    },
  },
  15: {
    wants: 'a disk that moves to another StorageClass while its machine runs',
    write: ({ app, chart, base }) => {
      const data = new dvp.VirtualDisk(chart, 'data', { size: Size.gibibytes(50), storageClassName: 'rv-thin-r1' }); // was: local
      new dvp.VirtualMachine(chart, 'web', { ...base, disks: [...base.disks!, data] });
      dvp.ImpactPlan.between(main, dvp.Manifests.fromApp(app), profile).forbid(dvp.Impact.REFUSED);
    },
    throws: {
      '/spec/persistentVolumeClaim/storageClassName (refused)': refusedAfter(storedOn('local'), storedOn('rv-thin-r1'), edition(dvp.DeckhouseEdition.CE)),
    },
  },
  18: {
    wants: 'to wait until machines run, and to know why a machine does not run',
    write: ({ app, chart, base }) => {
      new dvp.VirtualMachine(chart, 'web', base);
      dvp.Readiness.of(dvp.Manifests.fromApp(app), { timeout: Duration.minutes(15), guestAgent: true }).toScript();
    },
  },
  32: {
    wants: 'the effect of a change on running machines, before it is applied',
    write: ({ app, chart, base }) => {
      new dvp.VirtualMachine(chart, 'web', { ...base, restartApprovalMode: dvp.RestartApprovalMode.AUTOMATIC });
      const plan = dvp.ImpactPlan.between(main, dvp.Manifests.fromApp(app), profile);
      plan.forbid(dvp.Impact.DATA_LOSS, dvp.Impact.REFUSED);
      plan.toMarkdown(); // for the merge request
    },
    throws: {
      'the platform restarts the machine at once': refusedAfter(({ vm }) => vm, ({ chart, base }) => {
        new dvp.VirtualMachine(chart, 'web', { ...base, cpu: dvp.Cpu.cores(4), restartApprovalMode: dvp.RestartApprovalMode.AUTOMATIC });
      }, profile),
    },
  },
  59: {
    wants: 'a machine that moves to certain nodes without a restart',
    write: ({ app, chart, base }) => {
      new dvp.VirtualMachine(chart, 'web', { ...base, nodeSelector: { 'node.deckhouse.io/group': 'green' } });
      dvp.ImpactPlan.between(main, dvp.Manifests.fromApp(app), profile).forbid(dvp.Impact.GUEST_RESTART);
    },
    throws: {
      '/spec/nodeSelector (guest-restart)': refusedAfter(placedOn('blue'), placedOn('green'), edition(dvp.DeckhouseEdition.CE)),
    },
  },
  60: {
    wants: 'debug information about a machine that does not start',
    write: ({ app, chart, base }) => {
      new dvp.VirtualMachine(chart, 'web', base);
      // after the timeout, the script runs `d8 v collect-debug-info` for the machine that it waits for
      dvp.Readiness.of(dvp.Manifests.fromApp(app)).toScript();
    },
  },
  66: {
    wants: 'a pool that does not lose disks when its templates change',
    write: ({ app, chart, image }) => {
      new dvp.VirtualMachinePool(chart, 'runners', {
        replicas: 3,
        vmClass: dvp.VirtualMachineClass.GENERIC,
        cpu: dvp.Cpu.cores(2, dvp.CoreFraction.percent(20)),
        memory: Size.gibibytes(4),
        disks: [dvp.PoolDisk.ephemeral('root', { source: dvp.DiskSource.image(image), size: Size.gibibytes(20) })],
      });
      dvp.ImpactPlan.between(main, dvp.Manifests.fromApp(app)).forbid(dvp.Impact.DATA_LOSS);
    },
    throws: {
      '/spec/virtualDiskTemplates/1 (data-loss)': refusedAfter(runners('root', 'cache'), runners('root')),
      '/spec/replicas (data-loss)': refusedAfter(runners('root'), setting => runners('root')(setting, 2)),
    },
  },
  98: {
    wants: 'the content of a disk in a file',
    lacks: 'The export: it lasts only as long as the download, and a manifest would create it again with each apply. '
      + 'Stop the machine, and run `d8 data export create` and `d8 data export download` for the disk; the module storage-volume-data-manager must be enabled.',
  },
  102: {
    wants: 'the module switched off',
    write: ({ chart, dvcr }) => {
      new dvp.VirtualizationModule(chart, 'virtualization', { dvcr, virtualMachineCidrs: ['10.66.10.0/24'], enabled: false, allowDisabling: true });
    },
    refuses: {
      'MC-31': ({ chart, dvcr }) => new dvp.VirtualizationModule(chart, 'virtualization', { dvcr, virtualMachineCidrs: ['10.66.10.0/24'], enabled: false }),
      'MC-33': ({ chart, dvcr, vm }) => [
        vm, new dvp.VirtualizationModule(chart, 'virtualization', { dvcr, virtualMachineCidrs: ['10.66.10.0/24'], enabled: false, allowDisabling: true }),
      ],
    },
  },
  104: {
    wants: 'a registry for images, which does not shrink and keeps its StorageClass',
    write: ({ app, chart }) => {
      new dvp.VirtualizationModule(chart, 'virtualization', {
        dvcr: dvp.Dvcr.onVolume(Size.gibibytes(200), { storageClassName: 'rv-thin-r1' }),
        virtualMachineCidrs: ['10.66.10.0/24'],
      });
      dvp.ImpactPlan.between(main, dvp.Manifests.fromApp(app)).forbid(dvp.Impact.REFUSED);
    },
    throws: { '/spec/settings/dvcr/storage/persistentVolumeClaim/storageClassName (refused)': refusedAfter(registryOn('rv-thin-r1'), registryOn('rv-thin-r2')) },
  },
  114: {
    wants: 'an image for all namespaces that a user uploads',
    write: ({ app, chart }) => {
      new dvp.ClusterVirtualImage(chart, 'windows', { source: dvp.ImageSource.upload() });
      // sh upload.sh clustervirtualimage/windows=windows.iso
      dvp.Readiness.of(dvp.Manifests.fromApp(app)).toUploadScript();
    },
  },
  138: {
    wants: 'a larger registry',
    write: ({ app, chart }) => {
      new dvp.VirtualizationModule(chart, 'virtualization', {
        dvcr: dvp.Dvcr.onVolume(Size.gibibytes(400), { storageClassName: 'rv-thin-r1' }), // was: 200
        virtualMachineCidrs: ['10.66.10.0/24'],
      });
      dvp.ImpactPlan.between(main, dvp.Manifests.fromApp(app)).forbid(dvp.Impact.REFUSED);
    },
    throws: {
      'the volume of the registry does not shrink': refusedAfter(registryOn('rv-thin-r1'), ({ chart }) => {
        new dvp.VirtualizationModule(chart, 'virtualization', {
          dvcr: dvp.Dvcr.onVolume(Size.gibibytes(40), { storageClassName: 'rv-thin-r1' }), virtualMachineCidrs: ['10.66.10.0/24'],
        });
      }),
    },
    lacks: 'Another StorageClass. The platform rejects it once the registry has a volume, because images would be lost. '
      + 'The FAQ of DVP says how to move the volume by hand. Change the manifest after that.',
  },
};
