import { App, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { fill } from './app';
import { Variant } from './task';
import { userData } from '../stack';

/** as many objects for a container in the place of the machine, as a user of cdk8s-plus writes them */
export const variant: Variant = task => {
  const app = new App({ outdir: task.outdir });
  fill(app, task, (chart, i) => {
    const disk = new kplus.PersistentVolumeClaim(chart, `disk-${i}`, {
      storage: Size.gibibytes(20),
      storageClassName: 'replicated',
      accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE],
    });
    const page = new kplus.ConfigMap(chart, `page-${i}`, { data: { 'motd': `This is container ${i}.\n`, 'setup.yaml': userData(i) } });
    const secret = new kplus.Secret(chart, `secret-${i}`, { stringData: { token: `token-${i}` } });
    const deployment = new kplus.Deployment(chart, `app-${i}`, {
      metadata: { labels: { app: 'shop', tier: 'web' }, annotations: { 'example.com/owner': `team-${i}` } },
      replicas: 1,
      containers: [{
        image: `registry.example.com/shop:${i}`,
        portNumber: 8080,
        resources: {
          cpu: { request: kplus.Cpu.units(2), limit: kplus.Cpu.units(4) },
          memory: { request: Size.gibibytes(8), limit: Size.gibibytes(8) },
        },
        envVariables: { TOKEN: kplus.EnvValue.fromSecretValue({ secret, key: 'token' }) },
        volumeMounts: [
          { path: '/data', volume: kplus.Volume.fromPersistentVolumeClaim(chart, `data-${i}`, disk) },
          { path: '/etc/shop', volume: kplus.Volume.fromConfigMap(chart, `config-${i}`, page) },
        ],
      }],
    });
    deployment.scheduling.attract(kplus.Node.labeled(kplus.NodeLabelQuery.in('topology.kubernetes.io/zone', ['a', 'b'])));
    deployment.scheduling.tolerate(kplus.Node.tainted(kplus.NodeTaintQuery.is('dedicated', 'vm', { effect: kplus.TaintEffect.NO_SCHEDULE })));
    deployment.exposeViaService({ name: `web-${i}`, ports: [{ name: 'http', port: 80, targetPort: 8080 }] });
  });
  return () => app.synth();
};
