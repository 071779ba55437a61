import { Construct } from 'constructs';
import type { VirtualMachineClassSpec } from '../../imports/contract/wire';
import { CallerError } from '../manifest/caller-error';
import { IVirtualMachineClass } from '../refs';
import { checkReference } from '../resource/object-name';
import { Resource, ResourceProps } from '../resource/resource';
import { CpuModel } from '../values/cpu-model';
import { checkProps, guard } from '../values/guard';
import { NodeQuery } from '../values/node-query';
import type { SizingPolicy } from '../values/sizing-policy';
import { Toleration } from '../values/toleration';

// loaded late, because most apps only refer to a class
const loadLimits = () => require('../domain/sizing-limits') as typeof import('../domain/sizing-limits');
const loadPolicies = () => require('../values/sizing-policy') as typeof import('../values/sizing-policy');

/**
 * Properties of a `VirtualMachineClass`.
 */
export interface VirtualMachineClassProps extends ResourceProps {
  /**
   * The CPU model of the machines of the class. It cannot be changed: create another class for another model.
   */
  readonly cpu: CpuModel;

  /**
   * Whether machines without a class get this one. A cluster has at most one default class, and it must not be `generic`.
   *
   * To change the default class, first remove `isDefault` from the old class and apply it.
   *
   * @default false
   */
  readonly isDefault?: boolean;

  /**
   * Labels that a node must have to run machines of the class, with their values.
   *
   * @default - no condition
   */
  readonly nodeSelector?: { [key: string]: string };

  /**
   * Conditions on the labels of the nodes, in addition to `nodeSelector`. A node must meet all of them.
   *
   * @default - no further condition
   */
  readonly nodes?: NodeQuery[];

  /**
   * Taints of nodes that the machines of the class tolerate, in addition to the tolerations of a machine.
   *
   * @default - no taint
   */
  readonly tolerations?: Toleration[];

  /**
   * Allowed sizes of the machines of the class: up to 16 policies, each for a different range of cores.
   *
   * @default - machines may have any size
   */
  readonly sizingPolicies?: SizingPolicy[];
}

/**
 * The CPU model, the nodes and the allowed sizes of the machines of a class. The object is cluster-wide.
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
   * The class `generic`, which the module creates when it is installed: a CPU model that every node with KVM supports.
   *
   * Administrators of the cluster may change it, so its sizing policies are unknown here.
   */
  public static readonly GENERIC: IVirtualMachineClass = { className: 'generic' };

  /**
   * Refers to a class that is not in this app.
   *
   * @param className name of the VirtualMachineClass object
   * @param sizingPolicies its sizing policies, for `Sizing.smallestFor`; by default, they are unknown
   * @throws if the name is not a DNS name, or a policy does not allow any size
   */
  public static fromClassName(className: string, sizingPolicies?: SizingPolicy[]): IVirtualMachineClass {
    checkReference('VirtualMachineClass.fromClassName', 'className', className);
    const path = `VirtualMachineClass ${className}`;
    return { className, sizingPolicies: sizingPolicies && plain(loadPolicies().policiesToKube(path, sizingPolicies)) };
  }

  /**
   * Refers to a class that is not in this app, and reads its sizing policies from its manifest, for example the output of
   * `kubectl get virtualmachineclass web -o json`.
   *
   * @param manifest the object, in v1alpha2 or v1alpha3, as `Yaml.load` of cdk8s returns it
   * @throws if it is not a VirtualMachineClass, its name is missing, or its sizing policies are invalid
   */
  public static fromManifest(manifest: { [key: string]: any }): IVirtualMachineClass {
    const { apiVersion, kind, metadata, spec } = manifest;
    if (kind !== 'VirtualMachineClass' || !/^virtualization\.deckhouse\.io\/v1alpha[23]$/.test(apiVersion)) {
      const got = kind === undefined ? 'an object without a kind' : `${kind} ${apiVersion === undefined ? 'without an apiVersion' : `of ${apiVersion}`}`;
      throw new CallerError(`'manifest' must be a VirtualMachineClass, got ${got}: for example VirtualMachineClass.fromManifest(Yaml.load('class.yaml')[0])`);
    }
    const className = metadata?.name;
    if (typeof className !== 'string' || className === '') {
      throw new CallerError("the manifest of a VirtualMachineClass needs a name: set 'metadata.name'");
    }
    const sizingPolicies = spec?.sizingPolicies ?? [];
    if (loadLimits().readSizingPolicies(sizingPolicies) === undefined) {
      throw new CallerError(`the sizing policies of VirtualMachineClass ${className} are contradictory or invalid: run 'cdk8s-dvp validate' for details`);
    }
    return { className, sizingPolicies: plain(sizingPolicies) };
  }

  private readonly policies: object[];

  /**
   * @throws if a policy does not allow any size, a query selects a node by its name, or `generic` is the default class
   */
  constructor(scope: Construct, id: string, props: VirtualMachineClassProps) {
    super(scope, id);
    checkProps(this, 'VirtualMachineClassProps', props);
    const { path } = this.node;
    const spec = toKube(path, props);
    this.policies = spec.sizingPolicies ?? [];
    const annotations = props.isDefault === true ? { [DEFAULT]: 'true', ...props.annotations } : props.annotations;
    this._define('virtualization.deckhouse.io/v1alpha3/VirtualMachineClass', { ...props, annotations }, () => spec);
    if (props.isDefault === true && this.name === VirtualMachineClass.GENERIC.className) {
      throw new CallerError(`[${path}] the class generic cannot be the default class, because an update of the module may remove the mark: set 'isDefault' on a class of another name`);
    }
  }

  /**
   * Name of the VirtualMachineClass object.
   */
  public get className(): string {
    return this.name;
  }

  /**
   * Sizing policies of the class, in the form of the API.
   */
  public get sizingPolicies(): { [key: string]: any }[] | undefined {
    return plain(this.policies);
  }
}

const DEFAULT = 'virtualmachineclass.virtualization.deckhouse.io/is-default-class';

// a copy without undefined fields: the caller may change it, and jsii may pass it to another language
const plain = (json: object[]): { [key: string]: any }[] => JSON.parse(JSON.stringify(json));

function toKube(path: string, props: VirtualMachineClassProps): VirtualMachineClassSpec {
  const { cpu, nodeSelector, nodes = [], tolerations, sizingPolicies } = props;
  const { matchExpressions, matchFields } = NodeQuery._term(nodes);
  if (matchFields !== undefined) {
    throw new CallerError(`[${path}] 'nodes' of a class must be queries for labels, got a query for the name of a node: `
      + "for example NodeQuery.label('kubernetes.io/hostname', 'worker-1')");
  }
  return {
    cpu: cpu._toKube(),
    nodeSelector: nodeSelector === undefined && matchExpressions === undefined ? undefined
      : { matchLabels: nodeSelector && { ...nodeSelector }, matchExpressions },
    tolerations: tolerations?.map(toleration => toleration._toKube()),
    sizingPolicies: sizingPolicies && loadPolicies().policiesToKube(path, sizingPolicies),
  };
}
