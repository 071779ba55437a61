import { Chart, Cron, Size } from 'cdk8s';
import * as dvp from '../../../src/index';
import { Scenarios } from '../scenario';

const gibibytes = Size.gibibytes;
const virtualMachineCidrs = ['10.66.10.0/24'];

export const scenarios: Scenarios = {
  84: {
    wants: 'a machine with a GPU, and its feature gate',
    write: ({ platform, chart, base, dvcr }) => {
      new dvp.VirtualizationModule(platform, 'virtualization', { dvcr, virtualMachineCidrs, featureGates: [dvp.FeatureGate.GPU] });
      new dvp.VirtualMachine(chart, 'trainer', { ...base, gpuClassNames: ['gpu-large'] });
    },
    refuses: {
      'VM-80': ({ chart, base, dvcr }) => {
        new dvp.VirtualizationModule(chart, 'virtualization', { dvcr, virtualMachineCidrs });
        new dvp.VirtualMachine(chart, 'trainer', { ...base, gpuClassNames: ['gpu-large'] });
      },
    },
  },
  100: {
    wants: 'the module with its settings',
    write: ({ chart }) => {
      new dvp.VirtualizationModule(chart, 'virtualization', {
        dvcr: dvp.Dvcr.onVolume(gibibytes(50), { storageClassName: 'rv-thin-r1' }), virtualMachineCidrs: ['10.66.10.0/24'], ingressClass: 'nginx',
      });
    },
  },
  101: {
    wants: 'to switch the module on',
    write: ({ chart, dvcr }) => {
      new dvp.VirtualizationModule(chart, 'virtualization', { dvcr, virtualMachineCidrs, enabled: true });
    },
  },
  103: {
    wants: 'the version of the settings',
    // there is one version of them, and the construct writes settings of that version
    write: ({ chart, dvcr }) => {
      new dvp.VirtualizationModule(chart, 'virtualization', { dvcr, virtualMachineCidrs });
    },
    throws: {
      "'settings' need the version of their schema": ({ chart }) => new dvp.ModuleConfig(chart, 'sdn', { moduleName: 'sdn', settings: { a: 1 } }),
    },
  },
  105: {
    wants: 'the class of the ingress controller for uploads',
    write: ({ chart, dvcr }) => {
      new dvp.VirtualizationModule(chart, 'virtualization', { dvcr, virtualMachineCidrs, ingressClass: 'nginx' });
    },
  },
  106: {
    wants: 'the networks of machines',
    write: ({ chart, dvcr }) => {
      new dvp.VirtualizationModule(chart, 'virtualization', { dvcr, virtualMachineCidrs: ['10.66.10.0/24', '10.77.0.0/16'] });
    },
    refuses: {
      'MC-13': ({ chart, dvcr }) => new dvp.VirtualizationModule(chart, 'virtualization', { dvcr, virtualMachineCidrs: ['10.66.0.0/16', '10.66.10.0/24'] }),
    },
    throws: { 'IPv4 networks': ({ chart, dvcr }) => new dvp.VirtualizationModule(chart, 'virtualization', { dvcr, virtualMachineCidrs: ['10.66.10.0'] }) },
  },
  107: {
    wants: 'the StorageClasses that images may use',
    write: ({ chart, dvcr }) => {
      new dvp.VirtualizationModule(chart, 'virtualization', {
        dvcr, virtualMachineCidrs, virtualImages: { defaultStorageClassName: 'sc-1', allowedStorageClassNames: ['sc-1', 'sc-2'] },
      });
    },
    refuses: {
      'VI-08': ({ chart, dvcr }) => {
        new dvp.VirtualizationModule(chart, 'virtualization', { dvcr, virtualMachineCidrs, virtualImages: { allowedStorageClassNames: ['sc-1'] } });
        new dvp.VirtualImage(chart, 'debian', {
          source: dvp.ImageSource.http('https://example.com/debian.qcow2'), storage: dvp.ImageStorage.persistentVolumeClaim('sc-2'),
        });
      },
    },
  },
  108: {
    wants: 'the StorageClasses that disks may use',
    write: ({ chart, dvcr }) => {
      new dvp.VirtualizationModule(chart, 'virtualization', {
        dvcr, virtualMachineCidrs, virtualDisks: { defaultStorageClassName: 'sc-1', allowedStorageClassNames: ['sc-1', 'sc-2'] },
      });
    },
    refuses: {
      'VD-14': ({ chart, dvcr }) => {
        new dvp.VirtualizationModule(chart, 'virtualization', { dvcr, virtualMachineCidrs, virtualDisks: { allowedStorageClassNames: ['sc-1'] } });
        new dvp.VirtualDisk(chart, 'data', { size: gibibytes(1), storageClassName: 'sc-2' });
      },
    },
  },
  109: {
    wants: 'security events in the log store of the platform',
    write: ({ chart, dvcr }) => {
      new dvp.VirtualizationModule(chart, 'virtualization', { dvcr, virtualMachineCidrs, audit: true });
      new dvp.SecurityAudit(chart, 'audit', { destinations: ['d8-loki'], enableApiServerAudit: true });
    },
  },
  115: {
    wants: 'a schedule for the cleanup of the registry',
    write: ({ chart }) => {
      new dvp.VirtualizationModule(chart, 'virtualization', {
        dvcr: dvp.Dvcr.onVolume(gibibytes(50), { garbageCollection: Cron.schedule({ minute: '0', hour: '20' }) }), virtualMachineCidrs,
      });
    },
  },
  127: {
    wants: 'a separate network for live migrations',
    write: ({ chart, dvcr }) => {
      new dvp.VirtualizationModule(chart, 'virtualization', { dvcr, virtualMachineCidrs, liveMigrationNetworkName: 'migration' });
    },
    refuses: {
      'MC-25': ({ app, chart, dvcr }) => {
        dvp.ClusterProfile.of({ modules: { 'cni-cilium': '' } }).bind(app);
        new dvp.VirtualizationModule(chart, 'virtualization', { dvcr, virtualMachineCidrs, liveMigrationNetworkName: 'migration' });
      },
    },
  },
  129: {
    wants: 'to move machines away from overloaded nodes',
    write: ({ chart }) => {
      new dvp.ModuleConfig(chart, 'descheduler', { moduleName: 'descheduler', enabled: true });
    },
  },
  139: {
    wants: 'the default StorageClass of the platform',
    write: ({ chart }) => {
      new dvp.ModuleConfig(chart, 'global', { moduleName: 'global', version: 2, settings: { defaultClusterStorageClass: 'rv-thin-r1' } });
    },
  },
};

export function fullest(chart: Chart): void {
  const dvcr = dvp.Dvcr.onVolume(gibibytes(50), { storageClassName: 'replicated', garbageCollection: Cron.daily() });
  const policy = { defaultStorageClassName: 'replicated', allowedStorageClassNames: ['replicated'] };
  new dvp.VirtualizationModule(chart, 'module', {
    dvcr,
    virtualMachineCidrs,
    enabled: true,
    ingressClass: 'nginx',
    gatewayApiGateway: { name: 'main', namespace: 'd8-alb' },
    https: dvp.Https.clusterIssuer('letsencrypt'),
    highAvailability: true,
    audit: true,
    virtualImages: { ...policy, storageClassName: 'replicated' },
    virtualDisks: policy,
    liveMigrationNetworkName: 'migration',
    logLevel: dvp.LogLevel.INFO,
    logFormat: dvp.LogFormat.JSON,
    featureGates: [dvp.FeatureGate.GPU],
    source: 'deckhouse',
    updatePolicy: 'weekend',
    maintenance: dvp.ModuleMaintenance.NO_RESOURCE_RECONCILIATION,
  });
  new dvp.VirtualizationModule(chart, 'certificate', { dvcr, https: dvp.Https.customCertificate('tls') });
}
