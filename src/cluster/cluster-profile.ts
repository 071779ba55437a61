import { readFileSync } from 'fs';
import { IConstruct } from 'constructs';
import { NodeGroupProfile } from './node-group-profile';
import { StorageClassProfile } from './storage-class-profile';
import type { ClusterFacts } from '../domain/cluster-facts';
import { CallerError } from '../manifest/caller-error';
import { bindFacts } from '../synth/bound-cluster';
import { attachChecks } from '../synth/hook';
import { FeatureGate } from '../values/feature-gate';
import { guard } from '../values/guard';

// loaded late, because few apps have a profile, and the package should load without a YAML parser
const loadFacts = () => require('./read-facts') as typeof import('./read-facts');
const loadFile = () => require('./profile-file') as typeof import('./profile-file');

/**
 * Edition of Deckhouse.
 */
export enum DeckhouseEdition {
  /** Community Edition. */
  CE = 'CE',

  /** Basic Edition. */
  BE = 'BE',

  /** Standard Edition. */
  SE = 'SE',

  /** Standard Edition Plus. */
  SE_PLUS = 'SE+',

  /** Enterprise Edition. */
  EE = 'EE',

  /** Certified Security Edition Lite. */
  CSE_LITE = 'CSE Lite',

  /** Certified Security Edition Pro. */
  CSE_PRO = 'CSE Pro',
}

/**
 * Known facts of a cluster. A list must be complete: an empty list means that the cluster has no such object.
 */
export interface ClusterProfileProps {
  /**
   * Release of the module `virtualization`, for example `1.9.0`; `next` counts as newer than every release.
   *
   * In a release that is newer than this library knows, unknown fields, values and kinds are warnings.
   *
   * @default - unknown, and everything that the newest known release accepts is accepted
   */
  readonly dvpRelease?: string;

  /**
   * Edition of Deckhouse.
   *
   * @default - unknown
   */
  readonly edition?: DeckhouseEdition;

  /**
   * Release of Kubernetes, for example `1.31`.
   *
   * @default - unknown
   */
  readonly kubernetesVersion?: string;

  /**
   * Release of Deckhouse, for example `1.74.2`.
   *
   * @default - unknown
   */
  readonly deckhouseRelease?: string;

  /**
   * All enabled modules, each with its release, or with an empty string if the release is unknown.
   *
   * @default - unknown
   */
  readonly modules?: { [name: string]: string };

  /**
   * All StorageClasses.
   *
   * @default - unknown
   */
  readonly storageClasses?: StorageClassProfile[];

  /**
   * All NodeGroups.
   *
   * @default - unknown
   */
  readonly nodeGroups?: NodeGroupProfile[];

  /**
   * Names of all availability zones: the values of the label `topology.kubernetes.io/zone` of the nodes.
   *
   * @default - unknown
   */
  readonly zones?: string[];

  /**
   * Names of all ClusterNetworks of the module `sdn`.
   *
   * @default - unknown
   */
  readonly clusterNetworks?: string[];

  /**
   * All Networks of the module `sdn`, each as `namespace/name`.
   *
   * @default - unknown
   */
  readonly networks?: string[];

  /**
   * Names of all SystemNetworks of the module `sdn` that are ready.
   *
   * @default - unknown
   */
  readonly systemNetworks?: string[];

  /**
   * Addresses of all nodes, internal and external.
   *
   * @default - unknown
   */
  readonly nodeAddresses?: string[];

  /**
   * Range of the addresses of pods, for example `10.111.0.0/16`.
   *
   * @default - unknown
   */
  readonly podSubnetCidr?: string;

  /**
   * Range of the addresses of Services, for example `10.222.0.0/16`.
   *
   * @default - unknown
   */
  readonly serviceSubnetCidr?: string;

  /**
   * Ranges of the addresses of machines, from the settings of the module `virtualization`.
   *
   * @default - those of the ModuleConfig, if the app has it
   */
  readonly virtualMachineCidrs?: string[];

  /**
   * All enabled feature gates of the module `virtualization`.
   *
   * @default - those of the ModuleConfig, if the app has it
   */
  readonly featureGates?: FeatureGate[];

