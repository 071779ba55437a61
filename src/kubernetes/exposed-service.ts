import { Construct } from 'constructs';
import type { ExposeIngressOptions } from './ingress';
import type { MonitorOptions, ServiceMonitor } from './service-monitor';
import { CallerError } from '../manifest/caller-error';
import { companionProps } from '../resource/creatable';
import { NamespacedResource, NamespacedResourceProps, ResourceProps } from '../resource/resource';
import type { Ingress, IPodSelector } from '../values/cdk8s-plus';
import { checkProps, guard } from '../values/guard';
import { Port } from '../values/port';
import { ServiceOptions } from '../values/service';
import { serviceAnnotations, serviceSpec } from '../values/service-spec';

// loaded late, because few Services need them
const loadIngress = () => require('./ingress') as typeof import('./ingress');
const loadMonitor = () => require('./service-monitor') as typeof import('./service-monitor');

/**
 * Options of a Service for a machine. By default, its name is the name of the machine, a dash and the id of the Service.
 */
export interface ExposeServiceOptions extends ResourceProps, ServiceOptions {}

/**
 * Properties of an `ExposedService`.
 */
export interface ExposedServiceProps extends NamespacedResourceProps, ServiceOptions {
  /**
   * Machines of this app, in the namespace of the Service: one or several, or one pool. A workload of cdk8s-plus counts as one.
   *
   * Several machines get a label for this Service, `service.cdk8s-dvp/<name of the Service>`, which does not restart them. Labels that they have in
   * common are not used, because a machine that gets them later would be selected, too.
   *
   * @default - those that `selector` selects
   */
  readonly machines?: IPodSelector[];

  /**
   * Labels of the machines, at least one. The Service selects the machines of its namespace that have all of these labels.
   *
   * A label takes effect at once, even on a running machine. Other pods with these labels are selected, too.
   *
   * @default - selects `machines`
   */
  readonly selector?: { [key: string]: string };
}

// a monitor selects Services by their labels; each Service has its own value of this label
const SELECTOR_LABEL = 'cdk8s-dvp/service';

/**
 * A Service for several machines: one name and, in most cases, one address.
 *
 * For one machine, use `exposeService` of `VirtualMachine`.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/
 *
 * @example
 *
 * new dvp.ExposedService(chart, 'front', {
 *   selector: { tier: 'front' },
 *   ports: [dvp.Port.tcp(443)],
 *   loadBalancer: { className: 'public' },
 * });
 */
export class ExposedService extends NamespacedResource {
  static { guard(this, 'ExposedService'); }

  /**
   * Ports of the Service.
   */
  public readonly ports: Port[];

  /**
   * @throws if Kubernetes would reject the name, the selector, the ports or the load balancer; the message lists all errors
   */
  constructor(scope: Construct, id: string, props: ExposedServiceProps = {}) {
    super(scope, id);
    checkProps(this, 'ExposedServiceProps', props);
    const { name: given, namespace, labels, loadBalancer } = props;
    const annotations = loadBalancer === undefined ? props.annotations : { ...serviceAnnotations(loadBalancer), ...props.annotations };
    this._defineOther('v1', 'Service', { name: given, namespace, labels, annotations }, name => ({
      spec: serviceSpec(this, name, selectorOf(this, name, props), props),
    }));
    this.ports = [...props.ports ?? []];
    (props.machines ?? []).forEach(machine => checkNamespace(this, machine));
  }

  /**
   * Name of the Service, which is also its host name in the namespace.
   */
  public get serviceName(): string {
    return this.name;
  }

  /**
   * Creates an Ingress for the Service: HTTP requests for a host and a path reach its machines.
   *
   * @param id id of the Ingress below the Service
   * @returns the Ingress of cdk8s-plus, to which you can add hosts and paths
   * @throws if the Service has several ports and `port` is not set, or the host, the path or the port is invalid
   */
  public exposeIngress(id: string, options: ExposeIngressOptions): Ingress {
    return loadIngress().makeIngress(this, id, { ...companionProps(this, id, options), serviceName: this.name, port: this.portOf(options.port) });
  }

