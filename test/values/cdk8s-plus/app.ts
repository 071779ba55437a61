import { Chart, Duration, Size } from 'cdk8s';
import type * as cdk8sPlus from 'cdk8s-plus-28';
import * as dvp from '../../../src';

/**
 * Every place where an app hands our objects to cdk8s-plus, or its objects to us.
 */
export function fill(chart: Chart, plus: typeof cdk8sPlus): void {
  const vmClass = dvp.VirtualMachineClass.GENERIC;
  const size = { cpu: dvp.Cpu.cores(2, dvp.CoreFraction.percent(20)), memory: Size.gibibytes(4) };
  const db = new dvp.VirtualMachine(chart, 'db', { vmClass, ...size, disks: [dvp.VirtualDisk.fromDiskName('db-root')] });
  const runners = new dvp.VirtualMachinePool(chart, 'runners', { vmClass, ...size, disks: [dvp.PoolDisk.ephemeral('root', { size: Size.gibibytes(10) })] });
  const app = new plus.Deployment(chart, 'app', { containers: [{ image: 'registry.example.com/app:1', portNumber: 8080 }] });
  const postgres = { ports: [plus.NetworkPolicyPort.tcp(5432)] };

  // a machine where cdk8s-plus takes pods
  const service = new plus.Service(chart, 'postgres', { selector: db, ports: [{ port: 5432 }] });
  new plus.Ingress(chart, 'ingress', { rules: [{ path: '/', backend: plus.IngressBackend.fromService(service) }] });
  new plus.NetworkPolicy(chart, 'policy', { selector: db, ingress: { rules: [{ peer: runners, ports: postgres.ports }] } });
  app.connections.allowTo(db, postgres);
  app.scheduling.separate(db);

  // pods of cdk8s-plus where we take machines
  db.connections.allowFrom(app, { ...postgres, isolation: plus.PodConnectionsIsolation.POD });
  db.connections.allowFrom(plus.Pods.select(chart, 'batch', { labels: { tier: 'batch' } }), { ...postgres, isolation: plus.PodConnectionsIsolation.POD });
  db.connections.allowTo(plus.NetworkPolicyIpBlock.ipv4(chart, 'block', '203.0.113.0/24'));
  db.connections.allowFrom(app, { ...postgres, isolation: plus.PodConnectionsIsolation.PEER });
  runners.connections.allowFrom(db, { ports: [plus.NetworkPolicyPort.tcpRange(8000, 8100), plus.NetworkPolicyPort.allUdp()] });
  db.scheduling.near(dvp.Machines.of(app));

  // other objects of cdk8s-plus
  db.grant(dvp.Subject.of(new plus.ServiceAccount(chart, 'operator', { metadata: { namespace: 'ns' } })), dvp.VmAction.CONSOLE);
  const ingress = db.exposeIngress('http', { host: 'shop.example.com', pathType: plus.HttpIngressPathType.EXACT });
  ingress.addHostRule('shop.example.com', '/db', plus.IngressBackend.fromService(service), plus.HttpIngressPathType.PREFIX);
  ingress.addTls([{ hosts: ['shop.example.com'], secret: plus.Secret.fromSecretName(chart, 'certificate', 'shop-tls') }]);
  runners.autoscale('autoscaler', {
    maxReplicas: 20,
    metrics: [plus.Metric.external({ name: 'queue_length', target: plus.MetricTarget.averageValue(5) })],
    scaleDown: { strategy: plus.ScalingStrategy.MIN_CHANGE, policies: [{ replicas: plus.Replicas.absolute(1), duration: Duration.minutes(1) }] },
  });

  // types stay types
  const wrong = () => {
    // @ts-expect-error: a string is not a peer
    db.connections.allowFrom('app', postgres);
    // @ts-expect-error: a number is not a port
    db.connections.allowFrom(app, { ports: [5432] });
    // @ts-expect-error: the option is called 'ports'
    db.connections.allowFrom(app, { port: postgres.ports });
    // @ts-expect-error: a chart does not select pods
    dvp.Machines.of(chart);
    // @ts-expect-error: there is no such type of path
    db.exposeIngress('typo', { host: 'shop.example.com', pathType: 'Exactly' });
  };
  void wrong;
}