  /**
   * Names of all VirtualMachineClasses.
   *
   * @default - unknown
   */
  readonly virtualMachineClasses?: string[];

  /**
   * Name of the VirtualMachineClass of machines without a class; an empty string if the cluster has no default class.
   *
   * @default - unknown
   */
  readonly defaultVirtualMachineClass?: string;

  /**
   * Names of all PriorityClasses.
   *
   * @default - unknown
   */
  readonly priorityClasses?: string[];

  /**
   * Names of all GPUClasses.
   *
   * @default - unknown
   */
  readonly gpuClasses?: string[];

  /**
   * Structure of all kinds of DVP that the cluster serves, by `group/version/Kind`: the OpenAPI schema of each version of its
   * CustomResourceDefinitions, without descriptions. `cdk8s-dvp capture` writes it.
   *
   * Objects are then checked against it, also in a release that is newer than this library.
   *
   * @default - unknown, and objects are checked against the releases that this library knows
   */
  readonly crds?: { [key: string]: any };

  /**
   * Structure of the settings of the module `virtualization`: the OpenAPI schema of its ModuleSettingsDefinition, without descriptions.
   * `cdk8s-dvp capture` writes it.
   *
   * @default - unknown, and settings are checked against the releases that this library knows
   */
  readonly settingsSchema?: any;
}

/**
 * The target cluster of the manifests. If it is bound to an app, the checks report what is missing in this cluster.
 *
 * @example
 *
 * const profile = dvp.ClusterProfile.of({
 *   dvpRelease: '1.9.0',
 *   edition: dvp.DeckhouseEdition.EE,
 *   storageClasses: [dvp.StorageClassProfile.of('replicated', { isDefault: true })],
 * });
 * profile.bind(app);
 */
export class ClusterProfile {
  static { guard(this, 'ClusterProfile'); }

  /**
   * Creates a profile in code.
   *
   * @throws if a release, a range or a name is invalid; the message lists all errors
   */
  public static of(props: ClusterProfileProps): ClusterProfile {
    const { storageClasses, nodeGroups, ...others } = props;
    const ofParts = { storageClasses: storageClasses?.map(({ _facts }) => _facts), nodeGroups: nodeGroups?.map(({ _facts }) => _facts) };
    return new ClusterProfile(checked('the cluster profile', { ...others, ...ofParts }));
  }

  /**
   * Reads a profile from a file, for example the output of `cdk8s-dvp capture`.
   *
   * @param path path of a JSON or YAML file with the keys of `ClusterProfileProps`; a StorageClass or a NodeGroup is an object with `name`
   * and the keys of its options
   * @throws if the file cannot be read or is empty, or has an unknown key or a wrong value; the message lists all errors
   */
  public static fromFile(path: string): ClusterProfile {
    return ClusterProfile._fromBytes(path, () => readFileSync(path));
  }

  /**
   * @internal
   */
  public static _fromBytes(path: string, read: () => Uint8Array): ClusterProfile {
    return new ClusterProfile(checked(`the cluster profile ${path}`, loadFile().parseProfile(path, read)));
  }

  private constructor(private readonly facts: ClusterFacts) {}

  /**
   * @internal
   */
  public get _facts(): ClusterFacts {
    return this.facts;
  }

  /**
   * Sets the target cluster of everything at and below a construct, and switches the checks on. The nearest profile counts.
   *
   * @param scope the construct, which may be a chart or the app
   * @throws if the construct has a profile already
   */
  public bind(scope: IConstruct): void {
    if (!bindFacts(scope, this.facts)) {
      throw new CallerError(`[${scope.node.path || 'app'}] already has a cluster profile: bind one profile only`);
    }
    attachChecks(scope);
  }
}

function checked(what: string, description: unknown): ClusterFacts {
  const { mistakesText, readFacts } = loadFacts();
  const { facts, mistakes } = readFacts(description);
  if (mistakes.length > 0) {
    throw new CallerError(mistakesText(what, mistakes));
  }
  return facts;
}
