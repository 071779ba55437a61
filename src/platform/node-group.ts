import { Construct } from 'constructs';
import { ContainerRuntime, KubeletOptions, NodeDisruptions, NodeTaint, NodeType, StaticNodes } from './node-group-options';
import { CallerError } from '../manifest/caller-error';
import { Resource, ResourceProps } from '../resource/resource';
import { formatValue } from '../values/describe';
import { checkProps, guard } from '../values/guard';
import { RemovalPolicy, keepAnnotations } from '../values/removal-policy';

/**
 * Properties of a `NodeGroup`.
 */
export interface NodeGroupProps extends ResourceProps {
  /**
   * Where the nodes come from. It cannot change.
   *
   * @default NodeType.STATIC
   */
  readonly nodeType?: NodeType;

  /**
   * The StaticInstances that become nodes, for nodes of the types Static and CloudStatic.
   *
   * @default - nodes join by a script
   */
  readonly staticInstances?: StaticNodes;

  /**
   * Labels of each node, for example to choose nodes in a VirtualMachineClass.
   *
   * @default - only the labels that Deckhouse sets
   */
  readonly nodeLabels?: { [key: string]: string };

  /**
   * Annotations of each node.
   *
   * @default - only the annotations that Deckhouse sets
   */
  readonly nodeAnnotations?: { [key: string]: string };

  /**
   * Taints of each node, each key and effect once.
   *
   * @default - no taints
   */
  readonly taints?: NodeTaint[];

  /**
   * The container runtime.
   *
   * @default - that of the cluster
   */
  readonly containerRuntime?: ContainerRuntime;

  /**
   * Whether Deckhouse may disturb the machines and pods of a node.
   *
   * @default - NodeDisruptions.automatic(), at any time
   */
  readonly disruptions?: NodeDisruptions;

  /**
   * Settings of kubelet.
   *
   * @default - the defaults of Deckhouse
   */
  readonly kubelet?: KubeletOptions;

  /**
   * Whether a GitOps tool keeps or deletes the NodeGroup when it is no longer in the manifests. With it, its nodes leave the cluster.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

const LONGEST_NAME = 42;
const NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const TIME = /^(?:\d|[01]\d|2[0-3]):[0-5]\d$/;

/**
 * A group of nodes of Deckhouse. DVP runs machines on each node whose processor can: no setting of the group is required for that.
 *
 * A cluster has its groups from its installation, as a rule: write them here to add labels, or nodes.
 *
 * @see https://deckhouse.io/modules/node-manager/cr.html#nodegroup
 *
 * @example
 *
 * new dvp.NodeGroup(chart, 'worker', {
 *   staticInstances: { count: 3, labels: { role: 'worker' } },
 *   nodeLabels: { 'example.com/machines': 'yes' },
 *   containerRuntime: dvp.ContainerRuntime.CONTAINERD_V2,
 * });
 */
export class NodeGroup extends Resource {
  static { guard(this, 'NodeGroup'); }

  /**
   * @throws if the name is not a DNS label of at most 42 characters, a number or a time is wrong, two taints have the same key and effect, or
   * `staticInstances` are of another type of nodes
   */
  constructor(scope: Construct, id: string, props: NodeGroupProps = {}) {
    super(scope, id);
    checkProps(this, 'NodeGroupProps', props);
    const { removalPolicy = RemovalPolicy.RETAIN } = props;
    const metadata = { ...props, annotations: keepAnnotations(removalPolicy, props.annotations) };
    this._defineClusterWide('deckhouse.io/v1', 'NodeGroup', metadata, () => ({ spec: toKube(props) }));
    const wrong = [...nameErrors(this.name), ...countErrors(props), ...choiceErrors(props)];
    if (wrong.length > 0) {
      throw new CallerError(wrong.map(text => `[${this.node.path}] ${text}`).join('\n'));
    }
  }

