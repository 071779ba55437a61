import { Construct } from 'constructs';
import type { VirtualMachineClassSpec } from '../../imports/contract/wire';
import { readSizingPolicies } from '../domain/sizing-limits';
import { IVirtualMachineClass } from '../refs';
import { Resource, ResourceProps } from '../resource/resource';
import { CpuModel } from '../values/cpu-model';
import { checkProps, guard } from '../values/guard';
import { NodeQuery } from '../values/node-query';
import { SizingPolicy, policiesToKube } from '../values/sizing-policy';
import { Toleration } from '../values/toleration';

/**
 * Properties of a `VirtualMachineClass`.
 */
export interface VirtualMachineClassProps extends ResourceProps {
  /**
   * The processor that the machines of the class see. It cannot be changed: create another class for another processor.
   */
  readonly cpu: CpuModel;

  /**
   * Whether machines that name no class get this one. A cluster has at most one such class, and it is never `generic`.
   *
   * To move the mark, take it from the old class first and apply that.
   *
   * @default false
   */
  readonly isDefault?: boolean;

  /**
   * Labels that a node must have to run machines of the class, with their values.
   *
   * @default - no label has to have a certain value
   */
  readonly nodeSelector?: { [key: string]: string };

  /**
   * Conditions on the labels of nodes that run machines of the class, all of which must hold, beside `nodeSelector`.
   *
   * @default - no further condition
   */
  readonly nodes?: NodeQuery[];

  /**
   * Taints of nodes that the machines of the class tolerate, beside those that a machine itself tolerates.
   *
   * @default - no taint
   */
  readonly tolerations?: Toleration[];

  /**
   * Sizes that the machines of the class may have, up to 16 policies, each for other numbers of cores.
   *
   * @default - machines may have any size
   */
  readonly sizingPolicies?: SizingPolicy[];
}

/**
 * What CPU the machines of a class see, where they run and which sizes they may have. It belongs to the whole cluster.
 *
 * Rendered as v1alpha3, which needs DVP 1.2 or newer.
 *
 * @see https://deckhouse.io/modules/virtualization/stable/cr.html#virtualmachineclass
 *
 * @example
 *
 * new dvp.VirtualMachineClass(chart, 'general', {
 *   cpu: dvp.CpuModel.discovery(),
 *   isDefault: true,
 *   sizingPolicies: [{
 *     minCores: 1,
 *     maxCores: 8,
 *     minMemoryPerCore: Size.gibibytes(1),
 *     maxMemoryPerCore: Size.gibibytes(8),
 *     coreFractions: [dvp.CoreFraction.percent(20), dvp.CoreFraction.FULL],
 *     defaultCoreFraction: dvp.CoreFraction.percent(20),
 *   }],
 * });
 */
export class VirtualMachineClass extends Resource implements IVirtualMachineClass {
  static { guard(this, 'VirtualMachineClass'); }

  /**
   * The class `generic`, which the module makes when it is installed: a CPU that every node with KVM can offer.
   *
   * It belongs to the administrators of the cluster, so nothing is known of its sizing policies here.
   */
  public static readonly GENERIC: IVirtualMachineClass = { className: 'generic' };

  /**
   * Points at a class that this app does not make.
   *
   * @param className name of the VirtualMachineClass object
   * @param sizingPolicies what is known of its sizing policies, for `Sizing.smallestFor`; left out, nothing is
   * @throws if no machine could have a size of one of the policies
   */
  public static fromClassName(className: string, sizingPolicies?: SizingPolicy[]): IVirtualMachineClass {
    const path = `VirtualMachineClass ${className}`;
    return { className, sizingPolicies: sizingPolicies && plain(policiesToKube(path, sizingPolicies)) };
  }

  /**
   * Points at a class that this app does not make, and knows its sizing policies from its manifest: from git, or from
   * `kubectl get virtualmachineclass web -o json`.
   *
   * @param manifest the object as `Yaml.load` of cdk8s reads it, in v1alpha2 or v1alpha3
   * @throws if it is not a VirtualMachineClass, has no name, or has sizing policies that cannot be read
   */
  public static fromManifest(manifest: { [key: string]: any }): IVirtualMachineClass {
    const { apiVersion, kind, metadata, spec } = manifest;
    if (kind !== 'VirtualMachineClass' || !/^virtualization\.deckhouse\.io\/v1alpha[23]$/.test(apiVersion)) {
      const got = kind === undefined ? 'an object without a kind' : `${kind} ${apiVersion === undefined ? 'without an apiVersion' : `of ${apiVersion}`}`;
      throw new Error(`'manifest' must be a VirtualMachineClass, got ${got}: for example VirtualMachineClass.fromManifest(Yaml.load('class.yaml')[0])`);
    }
    const className = metadata?.name;
    if (typeof className !== 'string' || className === '') {
      throw new Error("the manifest of a VirtualMachineClass needs a name: set 'metadata.name'");
    }
    const sizingPolicies = spec?.sizingPolicies ?? [];
    if (readSizingPolicies(sizingPolicies) === undefined) {
      throw new Error(`the sizing policies of VirtualMachineClass ${className} contradict themselves or do not follow the API: run 'cdk8s-dvp validate' for details`);
    }
    return { className, sizingPolicies: plain(sizingPolicies) };
  }

  private readonly policies: object[];

  /**
   * @throws if no machine could have a size of one of the policies, a node is asked for by its name, or `generic` is to be the default class
   */
  constructor(scope: Construct, id: string, props: VirtualMachineClassProps) {
    super(scope, id);
    checkProps(this.node.path, 'VirtualMachineClassProps', props);
    const { path } = this.node;
    const spec = toKube(path, props);
    this.policies = spec.sizingPolicies ?? [];
    const annotations = props.isDefault === true ? { [DEFAULT]: 'true', ...props.annotations } : props.annotations;
    this._define('virtualization.deckhouse.io/v1alpha3/VirtualMachineClass', { ...props, annotations }, () => spec);
    if (props.isDefault === true && this.name === VirtualMachineClass.GENERIC.className) {
      throw new Error(`[${path}] the class generic cannot be the default class, because an update of the module may remove the mark: set 'isDefault' on a class of another name`);
    }
  }

  /**
   * Name of the VirtualMachineClass object.
   */
  public get className(): string {
    return this.name;
  }

  /**
   * Sizing policies of the class, as the API has them.
   */
  public get sizingPolicies(): { [key: string]: any }[] | undefined {
    return plain(this.policies);
  }
}

const DEFAULT = 'virtualmachineclass.virtualization.deckhouse.io/is-default-class';

// a copy without fields that are not there: what is handed out is the author's, and may go through other languages
const plain = (json: object[]): { [key: string]: any }[] => JSON.parse(JSON.stringify(json));

function toKube(path: string, props: VirtualMachineClassProps): VirtualMachineClassSpec {
  const { cpu, nodeSelector, nodes = [], tolerations, sizingPolicies } = props;
  const { matchExpressions, matchFields } = NodeQuery._term(nodes);
  if (matchFields !== undefined) {
    throw new Error(`[${path}] 'nodes' of a class must be queries for labels, got a query for the name of a node: `
      + "for example NodeQuery.label('kubernetes.io/hostname', 'worker-1')");
  }
  return {
    cpu: cpu._toKube(),
    nodeSelector: nodeSelector === undefined && matchExpressions === undefined ? undefined
      : { matchLabels: nodeSelector && { ...nodeSelector }, matchExpressions },
    tolerations: tolerations?.map(toleration => toleration._toKube()),
    sizingPolicies: sizingPolicies && policiesToKube(path, sizingPolicies),
  };
}
