import { readFileSync } from 'fs';
import { join } from 'path';
import { EXAMPLES, exampleNames, expectedOf, isStaged, read } from './examples';
import { Objects } from './objects';
import { Project } from './project';
import { describeOwnServer } from './suite';

const ROOT = join(__dirname, '../..');
const sorted = (text: string): string[] => text.split('\n').filter(line => line !== '').sort();

describeOwnServer('the real tools', cluster => {
  let project: Project;
  const print = (line: string): string => project.print(line);

  beforeAll(async () => {
    project = new Project(cluster());
    const objects = new Objects(cluster());
    const all = exampleNames.flatMap(expectedOf).flatMap(read);
    await objects.needKinds([...all, { apiVersion: 'deckhouse.io/v1alpha1', kind: 'Module' }]);
    for (const namespace of new Set(all.flatMap(({ metadata }) => metadata?.namespace ?? []))) {
      print(`kubectl create namespace ${namespace}`);
    }
  }, 60_000);
  afterAll(() => project?.remove());

  describe.each(exampleNames.filter(name => !isStaged(name)))('kubectl and the example %s', example => {
    const files = join(EXAMPLES, example, 'expected');
    const count = expectedOf(example).flatMap(read).length;
    const told = (text: string, what: string) => sorted(text).filter(line => line.endsWith(` ${what}`)).length;
    afterAll(() => void project?.run(`kubectl delete --ignore-not-found -f ${files}`));

    test('the server takes it on trial, and makes nothing', () => {
      expect(told(print(`kubectl apply --dry-run=server -f ${files}`), 'created (server dry run)')).toBe(count);
      expect(project.run(`kubectl get -f ${files}`).status).toBe(1);
    }, 60_000);

    test('applied, there is no difference left, and nothing to write', () => {
      const versions = () => print(`kubectl get -f ${files} -o custom-columns=KIND:.kind,NAME:.metadata.name,VERSION:.metadata.resourceVersion`);
      expect(told(print(`kubectl apply -f ${files}`), 'created')).toBe(count);
      expect(project.run(`kubectl diff -f ${files}`)).toEqual({ status: 0, stdout: '', stderr: '' });
      const before = versions();
      // kubectl says 'configured' of text in Secrets; the server then writes nothing all the same
      expect(sorted(print(`kubectl apply -f ${files}`)).filter(line => !/ (unchanged|configured)$/.test(line))).toEqual([]);
      expect(versions()).toBe(before);
      expect(told(print(`kubectl apply --server-side --force-conflicts -f ${files}`), 'serverside-applied')).toBe(count);
      expect(project.run(`kubectl diff --server-side --force-conflicts -f ${files}`)).toEqual({ status: 0, stdout: '', stderr: '' });
    }, 60_000);
  });

  describe('the quick start, with somebody who plays the platform', () => {
    beforeAll(() => {
      print('rm -rf dist');
      project.link(join(EXAMPLES, 'quickstart/expected'), 'dist');
      print('kubectl create namespace d8-virtualization');
      project.write('platform.yaml', PLATFORM);
      print('kubectl create -f platform.yaml');
      status(print, 'd8-virtualization', 'deployment/virtualization-controller', { conditions: [{ type: 'Available', status: 'True' }] });
    }, 60_000);
    afterAll(() => void project?.run('kubectl delete -f platform.yaml -f dist/; rm dist'));

    test('the commands of the README', () => {
      const [, commands] = /Apply the first, wait until[^]*?```sh\n([^]*?)```/.exec(readFileSync(join(ROOT, 'README.md'), 'utf8'))!;
      expect(sorted(print(`set -e\n${commands}`))).toEqual([
        'deployment.apps/virtualization-controller condition met',
        'module.deckhouse.io/virtualization condition met',
        'moduleconfig.deckhouse.io/virtualization created',
        'service/web-http created',
        'virtualdisk.virtualization.deckhouse.io/web-root created',
        'virtualimage.virtualization.deckhouse.io/ubuntu created',
        'virtualmachine.virtualization.deckhouse.io/web created',
      ]);
    }, 60_000);

    // if a difference were never seen, the tests above would say nothing
    test('kubectl sees a difference', () => {
      print("sed 's/size: 20Gi/size: 30Gi/' dist/shop.k8s.yaml > changed.yaml");
      const { status: code, stdout } = project.run('kubectl diff -f changed.yaml');
      expect(code).toBe(1);
      expect(stdout).toMatch(/-\s+size: 20Gi\n\+\s+size: 30Gi/);
    }, 60_000);

    test('what the cluster has passes our checks, and is what was meant', () => {
      expect(print('kubectl get mc,vm,vd,vi -n shop -o yaml | cdk8s-dvp validate -')).toBe('0 errors, 0 warnings in 4 objects\n');
      const meant = expectedOf('quickstart').flatMap(read).filter(({ kind }) => kind !== 'Service');
      project.write('meant.yaml', meant.map(manifest => JSON.stringify(manifest)).join('\n---\n'));
      expect(print('kubectl get mc,vm,vd,vi -n shop -o yaml | cdk8s-dvp impact - meant.yaml')).toBe('nothing changes\n');
    }, 60_000);

    test('kubectl waits for a machine, and no longer than until it runs', () => {
      const wait = "kubectl wait vm/web -n shop --for=jsonpath='{.status.phase}'=Running";
      expect(project.run(`${wait} --timeout=1s`).status).toBe(1);
      status(print, 'shop', 'vm/web', { phase: 'Running', conditions: [condition('Running', 'True', 'Running', '')] });
      print(`${wait} --timeout=30s`);
      print('kubectl wait vm/web -n shop --for=condition=Running --timeout=30s');
      status(print, 'shop', 'vm/web', { phase: 'Pending', conditions: [condition('Running', 'False', 'Pending', '')] });
    }, 60_000);

    test('our script waits for all of it, in the order in which it gets ready', async () => {
      print('cdk8s-dvp wait dist > wait.sh');
      const waiting = project.start('INTERVAL=0.2 sh wait.sh');
      status(print, 'shop', 'vm/web', { phase: 'Running' });
      status(print, 'shop', 'vd/web-root', { phase: 'Ready' });
      status(print, 'shop', 'vi/ubuntu', { phase: 'Ready' });
      expect(await waiting).toEqual({
        status: 0,
        stderr: '',
        stdout: 'Module virtualization: Ready\nDeployment d8-virtualization/virtualization-controller: ready\n'
          + 'VirtualImage shop/ubuntu: Ready\nVirtualDisk shop/web-root: Ready\nVirtualMachine shop/web: Running\nall ready\n',
      });
    }, 60_000);

    test('our script gives up on what has failed, and says why', async () => {
      status(print, 'shop', 'vd/web-root', { phase: 'Failed', conditions: [condition('Ready', 'False', 'ProvisioningFailed', 'no space left')] });
      const { status: code, stderr } = project.run('INTERVAL=0.2 sh wait.sh');
      expect({ code, stderr }).toEqual({ code: 1, stderr: '  Ready: ProvisioningFailed: no space left\nVirtualDisk shop/web-root: Failed, and no way back from there\n' });
    }, 60_000);

    test('what the cluster is can be captured', () => {
      const profile = JSON.parse(print('cdk8s-dvp capture'));
      expect(profile).toMatchObject({ virtualMachineCidrs: ['10.66.10.0/24'], storageClasses: [] });
      expect(profile.kubernetesVersion).toMatch(/^1\.\d+/);
    }, 60_000);
  });

  test('the nightly snapshot may be made by its own account, and nothing else', () => {
    const all = expectedOf('nightly-snapshot').flatMap(read);
    const [job, account, config] = ['CronJob', 'ServiceAccount', 'ConfigMap'].map(kind => all.find(found => found.kind === kind) as any);
    project.write('snapshot/snapshot.yaml', config.data['snapshot.yaml']);
    print(`kubectl apply -f ${join(EXAMPLES, 'nightly-snapshot/expected')}`);
    const [command] = job.spec.jobTemplate.spec.template.spec.containers[0].command.map((word: string) => word.replace(/^\/bin\/|^\/(?=snapshot)/, '')).join(' ').split('\0');
    const as = `--as=system:serviceaccount:${account.metadata.namespace}:${account.metadata.name}`;
    const made = [1, 2].map(() => print(`${command} ${as}`).replace(/-nightly-\S+/, '-nightly-…'));
    expect(made).toEqual(Array(2).fill('virtualmachinesnapshot.virtualization.deckhouse.io/orders-nightly-… created\n'));
    for (const refused of ['get vmsnapshot', 'delete vmsnapshot --all', 'get secret', 'delete vm/orders']) {
      expect(project.run(`kubectl ${refused} -n shop ${as}`).stderr).toContain('Forbidden');
    }
    print(`kubectl delete vmsnapshot --all -n shop && kubectl delete -f ${join(EXAMPLES, 'nightly-snapshot/expected')}`);
  }, 60_000);

  describe('cdk8s-cli, with our plugin', () => {
    beforeAll(() => {
      const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
      // as the documentation has it; where cdk8s-cli would install the plugin, it is
      project.write('cdk8s.yaml', [
        'language: typescript', 'app: node app.js', `pluginsDirectory: ${join(project.directory, 'plugins')}`, 'validations:', '  - package: cdk8s-dvp', `    version: ${version}`, '    class: DvpValidation', '',
      ].join('\n'));
      project.link(ROOT, `plugins/cdk8s-dvp/${version}/node_modules/cdk8s-dvp`);
    });
    const synth = (app: string) => {
      project.write('app.js', app);
      return project.run('cdk8s synth --check-upgrade=false');
    };

    test('a good app passes, and what it wrote is applied', () => {
      const { status: code, stdout, stderr } = synth(GOOD);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(sorted(stdout)).toEqual(expect.arrayContaining(['  - dist/shop-operations.k8s.yaml', '  - dist/shop.k8s.yaml']));
      expect(sorted(print("kubectl apply -f 'dist/shop.*'"))).toEqual([
        'virtualdisk.virtualization.deckhouse.io/root created', 'virtualmachine.virtualization.deckhouse.io/web created',
      ]);
      expect(project.run('kubectl diff -f dist/shop.k8s.yaml').status).toBe(0);
      // a second time is a mistake, which kubectl tells of
      expect(print('kubectl create -f dist/shop-operations.k8s.yaml')).toBe('virtualmachineoperation.virtualization.deckhouse.io/web-kernel created\n');
      expect(project.run('kubectl create -f dist/shop-operations.k8s.yaml').stderr).toContain('AlreadyExists');
      // with a plugin cdk8s-cli leaves a file there that is no manifest: our command passes over it, kubectl would not
      expect(print('cdk8s-dvp validate dist')).toContain('0 errors, 0 warnings in 3 objects');
      print('kubectl delete -f dist/shop-operations.k8s.yaml -f dist/shop.k8s.yaml');
    }, 60_000);

    test('a bad app of ours fails in the app, and writes nothing', () => {
      const { status: code, stderr } = synth(GOOD.replace('cores(2)', 'cores(17)'));
      expect(code).toBe(1);
      expect(stderr).toContain('VirtualMachine shop/web /spec/cpu/cores (VM-11)');
      expect(project.run('ls dist/*.yaml').status).not.toBe(0);
    }, 60_000);

    test('a bad app without a construct of ours fails in the plugin', () => {
      const { status: code, stdout, stderr } = synth(RAW);
      expect(code).toBe(2);
      expect(stdout + stderr).toMatch(/VM-11[^]*shop\/web[^]*17 to 32 cores are spread over 2 sockets/);
    }, 60_000);
  });
});

