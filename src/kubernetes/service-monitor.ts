import { Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { NamespacedResource, NamespacedResourceProps, ResourceProps } from '../resource/resource';
import { checkProps, guard } from '../values/guard';

/**
 * How Prometheus collects metrics. The monitor is called after the Service and the id of the monitor, unless a `name` pins that.
 */
export interface MonitorOptions extends ResourceProps {
  /**
   * Name of the port of the Service that has the metrics.
   *
   * @default - the only port with a name
   */
  readonly port?: string;

  /**
   * Path of the metrics, with a slash in front.
   *
   * @default '/metrics'
   */
  readonly path?: string;

  /**
   * How often to ask, in whole seconds.
   *
   * @default - as often as Prometheus has it
   */
  readonly interval?: Duration;
}

/**
 * Properties of a `ServiceMonitor`.
 */
export interface ServiceMonitorProps extends NamespacedResourceProps {
  /**
   * Labels, at least one, of the Services to ask, in the namespace of the monitor. They are those of the Service, not of its machines.
   */
  readonly selector: { [key: string]: string };

  /**
   * Name of the port of the Services that has the metrics.
   */
  readonly port: string;

  /**
   * Path of the metrics, with a slash in front.
   *
   * @default '/metrics'
   */
  readonly path?: string;

  /**
   * How often to ask, in whole seconds.
   *
   * @default - as often as Prometheus has it
   */
  readonly interval?: Duration;
}

/**
 * Makes Prometheus of the platform collect metrics from guests, through a Service in front of them.
 *
 * The platform collects what it knows of machines from outside by itself. The namespace needs the label
 * `prometheus.deckhouse.io/monitor-watcher-enabled: "true"`; without it the monitor is ignored without a message.
 *
 * @see https://deckhouse.io/modules/prometheus/faq.html
 *
 * @example
 *
 * new dvp.ServiceMonitor(chart, 'metrics', { selector: { team: 'shop' }, port: 'metrics', interval: Duration.seconds(60) });
 */
export class ServiceMonitor extends NamespacedResource {
  static { guard(this, 'ServiceMonitor'); }

  /**
   * @throws if there is no label to select by, no port, or a path without a slash in front
   */
  constructor(scope: Construct, id: string, props: ServiceMonitorProps) {
    super(scope, id);
    checkProps(this.node.path, 'ServiceMonitorProps', props);
    const { selector, port, path, interval } = props;
    const wrong = [
      ...Object.keys(selector ?? {}).length > 0 ? [] : ["a monitor needs labels to select Services: set 'selector', for example { team: 'shop' }"],
      ...port === '' ? ["'port' must be the name of a port, got an empty string: set it, for example 'metrics'"] : [],
      ...path === undefined || path.startsWith('/') ? [] : [`'path' must start with a slash, got ${JSON.stringify(path)}: for example /metrics`],
    ];
    if (wrong.length > 0) {
      throw new Error(wrong.map(text => `[${this.node.path}] ${text}`).join('\n'));
    }
    // Prometheus of the platform looks at monitors with this label only
    const labels = { prometheus: 'main', ...props.labels };
    const spec = {
      selector: { matchLabels: { ...selector } },
      endpoints: [{ port, path, interval: interval && `${interval.toSeconds()}s` }],
    };
    this._defineOther('monitoring.coreos.com/v1', 'ServiceMonitor', { ...props, labels }, () => ({ spec }));
  }

  /**
   * Name of the ServiceMonitor object.
   */
  public get monitorName(): string {
    return this.name;
  }
}
