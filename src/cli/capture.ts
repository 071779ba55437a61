import { captureNodes } from './capture-nodes';
import { captureStructure } from './capture-structure';
import { Items, Kubectl, KubernetesObject, Reader } from './kubectl';
import { mistakesText, readFacts } from '../cluster/read-facts';
import type { ClusterFacts, StorageClassFacts } from '../domain/cluster-facts';
import { parseCidr } from '../manifest/cidr';

/** the facts of a cluster, and the reasons why some are missing */
export interface Captured {
  readonly profile: ClusterFacts;
  readonly warnings: readonly string[];
}

/**
 * Reads the facts of a cluster for a profile. A fact that is forbidden to read, or missing, stays unknown.
 */
export function captureProfile(run: Kubectl): Captured {
  const reader = new Reader(run);
  const found: ClusterFacts = {
    ...kubernetes(reader),
    ...deckhouse(reader),
    ...modules(reader),
    ...moduleConfig(reader),
    ...subnets(reader),
    storageClasses: reader.list('storageClasses', 'storageclasses.storage.k8s.io')?.map(storageClass),
    ...captureNodes(reader),
    ...machineClasses(reader),
    clusterNetworks: names(reader.list('clusterNetworks', 'clusternetworks.network.deckhouse.io')),
    networks: names(reader.list('networks', 'networks.network.deckhouse.io', '--all-namespaces')),
    systemNetworks: names(reader.list('systemNetworks', 'systemnetworks.network.deckhouse.io')?.filter(ready)),
    priorityClasses: names(reader.list('priorityClasses', 'priorityclasses.scheduling.k8s.io')),
    gpuClasses: names(reader.list('gpuClasses', 'gpuclasses.gpu.deckhouse.io')),
    ...captureStructure(reader),
  };
  return { profile: acceptable(found, reader), warnings: reader.warnings };
}

/**
 * The releases and the edition, from what kubectl has printed; a part that it could not read stays unknown.
 */
export function captureReleases(version: string, modulesList: string | undefined, deployment: string | undefined): ClusterFacts {
  const printed: Readonly<Record<string, string | undefined>> = { 'version': version, 'modules.v1alpha1.deckhouse.io': modulesList, 'deployments.apps': deployment };
  const reader = new Reader(([verb, resource]) => {
    const text = printed[verb === 'get' ? resource : verb];
    if (text === undefined) {
      throw new Error('not readable');
    }
    return text;
  });
  const { dvpRelease } = modules(reader);
  const found: ClusterFacts = { ...kubernetes(reader), ...deckhouse(reader), dvpRelease };
  return acceptable(found, reader);
}

