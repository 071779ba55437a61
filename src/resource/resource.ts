import { ApiObject, ApiObjectMetadataDefinition, Chart } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { ClusterWideObject, ContractObject, OtherObject } from './contract-object';
import { defaultName } from './default-name';
import { KINDS } from '../../imports/contract/kinds';
import { CallerError } from '../manifest/caller-error';
import type { Finding } from '../manifest/finding';
import { CreationSite, creationSite } from '../synth/creation-site';
import { attachChecks } from '../synth/hook';
import { checkConstruct, guard } from '../values/guard';
import type { Origin } from '../values/origin';

/**
 * Properties of every object.
 */
export interface ResourceProps {
  /**
   * Name of the object, in DNS form: lower-case letters, digits and dashes.
   *
   * Set it before you move a construct that holds data: an object with another name is a new object.
   *
   * @default - the ids of the constructs from the chart down to this one, joined with dashes and in DNS form
   */
  readonly name?: string;

  /**
   * Labels of the object, in addition to those of the chart.
   *
   * @default - the labels of the chart
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the object.
   *
   * @default - only the annotations that the kind needs
   */
  readonly annotations?: { [key: string]: string };
}

/**
 * Properties of every object in a namespace.
 */
export interface NamespacedResourceProps extends ResourceProps {
  /**
   * Namespace of the object, in DNS form.
   *
   * @default - the namespace of the chart
   */
  readonly namespace?: string;
}

/** a field that refers to an object in another namespace */
interface Reference {
  readonly pointer: string;
  readonly target: string;
  readonly namespace: string;
}

/**
 * Base of every construct that represents one Kubernetes object.
 */
export abstract class Resource extends Construct {
  static { guard(this, 'Resource'); }

  /**
   * Place in the author's code that created this construct, for messages.
   *
   * @internal
   */
  public readonly _site: CreationSite;

  // references into other namespaces; most objects have none
  private foreign?: Reference[];
  private apiObject!: ApiObject;

  constructor(scope: Construct, id: string) {
    checkConstruct(new.target.name, scope, id);
    super(scope, id);
    if (chartAround(scope) === undefined) {
      throw new CallerError(`[${this.node.path}] a ${new.target.name} must be in a Chart, and there is none around it: for example new Chart(app, 'shop') as its scope`);
    }
    this._site = creationSite(this, new.target);
  }

  /**
   * Name of the object in the cluster.
   */
  public get name(): string {
    return this.apiObject.name;
  }

  /**
   * Labels, annotations and the rest of the object's metadata.
   */
  public get metadata(): ApiObjectMetadataDefinition {
    return this.apiObject.metadata;
  }

  /**
   * Creates the object; each kind calls it once, in its constructor.
   *
   * @param gvk key of the kind in the contract, for example `virtualization.deckhouse.io/v1alpha2/VirtualDisk`
   * @param spec renders `spec`; called by each synth, so it must not change anything
   *
   * @internal
   */
  protected _define(gvk: string, props: NamespacedResourceProps, spec: () => unknown): void {
    const { namespace, labels, annotations } = props;
    const name = props.name ?? defaultName(this);
    this.own(new ContractObject(this, KINDS[gvk], { name, namespace, labels, annotations }, spec));
  }

  /**
   * Creates an object of a kind that is not in the contract, such as a Service.
   *
   * @internal
   */
  protected _defineOther(apiVersion: string, kind: string, props: NamespacedResourceProps, body: (name: string) => object): void {
    const { namespace, labels, annotations } = props;
    const name = props.name ?? defaultName(this);
    this.own(new OtherObject(this, 'Resource', { apiVersion, kind, metadata: { name, namespace, labels, annotations }, ...body(name) }));
  }

  /**
   * Creates an object of a cluster-wide kind that is not in the contract, such as a Namespace.
   *
   * @internal
   */
  protected _defineClusterWide(apiVersion: string, kind: string, props: ResourceProps, body: (name: string) => object): void {
    const { labels, annotations } = props;
    const name = props.name ?? defaultName(this);
    this.own(new ClusterWideObject(this, 'Resource', { apiVersion, kind, metadata: { name, labels, annotations }, ...body(name) }));
  }

  private own(apiObject: ApiObject): void {
    this.apiObject = apiObject;
    attachChecks(this);
  }

  /**
   * Records that a field refers to an object of the same namespace. If that object is in the same chart, it is rendered first.
   *
   * @internal
   */
  protected _referTo(pointer: string, origin: Origin | undefined): void {
    if (origin !== undefined) {
      const { namespace } = origin.target as { namespace?: string };
      if (namespace !== undefined && namespace !== this.metadata.namespace) {
        this.foreign ??= [];
        this.foreign.push({ pointer, target: `${origin.kind} ${origin.name}`, namespace });
      }
      this._dependOn(origin);
    }
  }

  /**
   * Renders an object before this one if it is in the same chart.
   *
   * @internal
   */
  protected _dependOn(origin: Origin | undefined): void {
    const target = origin?.target;
    const first = target instanceof Resource ? target.apiObject : apiObjectOf(target);
    // only between two objects of one chart: cdk8s multiplies dependencies of scopes, and a dependency across charts orders the whole charts
    if (ApiObject.isApiObject(first) && first.chart === this.apiObject.chart) {
      this.apiObject.addDependency(first);
    }
  }

  /**
   * Findings that the manifest alone does not show; each check of the app calls it.
   *
   * @internal
   */
  public _ownFindings(): Finding[] {
    const own = this.metadata.namespace;
    return (this.foreign ?? []).map(({ pointer, target, namespace }) => ({
      id: 'REF-NAMESPACE',
      severity: 'error',
      path: this.node.path,
      object: `${this.apiObject.kind} ${own === undefined ? '' : `${own}/`}${this.name}`,
      pointer,
      wrong: `${target} is in another namespace; DVP looks for it only in the namespace of this object`,
      got: namespace,
      instead: `an object in the namespace ${own ?? 'that this object is applied to'}${target.startsWith('VirtualImage ') ? ', or a ClusterVirtualImage' : ''}`,
    }));
  }
}

/**
 * Base of every construct whose object is in a namespace.
 *
 * @internal
 */
export abstract class NamespacedResource extends Resource {
  /**
   * Namespace of the object.
   */
  public get namespace(): string | undefined {
    return this.metadata.namespace;
  }
}

/** the chart around a construct; `node.scopes` would make a list for each construct */
function chartAround(scope: IConstruct): Chart | undefined {
  let construct: IConstruct | undefined = scope;
  while (construct !== undefined && !Chart.isChart(construct)) {
    construct = construct.node.scope;
  }
  return construct;
}

/** the object below a construct of another library, or of another copy of this one */
function apiObjectOf(target: object | undefined): unknown {
  return Construct.isConstruct(target) && !ApiObject.isApiObject(target) ? target.node.defaultChild : target;
}
