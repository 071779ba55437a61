import { captureProfile, release } from './capture';
import type { Kubectl } from './kubectl';
import { OnePass, Resource } from './one-pass';
import { readTogether, servedResources } from './read-together';
import { DVP_GROUP } from '../manifest/groups';
import { Manifest, valueAt } from '../manifest/manifest';
import type { ClusterState } from '../plan/doctor/cluster-state';

const of = (group: string, plural: string, kind: string, version?: string): Resource =>
  ({ group, plural, kind, ...version === undefined ? {} : { version } });

// a newer version of Module has other fields
const MODULES = of('deckhouse.io', 'modules', 'Module', 'v1alpha1');
const MODULE_CONFIGS = of('deckhouse.io', 'moduleconfigs', 'ModuleConfig');
const NODES = of('', 'nodes', 'Node');
const SNAPSHOT_CLASSES = of('snapshot.storage.k8s.io', 'volumesnapshotclasses', 'VolumeSnapshotClass');
// the second one until DVP 1.9
const PROFILES = [
  of(`storage.${DVP_GROUP}`, 'storageprofiles', 'StorageProfile'),
  of(`cdi.internal.${DVP_GROUP}`, 'internalvirtualizationstorageprofiles', 'InternalVirtualizationStorageProfile'),
];
const CLUSTER_IMAGES = of(DVP_GROUP, 'clustervirtualimages', 'ClusterVirtualImage');
const IMAGES = of(DVP_GROUP, 'virtualimages', 'VirtualImage');
const PARTS_OF_CLUSTER = [
  of('apiregistration.k8s.io', 'apiservices', 'APIService'),
  of('admissionregistration.k8s.io', 'validatingwebhookconfigurations', 'ValidatingWebhookConfiguration'),
  of('admissionregistration.k8s.io', 'mutatingwebhookconfigurations', 'MutatingWebhookConfiguration'),
];
/** those of the checks, and those that a profile has facts of */
const RESOURCES: readonly Resource[] = [
  MODULES, MODULE_CONFIGS, NODES, SNAPSHOT_CLASSES, ...PROFILES, CLUSTER_IMAGES, IMAGES, ...PARTS_OF_CLUSTER,
  of('deckhouse.io', 'nodegroups', 'NodeGroup'),
  of('storage.k8s.io', 'storageclasses', 'StorageClass'),
  of(DVP_GROUP, 'virtualmachineclasses', 'VirtualMachineClass'),
  of('network.deckhouse.io', 'clusternetworks', 'ClusterNetwork'),
  of('network.deckhouse.io', 'networks', 'Network'),
  of('network.deckhouse.io', 'systemnetworks', 'SystemNetwork'),
  of('scheduling.k8s.io', 'priorityclasses', 'PriorityClass'),
  of('gpu.deckhouse.io', 'gpuclasses', 'GPUClass'),
];
const NAMESPACE = 'd8-virtualization';
const PARTS = ['deployments.apps', 'daemonsets.apps', 'persistentvolumeclaims', `internalvirtualizationkubevirts.internal.${DVP_GROUP}`];

/**
 * Reads what the checks need of a cluster, together with the facts of its profile.
 *
 * @throws if the cluster is not reachable, or does not print its kinds
 */
export function readCluster(run: Kubectl): Pick<ClusterState, 'facts' | 'objects' | 'notRead'> {
  let pass: OnePass | undefined;
  let served: ReadonlySet<string> | undefined;
  let failure: unknown;
  // the profile asks for the version first, and goes on only if the cluster answers
  const { profile } = captureProfile(args => {
    if (args[0] !== 'get') {
      return run(args);
    }
    if (failure === undefined && pass === undefined) {
      try {
        served = servedResources(run);
        pass = new OnePass(run, RESOURCES, served);
      } catch (error) {
        failure = error;
      }
    }
    if (pass === undefined) {
      throw failure;
    }
    return pass.run(args);
  });
  if (pass === undefined || served === undefined) {
    throw new Error(`the cluster cannot be read: ${(failure as Error).message}`);
  }
  const read: OnePass = pass;
  const objects = {
    modules: read.all(MODULES),
    moduleconfigs: read.all(MODULE_CONFIGS),
    nodes: read.all(NODES),
    storageprofiles: together(PROFILES.map(each => read.all(each))),
    volumesnapshotclasses: read.all(SNAPSHOT_CLASSES),
    clustervirtualimages: read.all(CLUSTER_IMAGES),
    virtualimages: read.all(IMAGES),
    deckhouse: deckhouse(read),
    components: components(read, run, served),
  };
  // a profile has the release of an enabled module only, and before the first apply it is off
  const module = objects.modules?.find(({ metadata }) => metadata?.name === 'virtualization');
  const facts = { ...profile, dvpRelease: profile.dvpRelease ?? release(valueAt(module, '/properties/version')) };
  return { facts, objects: Object.fromEntries(Object.entries(objects).filter(([, all]) => all !== undefined)), notRead: read.notRead };
}

/** the objects of several kinds, `undefined` if one of them could not be read */
const together = (all: readonly (readonly Manifest[] | undefined)[]): readonly Manifest[] | undefined =>
  all.every(each => each !== undefined) ? all.flat() as Manifest[] : undefined;

function deckhouse(pass: OnePass): readonly Manifest[] | undefined {
  try {
    return [JSON.parse(pass.run(['get', 'deployments.apps', 'deckhouse', '--namespace=d8-system', '-o', 'json']))];
  } catch {
    return pass.notRead.some(({ resource, namespace }) => resource === 'deployments.apps' && namespace !== NAMESPACE) ? undefined : [];
  }
}

function components(pass: OnePass, run: Kubectl, served: ReadonlySet<string>): readonly Manifest[] | undefined {
  // kubectl fails for all of them if one does not exist
  const { items, notRead } = readTogether(run, PARTS.filter(resource => served.has(resource)), `--namespace=${NAMESPACE}`);
  pass.note(notRead.map(each => ({ namespace: NAMESPACE, ...each })));
  return notRead.length > 0 ? undefined : together([items, ...PARTS_OF_CLUSTER.map(each => pass.all(each))]);
}
