import { Size } from 'cdk8s';
import * as dvp from '../../../src/index';
import { Scenarios } from '../scenario';

const gibibytes = Size.gibibytes;
const virtualMachineCidrs = ['10.66.10.0/24'];
const NODES = ['node-1', 'node-2', 'node-3'];

export const scenarios: Scenarios = {
  140: {
    wants: 'all that a bare cluster needs to run machines, with replicated storage',
    write: ({ platform, dvcr }) => {
      new dvp.VirtualizationPlatform(platform, 'platform', {
        storage: dvp.Storage.replicated({ nodes: NODES, blockDevices: [dvp.BlockDevices.rotational(false)] }),
        dvcr,
        virtualMachineCidrs,
      });
    },
    refuses: {
      // an apply of one file with all of it fails
      'MC-37': ({ platform, dvcr }) => {
        new dvp.VirtualizationPlatform(platform, 'platform', {
          storage: dvp.Storage.local({ nodes: NODES, blockDevices: [dvp.BlockDevices.rotational(false)] }), dvcr, virtualMachineCidrs, staged: false,
        });
      },
    },
    throws: {
      'must not be empty': () => dvp.Storage.replicated({ nodes: [] }),
    },
  },
  141: {
    wants: 'a default StorageClass of the cluster, beside other global settings',
    write: ({ platform }) => {
      new dvp.DefaultStorageClass(platform, 'default-class', { storageClassName: 'replicated' });
    },
    refuses: {
      'NAME-DUPLICATE': ({ platform }) => {
        new dvp.DefaultStorageClass(platform, 'default-class', { storageClassName: 'replicated' });
        new dvp.ModuleConfig(platform, 'global', { moduleName: 'global', version: 2, settings: { highAvailability: true } });
      },
    },
  },
  142: {
    wants: 'a project for a team, with a quota for five machines',
    write: ({ platform }) => {
      new dvp.Project(platform, 'shop', {
        administrators: [dvp.Subject.group('shop-admins')],
        quota: dvp.MachineQuota.of({ machines: [{ size: dvp.Sizing.of(2, gibibytes(4), dvp.CoreFraction.percent(20)), count: 5 }], disks: 10 }),
      });
    },
    refuses: {
      'PROJECT-04': ({ platform }) => {
        new dvp.Project(platform, 'shop', {
          administrators: [dvp.Subject.group('shop-admins')], quota: dvp.MachineQuota.of({ totalStorage: gibibytes(500) }),
        });
        new dvp.MachineNamespace(platform, 'shop-namespace', { name: 'shop' });
      },
      'PROJECT-05': ({ platform, chart, base }) => {
        new dvp.MachineNamespace(platform, 'shop-namespace', {
          name: 'shop', quota: dvp.MachineQuota.of({ machines: [{ size: dvp.Sizing.of(1, gibibytes(1)), count: 1 }] }),
        });
        new dvp.VirtualMachine(chart, 'large', { ...base, memory: gibibytes(64) });
      },
    },
    throws: {
      'give it rights by NamespaceAccess': ({ platform }) => new dvp.Project(platform, 'shop', {
        administrators: [dvp.Subject.serviceAccount('ci', 'deployer')], quota: dvp.MachineQuota.of({ totalStorage: gibibytes(500) }),
      }),
    },
  },
  143: {
    wants: 'servers as nodes, with labels for a class of machines',
    write: ({ platform }) => {
      new dvp.NodeGroup(platform, 'worker', { staticInstances: { count: 1, labels: { role: 'worker' } }, nodeLabels: { 'example.com/machines': 'yes' } });
      new dvp.StaticInstance(platform, 'server-1', { address: '192.168.1.11', credentialsName: 'servers', labels: { role: 'worker' } });
    },
    refuses: {
      'NODES-06': ({ platform }) => ['server-1', 'server-2'].forEach(id =>
        new dvp.StaticInstance(platform, id, { address: '192.168.1.11', credentialsName: 'servers' })),
    },
  },
  144: {
    wants: 'an additional network of the cluster, with addresses',
    write: ({ platform, chart, base }) => {
      const addressPool = new dvp.ClusterIPAddressPool(platform, 'office-addresses', { pools: [{ network: '192.168.200.0/24' }] });
      const office = new dvp.ClusterNetwork(platform, 'office', { interfaceLabels: { 'nic-group': 'extra' }, vlanId: 900, addressPool });
      new dvp.VirtualMachine(chart, 'reception', { ...base, networks: [dvp.VmNetwork.MAIN, office.connect()] });
    },
    throws: {
      'that fits every interface of every node': ({ platform }) => new dvp.ClusterNetwork(platform, 'office', { interfaceLabels: {} }),
    },
  },
};
