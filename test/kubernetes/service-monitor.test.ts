import { Duration, Testing } from 'cdk8s';
import { ExposedService } from '../../src/kubernetes/exposed-service';
import { MonitorOptions, ServiceMonitor } from '../../src/kubernetes/service-monitor';
import { Port } from '../../src/values/port';
import { chartOf, refusalOf, rendered } from '../support';

const METRICS = Port.tcp(9100, { name: 'metrics' });
const service = (ports = [METRICS]) => new ExposedService(chartOf(), 'front', { selector: { tier: 'front' }, ports });

test.each<[string, MonitorOptions, object]>([
  ['the least', {}, { port: 'metrics' }],
  ['a path and an interval', { port: 'metrics', path: '/probe', interval: Duration.minutes(1) }, { port: 'metrics', path: '/probe', interval: '60s' }],
])('a Service is asked: %s', (_, options, endpoint) => {
  const exposed = service();
  expect(rendered(exposed.monitor('Guests', options))).toEqual({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name: 'front-guests', namespace: 'ns', labels: { prometheus: 'main' } },
    spec: { selector: { matchLabels: { 'cdk8s-dvp/service': 'front' } }, endpoints: [endpoint] },
  });
  expect(rendered(exposed).metadata.labels).toEqual({ 'cdk8s-dvp/service': 'front' });
});

test('selects existing Services by labels of the user', () => {
  const chart = chartOf();
  const monitor = new ServiceMonitor(chart, 'metrics', { selector: { team: 'shop' }, port: 'metrics', labels: { prometheus: 'other', team: 'shop' } });
  expect([monitor.monitorName, monitor.namespace]).toEqual(['metrics', 'ns']);
  expect(Testing.synth(chart)).toEqual([{
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name: 'metrics', namespace: 'ns', labels: { prometheus: 'other', team: 'shop' } },
    spec: { selector: { matchLabels: { team: 'shop' } }, endpoints: [{ port: 'metrics' }] },
  }]);
});

test.each<[string, () => unknown, string]>([
  ['a port without a name', () => service([Port.tcp(9100)]).monitor('m'),
    "[test/front] a monitor needs a port with a name, got port 9100: set 'name' of the port"],
  ['several ports that could be meant', () => service([METRICS, Port.tcp(80, { name: 'http' })]).monitor('m'),
    "[test/front] the ports of the Service are metrics, http: set 'port' to one of them"],
  ['a port that is not there', () => service().monitor('m', { port: 'http' }), "[test/front] the ports of the Service are metrics, got \"http\": set 'port' to one of them"],
  ['a path without a slash', () => service().monitor('m', { path: 'probe' }),
    '[test/front/m] \'path\' must start with a slash, got "probe": for example /metrics'],
  ['nothing at all', () => new ServiceMonitor(chartOf(), 'm', {} as any), `[test/m] 'selector' is missing: set it, for example { app: 'nginx' }
[test/m] 'port' is missing: set it`],
  ['empty values', () => new ServiceMonitor(chartOf(), 'm', { selector: {}, port: '' }), `[test/m] a monitor needs labels to select Services: set 'selector', for example { team: 'shop' }
[test/m] 'port' must be the name of a port, got an empty string: set it, for example 'metrics'`],
])('refuses %s', (_, run, message) => expect(refusalOf(run)).toBe(message));