  /**
   * Creates a ServiceMonitor: Prometheus of the platform collects metrics from every machine of the Service.
   *
   * The namespace needs the label `prometheus.deckhouse.io/monitor-watcher-enabled: "true"`; without it the monitor is ignored without a message.
   *
   * @param id id of the ServiceMonitor below the Service
   * @throws if the port of the metrics has no name, or several ports have a name and `port` is not set
   */
  public monitor(id: string, options: MonitorOptions = {}): ServiceMonitor {
    const port = this.portNameOf(options.port);
    this.metadata.addLabel(SELECTOR_LABEL, this.name);
    const { ServiceMonitor: Monitor } = loadMonitor();
    return new Monitor(this, id, { ...companionProps(this, id, options), port, selector: { [SELECTOR_LABEL]: this.name } });
  }

  private portOf(port: number | undefined): number {
    if (port === undefined && this.ports.length !== 1) {
      throw new CallerError(`[${this.node.path}] the Service has ${this.portsText()}: set 'port'`);
    }
    if (port !== undefined && !this.ports.some(own => own.number === port)) {
      throw new CallerError(`[${this.node.path}] the Service has ${this.portsText()}, got ${port}: leave 'port' out, or write one of these`);
    }
    return port ?? this.ports[0].number;
  }

  private portNameOf(name: string | undefined): string {
    const named = this.ports.map(port => port.name).filter(own => own !== undefined);
    if (named.length === 0) {
      throw new CallerError(`[${this.node.path}] a monitor needs a port with a name, got ${this.portsText()}: set 'name' of the port`);
    }
    if (name === undefined && named.length > 1 || name !== undefined && !named.includes(name)) {
      const got = name === undefined ? '' : `, got ${JSON.stringify(name)}`;
      throw new CallerError(`[${this.node.path}] the ports of the Service are ${named.join(', ')}${got}: set 'port' to one of them`);
    }
    return name ?? named[0];
  }

  private portsText(): string {
    const numbers = this.ports.map(({ number }) => number);
    return numbers.length === 0 ? 'no port' : numbers.length === 1 ? `port ${numbers[0]}` : `the ports ${numbers.join(', ')}`;
  }
}

/** a machine, which can get a label for a Service */
interface Labelled {
  readonly namespace?: string;
  _addLabel(key: string, labelValue: string): void;
}

const isLabelled = (machine: object): machine is Labelled => typeof (machine as Partial<Labelled>)._addLabel === 'function';

function selectorOf(service: Construct, name: string, { machines, selector }: ExposedServiceProps): { [key: string]: string } {
  if (machines === undefined || selector !== undefined) {
    if (machines !== undefined) {
      throw new CallerError(`[${service.node.path}] a Service needs either 'machines' or 'selector', got both: remove one`);
    }
    return selector ?? {};
  }
  if (machines.length === 0) {
    throw new CallerError(`[${service.node.path}] 'machines' must not be an empty list: for example [web, api]`);
  }
  if (machines.length === 1) {
    return labelsOf(service, machines[0]);
  }
  const other = machines.find(machine => !isLabelled(machine));
  if (other !== undefined) {
    throw new CallerError(`[${service.node.path}] a Service can select several machines, or else one pool or workload, got ${other.node.path} beside others: `
      + "give them a common label, and set 'selector' to it");
  }
  const label = `service.cdk8s-dvp/${name}`;
  machines.forEach(machine => (machine as IPodSelector & Labelled)._addLabel(label, 'true'));
  return { [label]: 'true' };
}

// a Service selects by equal labels only
function labelsOf(service: Construct, machine: IPodSelector): { [key: string]: string } {
  const { matchLabels = {}, matchExpressions = [] } = machine.toPodSelectorConfig().labelSelector._toKube();
  if (matchExpressions.length > 0) {
    throw new CallerError(`[${service.node.path}] a Service selects by labels that are equal, got conditions in ${machine.node.path}: set 'selector'`);
  }
  return { ...matchLabels };
}

function checkNamespace(service: ExposedService, machine: IPodSelector): void {
  const names = isLabelled(machine) ? [machine.namespace] : machine.toPodSelectorConfig().namespaces?.names ?? [];
  const elsewhere = names.find(name => name !== service.namespace);
  if (elsewhere !== undefined) {
    throw new CallerError(`[${service.node.path}] a Service selects machines of its own namespace ${service.namespace ?? '(not set)'}, got ${machine.node.path} of ${elsewhere}: `
      + 'put the Service into the namespace of the machines');
  }
}