// the profile must be readable again, whatever the cluster returns
function acceptable(found: ClusterFacts, reader: Reader): ClusterFacts {
  const profile: Record<string, unknown> = JSON.parse(JSON.stringify(found));
  for (const mistake of readFacts(profile).mistakes) {
    const [part] = mistake.at.split(/[.[]/);
    if (part in profile) {
      delete profile[part];
      reader.warn(part, mistakesText('the cluster', [mistake]).split('\n')[1].trim());
    }
  }
  return profile;
}

function kubernetes(reader: Reader): ClusterFacts {
  const version = reader.cluster();
  return version === undefined ? {} : { kubernetesVersion: release(version.serverVersion?.gitVersion) };
}

const EDITIONS: Readonly<Record<string, string>> = {
  'ce': 'CE',
  'be': 'BE',
  'se': 'SE',
  'se-plus': 'SE+',
  'se+': 'SE+',
  'ee': 'EE',
  'cse-lite': 'CSE Lite',
  'cse-pro': 'CSE Pro',
};

function deckhouse(reader: Reader): ClusterFacts {
  const deployment = reader.one('edition, deckhouseRelease', 'deployments.apps', 'deckhouse', '--namespace=d8-system');
  if (deployment === undefined) {
    return {};
  }
  const annotations = deployment.metadata?.annotations ?? {};
  const word = annotations['core.deckhouse.io/edition'];
  const edition = EDITIONS[String(word).toLowerCase()];
  if (edition === undefined) {
    reader.warn('edition', `the Deployment d8-system/deckhouse has ${word === undefined ? 'no edition' : `the unknown edition '${word}'`}`);
  }
  return { edition, deckhouseRelease: release(annotations['core.deckhouse.io/version']) };
}

function modules(reader: Reader): ClusterFacts {
  const all = reader.list('modules, dvpRelease', 'modules.v1alpha1.deckhouse.io');
  if (all === undefined) {
    return {};
  }
  const on = all.filter(module => condition(module, 'EnabledByModuleManager')?.status === 'True');
  if (on.length === 0) {
    reader.warn('modules, dvpRelease', 'no module is enabled');
    return {};
  }
  const versions = Object.fromEntries(on.map(module => [name(module), release(module.properties?.version) ?? '']));
  const dvpRelease = versions.virtualization || undefined;
  if (dvpRelease === undefined) {
    reader.warn('dvpRelease', "the module 'virtualization' is disabled, or its version is not a release");
  }
  return { modules: versions, dvpRelease };
}

function moduleConfig(reader: Reader): ClusterFacts {
  const config = reader.one('virtualMachineCidrs, featureGates', 'moduleconfigs.deckhouse.io', 'virtualization');
  const settings = config?.spec?.settings ?? {};
  return config === undefined ? {} : { virtualMachineCidrs: settings.virtualMachineCIDRs, featureGates: settings.featureGates ?? [] };
}

// the platform keeps them in a Secret; its controller manager has them among its arguments, which are no secret
function subnets(reader: Reader): ClusterFacts {
  const parts = 'podSubnetCidr, serviceSubnetCidr';
  const pods = reader.list(parts, 'pods', '--namespace=kube-system', '--selector=component=kube-controller-manager');
  if (pods === undefined) {
    return {};
  }
  const [{ command = [], args = [] } = {}] = pods[0]?.spec?.containers ?? [];
  const range = (flag: string): string | undefined => {
    const ranges = [...command, ...args].find((word: string) => word.startsWith(`--${flag}=`))?.split('=')[1].split(',') ?? [];
    return ranges.find((each: string) => parseCidr(each) !== undefined);
  };
  const found = { podSubnetCidr: range('cluster-cidr'), serviceSubnetCidr: range('service-cluster-ip-range') };
  if (found.podSubnetCidr === undefined || found.serviceSubnetCidr === undefined) {
    reader.warn(parts, 'kube-controller-manager is not visible, or lacks one of the two ranges');
  }
  return found;
}

function storageClass(object: KubernetesObject): StorageClassFacts {
  const { annotations = {}, labels } = object.metadata ?? {};
  return {
    name: name(object),
    provisioner: object.provisioner,
    volumeBindingMode: object.volumeBindingMode,
    isDefault: ['storageclass.kubernetes.io/is-default-class', 'storageclass.beta.kubernetes.io/is-default-class'].some(key => annotations[key] === 'true'),
    labels,
  };
}

function machineClasses(reader: Reader): ClusterFacts {
  const classes = reader.list('virtualMachineClasses, defaultVirtualMachineClass', 'virtualmachineclasses.virtualization.deckhouse.io');
  if (classes === undefined) {
    return {};
  }
  const standard = classes.filter(({ metadata }) => metadata?.annotations?.['virtualmachineclass.virtualization.deckhouse.io/is-default-class'] === 'true');
  if (standard.length > 1) {
    reader.warn('defaultVirtualMachineClass', `more than one default: ${standard.map(name).join(' and ')}`);
  }
  return { virtualMachineClasses: names(classes), defaultVirtualMachineClass: standard.length > 1 ? undefined : standard.map(name)[0] ?? '' };
}

/** `v1.9.0+something` as `1.9.0`; a build of a branch or a release candidate is not a release */
export function release(text: unknown): string | undefined {
  return typeof text === 'string' ? /^v?(\d+\.\d+\.\d+)(\+.*)?$/.exec(text)?.[1] : undefined;
}

const name = ({ metadata }: KubernetesObject): string => metadata?.name ?? '';

const names = (items: Items | undefined) => items?.map(item => item.metadata?.namespace === undefined ? name(item) : `${item.metadata.namespace}/${name(item)}`);

const condition = ({ status }: KubernetesObject, type: string) => (status?.conditions ?? []).find((each: { type: string }) => each.type === type);

const ready = (object: KubernetesObject): boolean => condition(object, 'Ready')?.status === 'True';