const condition = (type: string, is: 'True' | 'False', reason: string, message: string) =>
  ({ type, status: is, reason, message, lastTransitionTime: '2026-01-01T00:00:00Z', observedGeneration: 1 });

function status(print: (line: string) => string, namespace: string, object: string, json: object): void {
  print(`kubectl patch ${object} -n ${namespace} --subresource=status --type=merge -p '${JSON.stringify({ status: json })}'`);
}

/** what Deckhouse makes when the module is switched on, as far as somebody waits for it */
const PLATFORM = `
apiVersion: deckhouse.io/v1alpha1
kind: Module
metadata: { name: virtualization }
status: { phase: Ready }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: virtualization-controller, namespace: d8-virtualization }
spec:
  selector: { matchLabels: { app: virtualization-controller } }
  template:
    metadata: { labels: { app: virtualization-controller } }
    spec: { containers: [{ name: controller, image: controller }] }
`;

const GOOD = `
const { App, Chart, Size } = require('cdk8s');
const dvp = require('cdk8s-dvp');
const app = new App();
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const root = new dvp.VirtualDisk(shop, 'root', { size: Size.gibibytes(20) });
const web = new dvp.VirtualMachine(shop, 'web', {
  vmClass: dvp.VirtualMachineClass.GENERIC, cpu: dvp.Cpu.cores(2), memory: Size.gibibytes(4), disks: [root],
});
web.restart('kernel');
app.synth();
`;

const RAW = `
const { ApiObject, App, Chart } = require('cdk8s');
const app = new App();
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new ApiObject(shop, 'web', { apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind: 'VirtualMachine', spec: {
  virtualMachineClassName: 'generic', cpu: { cores: 17, coreFraction: '100%' }, memory: { size: '4Gi' }, blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'root' }],
} });
app.synth();
`;
