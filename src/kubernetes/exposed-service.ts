import { Construct } from 'constructs';
import { ExposeIngressOptions, makeIngress } from './ingress';
import { MonitorOptions, ServiceMonitor } from './service-monitor';
import { companionProps } from '../resource/creatable';
import { NamespacedResource, NamespacedResourceProps, ResourceProps } from '../resource/resource';
import type { Ingress } from '../values/cdk8s-plus';
import { checkProps, guard } from '../values/guard';
import { Port } from '../values/port';
import { ServiceOptions } from '../values/service';
import { serviceAnnotations, serviceSpec } from '../values/service-spec';

/**
 * Options of a Service in front of a machine. It is called after the machine and the id of the Service, unless a `name` pins that.
 */
export interface ExposeServiceOptions extends ResourceProps, ServiceOptions {}

/**
 * Properties of an `ExposedService`.
 */
export interface ExposedServiceProps extends NamespacedResourceProps, ServiceOptions {
  /**
   * Labels, at least one, by which the Service finds its machines: all that have every one of them, in the namespace of the Service.
   *
   * Labels of a machine hold at once, also while it runs. Pods of other kinds are found by them, too.
   */
  readonly selector: { [key: string]: string };
}

// a monitor finds Services by their labels; this one belongs to no other Service
const SELECTOR_LABEL = 'cdk8s-dvp/service';

/**
 * A Service in front of machines: one name, and mostly one address, for several of them.
 *
 * For a single machine there is `exposeService` of `VirtualMachine`.
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
   * @throws with all mistakes in name, selector, ports and load balancer that Kubernetes would reject
   */
  constructor(scope: Construct, id: string, props: ExposedServiceProps) {
    super(scope, id);
    checkProps(this.node.path, 'ExposedServiceProps', props);
    const annotations = { ...serviceAnnotations(props), ...props.annotations };
    this._defineOther('v1', 'Service', { ...props, annotations: Object.keys(annotations).length > 0 ? annotations : undefined }, name => ({
      spec: serviceSpec(this.node.path, name, props.selector, props),
    }));
    this.ports = [...props.ports ?? []];
  }

  /**
   * Name of the Service, which is also its host name in the namespace.
   */
  public get serviceName(): string {
    return this.name;
  }

  /**
   * Makes an Ingress that leads to the Service: what is asked of a host and a path over HTTP.
   *
   * @param id id of the Ingress below the Service
   * @returns the Ingress of cdk8s-plus, which takes more hosts and paths
   * @throws if the Service has several ports and none is named here, or the host or path is invalid
   */
  public exposeIngress(id: string, options: ExposeIngressOptions): Ingress {
    return makeIngress(this, id, { ...companionProps(this, id, options), serviceName: this.name, port: this.portOf(options.port) });
  }

  /**
   * Makes a ServiceMonitor: Prometheus of the platform collects metrics from every machine of the Service.
   *
   * The namespace needs the label `prometheus.deckhouse.io/monitor-watcher-enabled: "true"`; without it the monitor is ignored without a message.
   *
   * @param id id of the ServiceMonitor below the Service
   * @throws if the port to ask has no name, or several could be meant
   */
  public monitor(id: string, options: MonitorOptions = {}): ServiceMonitor {
    const port = this.portNameOf(options.port);
    this.metadata.addLabel(SELECTOR_LABEL, this.name);
    return new ServiceMonitor(this, id, { ...companionProps(this, id, options), port, selector: { [SELECTOR_LABEL]: this.name } });
  }

  private portOf(port: number | undefined): number {
    if (port === undefined && this.ports.length !== 1) {
      throw new Error(`[${this.node.path}] the Service has ${this.portsText()}: set 'port'`);
    }
    if (port !== undefined && !this.ports.some(own => own.number === port)) {
      throw new Error(`[${this.node.path}] the Service has ${this.portsText()}, got ${port}: leave 'port' out, or write one of these`);
    }
    return port ?? this.ports[0].number;
  }

  private portNameOf(name: string | undefined): string {
    const named = this.ports.map(port => port.name).filter(own => own !== undefined);
    if (named.length === 0) {
      throw new Error(`[${this.node.path}] a monitor needs a port with a name, got ${this.portsText()}: set 'name' of the port`);
    }
    if (name === undefined && named.length > 1 || name !== undefined && !named.includes(name)) {
      const got = name === undefined ? '' : `, got ${JSON.stringify(name)}`;
      throw new Error(`[${this.node.path}] the ports of the Service are ${named.join(', ')}${got}: set 'port' to one of them`);
    }
    return name ?? named[0];
  }

  private portsText(): string {
    const numbers = this.ports.map(({ number }) => number);
    return numbers.length === 0 ? 'no port' : numbers.length === 1 ? `port ${numbers[0]}` : `the ports ${numbers.join(', ')}`;
  }
}
