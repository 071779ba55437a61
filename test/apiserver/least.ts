import { Manifest } from '../../src/manifest/manifest';

const GROUP = 'virtualization.deckhouse.io/v1alpha2';
const metadata = { name: 'least', namespace: 'shop' };

const machine = {
  virtualMachineClassName: 'generic', cpu: { cores: 1, coreFraction: '100%' }, memory: { size: '1Gi' }, blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'root' }],
};

/** objects that leave everything to the server which it has a default for; ours mostly say it */
export const LEAST: readonly Manifest[] = [
  {
    apiVersion: 'deckhouse.io/v1alpha1',
    kind: 'ModuleConfig',
    metadata: { name: 'virtualization' },
    spec: {
      version: 1,
      enabled: true,
      settings: {
        audit: {}, dvcr: { storage: { type: 'PersistentVolumeClaim', persistentVolumeClaim: { size: '50Gi' } } }, https: { certManager: {} },
      },
    },
  },
  { apiVersion: GROUP, kind: 'NodeUSBDevice', metadata: { name: 'least' }, spec: {} },
  { apiVersion: GROUP, kind: 'VirtualImage', metadata, spec: { dataSource: { type: 'HTTP', http: { url: 'https://example.com/debian.qcow2' } } } },
  { apiVersion: GROUP, kind: 'VirtualDiskSnapshot', metadata, spec: { virtualDiskName: 'root' } },
  { apiVersion: GROUP, kind: 'VirtualMachineSnapshot', metadata, spec: { virtualMachineName: 'web' } },
  { apiVersion: GROUP, kind: 'VirtualMachine', metadata, spec: { ...machine, provisioning: { type: 'UserDataRef', userDataRef: { name: 'init' } } } },
  {
    apiVersion: GROUP,
    kind: 'VirtualMachine',
    metadata: { ...metadata, name: 'least-windows' },
    spec: {
      ...machine, provisioning: { type: 'SysprepRef', sysprepRef: { name: 'init' } },
    },
  },
  ...[{ type: 'UserDataRef', userDataRef: { name: 'init' } }, { type: 'SysprepRef', sysprepRef: { name: 'init' } }].map((provisioning, i) => ({
    apiVersion: GROUP,
    kind: 'VirtualMachinePool',
    metadata: { ...metadata, name: `least-${i}` },
    spec: {
      scaleDownPolicy: 'NewestFirst',
      virtualMachineTemplate: { spec: { ...machine, liveMigrationPolicy: 'PreferSafe', provisioning } },
      virtualDiskTemplates: [{ name: 'root', reclaim: {}, spec: { persistentVolumeClaim: { size: '20Gi' } } }],
    },
  })),
];
