import { readFileSync } from 'fs';
import { IConstruct } from 'constructs';
import { NodeGroupProfile } from './node-group-profile';
import { StorageClassProfile } from './storage-class-profile';
import type { ClusterFacts } from '../domain/cluster-facts';
import { bindFacts } from '../synth/bound-cluster';
import { attachChecks } from '../synth/hook';
import { FeatureGate } from '../values/feature-gate';
import { guard } from '../values/guard';

// late, because few apps have a profile, and the package loads without a YAML parser
const loadFacts = () => require('./read-facts') as typeof import('./read-facts');
const loadYaml = () => require('yaml') as typeof import('yaml');

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
 * What is known of a cluster. A list names everything there is: an empty one says that there is nothing of the kind.
 */
export interface ClusterProfileProps {
  /**
   * Release of the module `virtualization`, for example `1.9.0`; `next` is newer than every release.
   *
   * @default - not known, and every field, word and kind passes
   */
  readonly dvpRelease?: string;

  /**
   * Edition of Deckhouse.
   *
   * @default - not known
   */
  readonly edition?: DeckhouseEdition;

  /**
   * Release of Kubernetes, for example `1.31`.
   *
   * @default - not known
   */
  readonly kubernetesVersion?: string;

  /**
   * Release of Deckhouse, for example `1.74.2`.
   *
   * @default - not known
   */
  readonly deckhouseRelease?: string;

  /**
   * All modules that are on, each with its release, or with the empty string where that is not known.
   *
   * @default - not known
   */
  readonly modules?: { [name: string]: string };

  /**
   * All StorageClasses.
   *
   * @default - not known
   */
  readonly storageClasses?: StorageClassProfile[];

  /**
   * All NodeGroups.
   *
   * @default - not known
   */
  readonly nodeGroups?: NodeGroupProfile[];

  /**
   * Names of all availability zones, as nodes carry them in the label `topology.kubernetes.io/zone`.
   *
   * @default - not known
   */
  readonly zones?: string[];

  /**
   * Names of all ClusterNetworks of the module `sdn`.
   *
   * @default - not known
   */
  readonly clusterNetworks?: string[];

  /**
   * All Networks of the module `sdn`, each as `namespace/name`.
   *
   * @default - not known
   */
  readonly networks?: string[];

  /**
   * Names of all SystemNetworks of the module `sdn` that are ready.
   *
   * @default - not known
   */
  readonly systemNetworks?: string[];

  /**
   * Addresses of all nodes, internal and external.
   *
   * @default - not known
   */
  readonly nodeAddresses?: string[];

  /**
   * Range of the addresses of pods, for example `10.111.0.0/16`.
   *
   * @default - not known
   */
  readonly podSubnetCidr?: string;

  /**
   * Range of the addresses of Services, for example `10.222.0.0/16`.
   *
   * @default - not known
   */
  readonly serviceSubnetCidr?: string;

  /**
   * Ranges of the addresses of machines, as the module `virtualization` has them.
   *
   * @default - those of the ModuleConfig, where the app has it
   */
  readonly virtualMachineCidrs?: string[];

  /**
   * All feature gates of the module `virtualization` that are on.
   *
   * @default - those of the ModuleConfig, where the app has it
   */
  readonly featureGates?: FeatureGate[];

  /**
   * Names of all VirtualMachineClasses.
   *
   * @default - not known
   */
  readonly virtualMachineClasses?: string[];

  /**
   * Name of the VirtualMachineClass that machines get where they name no class; the empty string where the cluster has no such class.
   *
   * @default - not known
   */
  readonly defaultVirtualMachineClass?: string;

  /**
   * Names of all PriorityClasses.
   *
   * @default - not known
   */
  readonly priorityClasses?: string[];

  /**
   * Names of all GPUClasses.
   *
   * @default - not known
   */
  readonly gpuClasses?: string[];
}

/**
 * The cluster that manifests are meant for. Bound to an app, it lets the checks say what this cluster lacks; without one, nothing is guessed.
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
   * A profile written in code.
   *
   * @throws if a release, a range or a name has not the form it needs; all mistakes are reported at once
   */
  public static of(props: ClusterProfileProps): ClusterProfile {
    const { storageClasses, nodeGroups, ...others } = props;
    const ofParts = { storageClasses: storageClasses?.map(({ _facts }) => _facts), nodeGroups: nodeGroups?.map(({ _facts }) => _facts) };
    return new ClusterProfile(checked('the cluster profile', { ...others, ...ofParts }));
  }

  /**
   * A profile from a file, such as `cdk8s-dvp capture` writes it.
   *
   * @param path path of a JSON or YAML file with the keys of `ClusterProfileProps`; there a StorageClass or a NodeGroup is a map, with its `name`
   * beside the keys of its options
   * @throws if the file cannot be read, has an unknown key or a wrong value; all mistakes are reported at once
   */
  public static fromFile(path: string): ClusterProfile {
    return new ClusterProfile(checked(`the cluster profile ${path}`, read(path)));
  }

  private constructor(private readonly facts: ClusterFacts) {}

  /**
   * @internal
   */
  public get _facts(): ClusterFacts {
    return this.facts;
  }

  /**
   * Says that everything at and below a construct is meant for this cluster, and switches the checks on. The nearest profile counts.
   *
   * @param scope the construct, which may be a chart or the app
   * @throws if a profile is bound to the same construct already
   */
  public bind(scope: IConstruct): void {
    if (!bindFacts(scope, this.facts)) {
      throw new Error(`[${scope.node.path || 'app'}] has a cluster profile already: bind one profile only`);
    }
    attachChecks(scope);
  }
}

function checked(what: string, description: unknown): ClusterFacts {
  const { mistakesText, readFacts } = loadFacts();
  const { facts, mistakes } = readFacts(description);
  if (mistakes.length > 0) {
    throw new Error(mistakesText(what, mistakes));
  }
  return facts;
}

function read(path: string): unknown {
  try {
    const text = readFileSync(path, 'utf8');
    return path.endsWith('.json') ? JSON.parse(text) : fromYaml(text);
  } catch (error) {
    throw new Error(`the cluster profile ${path} cannot be read: ${(error as Error).message}`);
  }
}

function fromYaml(text: string): unknown {
  const document = loadYaml().parseDocument(text, { version: '1.1', prettyErrors: false });
  if (document.errors.length > 0) {
    throw new Error(document.errors[0].message);
  }
  return document.toJS() ?? {};
}
