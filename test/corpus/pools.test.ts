import { Chart, Duration, Size } from 'cdk8s';
import { corpusTest, covers, filesOf, read } from './corpus';
import { ClusterVirtualImage } from '../../src/kinds/cluster-virtual-image';
import { VirtualImage } from '../../src/kinds/virtual-image';
import { VirtualMachineClass } from '../../src/kinds/virtual-machine-class';
import { VirtualMachinePool } from '../../src/kinds/virtual-machine-pool';
import { HorizontalPodAutoscaler } from '../../src/kubernetes/horizontal-pod-autoscaler';
import { ManifestObject } from '../../src/manifest/manifest';
import { checkSchema } from '../../src/manifest/schema-check';
import { BlockDevice } from '../../src/values/block-device';
import { Cpu } from '../../src/values/cpu';
import { DiskSource } from '../../src/values/disk-source';
import { RunPolicy } from '../../src/values/machine-policies';
import { PoolDisk } from '../../src/values/pool-disk';
import { Provisioning } from '../../src/values/provisioning';
import { RemovalPolicy } from '../../src/values/removal-policy';
import { chartOf, rendered } from '../support';

covers('HorizontalPodAutoscaler', {
  '030-user-guide-3313-HorizontalPodAutoscaler-runners.yaml': chart => new HorizontalPodAutoscaler(chart, 'runners', {
    name: 'runners', pool: VirtualMachinePool.fromPoolName('runners'), minReplicas: 3, maxReplicas: 20, cpuPercent: 70,
  }),
});

interface Guide { readonly vmClass: string; readonly image: string; readonly iso: string; readonly provisioning: Provisioning }

const pool = (id: string, { vmClass, image, iso, provisioning }: Guide) => (chart: Chart) => {
  const made = new VirtualMachinePool(chart, id, {
    replicas: 3,
    vmClass: VirtualMachineClass.fromClassName(vmClass),
    cpu: Cpu.cores(2),
    memory: Size.gibibytes(4),
    runPolicy: RunPolicy.ALWAYS_ON,
    provisioning,
    disks: [
      PoolDisk.ephemeral('root', { source: DiskSource.image(VirtualImage.fromImageName(image)), size: Size.gibibytes(30) }),
      PoolDisk.reusable('cache', { size: Size.gibibytes(50), keep: 5, ttl: Duration.minutes(30) }),
    ],
    removalPolicy: RemovalPolicy.DESTROY,
  });
  made.shareImage(BlockDevice.clusterImage(ClusterVirtualImage.fromClusterImageName(iso)));
  return made;
};

const RUNNERS = '029-user-guide-3207-VirtualMachinePool-runners.yaml';
const EXAMPLE = '087-virtualmachinepools-1918-VirtualMachinePool-example-vms.yaml';
const CODE: Record<string, () => (chart: Chart) => VirtualMachinePool> = {
  [RUNNERS]: () => pool('runners', {
    vmClass: 'generic', image: 'ubuntu', iso: 'tools-iso', provisioning: Provisioning.userData(read(RUNNERS).spec.virtualMachineTemplate.spec.provisioning.userData),
  }),
  [EXAMPLE]: () => pool('example-vms', {
    vmClass: 'cpu-host-on-worker-nodes', image: 'example-image', iso: 'example-tools-iso', provisioning: Provisioning.userDataSecretName('cloudinit-for-vms'),
  }),
};

corpusTest.each(Object.keys(CODE))('%s is refused for what it leaves out', file =>
  expect(checkSchema(new ManifestObject(read(file))).map(({ id, pointer }) => `${id} ${pointer}`))
    .toEqual(['SCHEMA-REQUIRED /spec/virtualMachineTemplate/spec/liveMigrationPolicy']));

corpusTest.each(Object.entries(CODE))('code makes %s, with what it leaves out', (file, code) => {
  const manifest = read(file);
  manifest.spec.virtualMachineTemplate.spec.liveMigrationPolicy = 'PreferSafe';
  // the default that the API server would set
  manifest.spec.virtualDiskTemplates[0].reclaim.keep = 0;
  const made = rendered(code()(chartOf()));
  expect({ ...made, metadata: { ...made.metadata, namespace: manifest.metadata.namespace } }).toEqual(manifest);
});

corpusTest('every pool of the guides has code', () =>
  expect(['valid', 'invalid'].flatMap(verdict => filesOf('VirtualMachinePool', verdict as 'valid'))).toEqual(Object.keys(CODE).sort()));
