import { Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { CallerError } from '../manifest/caller-error';
import { NamespacedResource, NamespacedResourceProps, ResourceProps } from '../resource/resource';
import { checkProps, guard } from '../values/guard';

/**
 * How Prometheus collects metrics. By default, the name of the monitor is the name of the Service, a dash and the id of the monitor.
 */
export interface MonitorOptions extends ResourceProps {
  /**
   * Name of the port of the Service that serves the metrics.
   *
   * @default - the only port with a name
   */
  readonly port?: string;

  /**
   * Path of the metrics, with a leading slash.
   *
   * @default '/metrics'
   */
  readonly path?: string;

  /**
   * Time between two collections, in whole seconds.
   *
   * @default - the interval of Prometheus
   */
  readonly interval?: Duration;
}

/**
 * Properties of a `ServiceMonitor`.
 */
export interface ServiceMonitorProps extends NamespacedResourceProps {
  /**
   * Labels of the Services, at least one, in the namespace of the monitor: labels of the Service, not of its machines.
   */
  readonly selector: { [key: string]: string };

  /**
   * Name of the port of the Services that serves the metrics.
   */
  readonly port: string;

  /**
   * Path of the metrics, with a leading slash.
   *
   * @default '/metrics'
   */
  readonly path?: string;

  /**
   * Time between two collections, in whole seconds.
   *
   * @default - the interval of Prometheus
   */
  readonly interval?: Duration;
}

/**
 * Makes Prometheus of the platform collect metrics from guests, through their Service.
 *
 * The platform already collects the metrics that it can measure from outside of the guest. The namespace needs the label
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
   * @throws if `selector` or `port` is empty, or `path` has no leading slash
   */
  constructor(scope: Construct, id: string, props: ServiceMonitorProps) {
    super(scope, id);
    checkProps(this, 'ServiceMonitorProps', props);
    const { selector, port, path, interval } = props;
    const wrong = [
      ...Object.keys(selector ?? {}).length > 0 ? [] : ["a monitor needs labels to select Services: set 'selector', for example { team: 'shop' }"],
      ...port === '' ? ["'port' must be the name of a port, got an empty string: set it, for example 'metrics'"] : [],
      ...path === undefined || path.startsWith('/') ? [] : [`'path' must start with a slash, got ${JSON.stringify(path)}: for example /metrics`],
    ];
    if (wrong.length > 0) {
      throw new CallerError(wrong.map(text => `[${this.node.path}] ${text}`).join('\n'));
    }
    // Prometheus of the platform reads only monitors with this label
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