  /**
   * Name of the NodeGroup, and value of the label `node.deckhouse.io/group` of its nodes.
   */
  public get groupName(): string {
    return this.name;
  }
}

const nameErrors = (name: string): string[] => name.length <= LONGEST_NAME && NAME.test(name) ? []
  : [`the name of a NodeGroup must have 1 to ${LONGEST_NAME} lower-case letters, digits and dashes, got ${formatValue(name)}: set 'name', for example 'worker'`];

function countErrors({ staticInstances, kubelet }: NodeGroupProps): string[] {
  const isWhole = (value: number | undefined, least: number, greatest = Number.MAX_SAFE_INTEGER) =>
    value === undefined || Number.isInteger(value) && value >= least && value <= greatest;
  const { maxPods, containerLogMaxFiles, rootDirectory } = kubelet ?? {};
  return [
    ...isWhole(staticInstances?.count, 0) ? [] : [`'staticInstances.count' must be a whole number from 0, got ${formatValue(staticInstances?.count)}`],
    ...isWhole(maxPods, 1) ? [] : [`'kubelet.maxPods' must be a whole number from 1, got ${formatValue(maxPods)}`],
    ...isWhole(containerLogMaxFiles, 1, 20) ? []
      : [`'kubelet.containerLogMaxFiles' must be a whole number from 1 to 20, got ${formatValue(containerLogMaxFiles)}`],
    ...rootDirectory === undefined || rootDirectory.startsWith('/') ? []
      : [`'kubelet.rootDirectory' must be an absolute path, got ${formatValue(rootDirectory)}: for example /var/lib/kubelet`],
  ];
}

function choiceErrors({ nodeType = NodeType.STATIC, staticInstances, taints = [], disruptions }: NodeGroupProps): string[] {
  const { labels } = staticInstances ?? {};
  const of = ({ key, effect }: NodeTaint) => `${key}:${effect}`;
  const twice = taints.map(of).filter((taint, i, all) => all.indexOf(taint) !== i);
  const times = (disruptions?._windows ?? []).flatMap(({ from, to }) => [from, to]).filter(time => !TIME.test(time));
  return [
    ...staticInstances === undefined || nodeType !== NodeType.CLOUD_PERMANENT ? []
      : [`'staticInstances' must be left out for nodes of type ${nodeType}: use NodeType.STATIC or NodeType.CLOUD_STATIC`],
    // Deckhouse would take all instances of the cluster
    ...labels === undefined || Object.keys(labels).length > 0 ? []
      : ["'staticInstances.labels' must not be empty, since that fits every StaticInstance: for example { role: 'worker' }"],
    ...twice.map(taint => `'taints' must have each key and effect once, got ${taint} again: remove one`),
    ...times.map(time => `a window of 'disruptions' must have times as HH:MM, got ${formatValue(time)}: for example 06:00`),
  ];
}

function toKube(props: NodeGroupProps): object {
  const { nodeType = NodeType.STATIC, staticInstances, containerRuntime, disruptions, kubelet } = props;
  return {
    nodeType,
    staticInstances: staticInstances && {
      count: staticInstances.count,
      labelSelector: staticInstances.labels && { matchLabels: { ...staticInstances.labels } },
    },
    nodeTemplate: templateOf(props),
    cri: containerRuntime && { type: containerRuntime },
    disruptions: disruptions?._toKube(),
    kubelet: kubelet && {
      maxPods: kubelet.maxPods,
      rootDir: kubelet.rootDirectory,
      containerLogMaxSize: kubelet.containerLogMaxSize?.asString(),
      containerLogMaxFiles: kubelet.containerLogMaxFiles,
    },
  };
}

function templateOf({ nodeLabels, nodeAnnotations, taints }: NodeGroupProps): object | undefined {
  return nodeLabels === undefined && nodeAnnotations === undefined && taints === undefined ? undefined : {
    labels: nodeLabels && { ...nodeLabels },
    annotations: nodeAnnotations && { ...nodeAnnotations },
    taints: taints?.map(({ key, taintValue, effect }) => ({ key, value: taintValue, effect })),
  };
}
