import { Size } from 'cdk8s';
import { Construct } from 'constructs';
import { limitNamespace } from './namespace-limits';
import { CallerError } from '../manifest/caller-error';
import { Resource, ResourceProps } from '../resource/resource';
import { formatValue } from '../values/describe';
import { checkProps, guard } from '../values/guard';
import { MachineQuota } from '../values/machine-quota';
import { RemovalPolicy, keepAnnotations } from '../values/removal-policy';
import { Subject } from '../values/subject';

/**
 * Connections to and from the pods and machines of a project.
 */
export enum ProjectNetworkPolicy {
  /** Only within the project, to DNS, and from Ingresses and Prometheus of the platform. */
  ISOLATED = 'Isolated',
  /** Any connection. */
  NOT_RESTRICTED = 'NotRestricted',
}

/**
 * Security standard of the pods of a project. The pods of machines are exempt.
 */
export enum PodSecurityProfile {
  /** Any pod. */
  PRIVILEGED = 'Privileged',
  /** No pods with known ways to gain rights. */
  BASELINE = 'Baseline',
  /** The strictest standard. */
  RESTRICTED = 'Restricted',
}

/**
 * Properties of a `Project`.
 */
export interface ProjectProps extends ResourceProps {
  /**
   * Users and groups that manage the project, at least one: the templates of Deckhouse require it. ServiceAccounts cannot.
   */
  readonly administrators: Subject[];

  /**
   * What the machines of the project may use. The templates of Deckhouse require a quota with `machines` or with storage.
   */
  readonly quota: MachineQuota;

  /**
   * Smallest size of a disk.
   *
   * @default - any size
   */
  readonly minDiskSize?: Size;

  /**
   * Largest size of a disk.
   *
   * @default - any size
   */
  readonly maxDiskSize?: Size;

  /**
   * Connections to and from pods and machines. It has no effect on additional networks.
   *
   * @default ProjectNetworkPolicy.ISOLATED
   */
  readonly networkPolicy?: ProjectNetworkPolicy;

  /**
   * Security standard of the pods.
   *
   * @default PodSecurityProfile.BASELINE
   */
  readonly podSecurityProfile?: PodSecurityProfile;

  /**
   * Whether Deckhouse watches the project, and sends alerts.
   *
   * @default true
   */
  readonly extendedMonitoring?: boolean;

  /**
   * Name of the ClusterLogDestination that gets the logs of the pods.
   *
   * @default - logs are not collected
   */
  readonly logDestinationName?: string;

  /**
   * Name of the ProjectTemplate: `default`, `secure`, `secure-with-dedicated-nodes`, or one of yours with at least the parameters of `default`.
   *
   * @default 'default'
   */
  readonly template?: string;

  /**
   * More parameters of the template, in the form of its schema. They win over those of other properties.
   *
   * @default - only the parameters of other properties
   */
  readonly parameters?: { [key: string]: any };

  /**
   * Purpose of the project.
   *
   * @default - no text
   */
  readonly description?: string;

  /**
   * Whether a GitOps tool keeps or deletes the Project when it is no longer in the manifests. With it, its namespaces with all machines and
   * disks are deleted.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

const LONGEST_NAME = 61;
const NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

// the namespace exists when the Project is ready, which is one stage later
const AFTER_PROJECTS = { 'cdk8s-dvp/stage': '80' };

/**
 * A project of Deckhouse: a namespace of the same name for a team, with its administrators, quota and NetworkPolicies. It needs the module
 * `multitenancy-manager`.
 *
 * The limits that templates do not know, such as numbers of disks, are in a ResourceQuota and a LimitRange of the name `machines` in that
 * namespace, which are applied after the Project is ready.
 *
 * @see https://deckhouse.io/modules/multitenancy-manager/
 *
 * @example
 *
 * const shop = new dvp.Project(chart, 'shop', {
 *   administrators: [dvp.Subject.group('shop-admins')],
 *   quota: dvp.MachineQuota.of({
 *     machines: [{ size: dvp.Sizing.of(2, Size.gibibytes(4), dvp.CoreFraction.percent(50)), count: 10 }],
 *     totalStorage: Size.gibibytes(500),
 *   }),
 * });
 */
export class Project extends Resource {
  static { guard(this, 'Project'); }

  /**
   * @throws if the name is not a DNS label of at most 61 characters, `administrators` is empty or has a ServiceAccount, or the quota has
   * neither machines nor storage
   */
  constructor(scope: Construct, id: string, props: ProjectProps) {
    super(scope, id);
    checkProps(this, 'ProjectProps', props);
    const { quota, template = 'default', description, removalPolicy = RemovalPolicy.RETAIN } = props;
    checkAdministrators(this.node.path, props.administrators);
    checkQuota(this.node.path, quota);
    const spec = { projectTemplateName: template, description, parameters: parametersOf(props) };
    this._defineClusterWide('deckhouse.io/v1alpha2', 'Project', { ...props, annotations: keepAnnotations(removalPolicy, props.annotations) }, () => ({ spec }));
    checkName(this.node.path, this.name);
    limitNamespace(this, { namespace: this.name, annotations: AFTER_PROJECTS }, { ...props, hard: quota._more }, quota._requests.cpu !== undefined);
  }

  /**
   * Name of the Project.
   */
  public get projectName(): string {
    return this.name;
  }

  /**
   * Name of the namespace that the Project creates.
   */
  public get namespaceName(): string {
    return this.name;
  }
}

function parametersOf(props: ProjectProps): object {
  const { administrators, quota, networkPolicy, podSecurityProfile, extendedMonitoring, logDestinationName, parameters } = props;
  return {
    administrators: administrators.map(subject => subject._toRule()).map(({ kind, name }) => ({ subject: kind, name })),
    resourceQuota: { requests: quota._requests },
    networkPolicy: networkPolicy ?? ProjectNetworkPolicy.ISOLATED,
    podSecurityProfile: podSecurityProfile ?? PodSecurityProfile.BASELINE,
    extendedMonitoringEnabled: extendedMonitoring,
    clusterLogDestinationName: logDestinationName,
    ...parameters,
  };
}

function checkAdministrators(path: string, administrators: readonly Subject[]): void {
  if (administrators.length === 0) {
    throw new CallerError(`[${path}] 'administrators' must not be empty: for example [Subject.group('shop-admins')]`);
  }
  const account = administrators.map(subject => subject._toRule()).find(({ kind }) => kind === 'ServiceAccount');
  if (account !== undefined) {
    throw new CallerError(`[${path}] 'administrators' must be users and groups, got the ServiceAccount ${account.name}: give it rights by NamespaceAccess`);
  }
}

function checkQuota(path: string, quota: MachineQuota): void {
  const { cpu, storage } = quota._requests;
  if (cpu === undefined && storage === undefined) {
    throw new CallerError(`[${path}] 'quota' must limit machines or storage, since the templates of Deckhouse require it, got only ${quota._limits.join(', ')}: `
      + 'for example MachineQuota.of({ machines: [{ size: Sizing.of(2, Size.gibibytes(4)), count: 10 }] })');
  }
}

function checkName(path: string, name: string): void {
  if (name.length > LONGEST_NAME || !NAME.test(name)) {
    throw new CallerError(`[${path}] the name of a Project must have 1 to ${LONGEST_NAME} lower-case letters, digits and dashes, with a letter or digit at both ends,`
      + ` got ${formatValue(name)}: set 'name', for example 'shop'`);
  }
}
