import { mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { main } from '../../src/cli/main';

function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = main(args, { print: text => out.push(text), error: text => err.push(text), version: '1.2.3' });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const directory = mkdtempSync(join(tmpdir(), 'plan-'));
const file = (name: string, text: string) => {
  writeFileSync(join(directory, name), text);
  return join(directory, name);
};
const disk = (size: string) => `apiVersion: virtualization.deckhouse.io/v1alpha2\nkind: VirtualDisk\nmetadata:\n  name: data\n  namespace: shop\nspec:\n  persistentVolumeClaim:\n    size: ${size}\n`;
const [small, large, none] = [file('small.yaml', disk('1Gi')), file('large.yaml', disk('2Gi')), file('none.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n')];
const upload = file('upload.yaml', 'apiVersion: virtualization.deckhouse.io/v1alpha2\nkind: VirtualDisk\nmetadata: {name: data, namespace: shop}\nspec: {dataSource: {type: Upload}}\n');

describe('impact', () => {
  test('prints each change', () => expect(run('impact', small, large)).toEqual({
    code: 0,
    err: '',
    out: `VirtualDisk shop/data /spec/persistentVolumeClaim/size (live)
  the disk grows while it is in use; the guest must grow the file system
  from: "1Gi"
  to: "2Gi"
  depends on: whether the disk migrates at that moment

1 live`,
  }));

  test('fails on a forbidden impact', () => expect(run('impact', '--forbid', 'data-loss,refused', large, small)).toMatchObject({ code: 1, err: 'Forbidden: 1 change of 1' }));
  test('passes without a forbidden impact', () => expect(run('impact', '--forbid', 'guest-restart', large, small)).toMatchObject({ code: 0, err: '' }));
  test('writes Markdown', () => expect(run('impact', '--format', 'markdown', large, none).out).toContain('| `data-loss` | VirtualDisk shop/data |'));
  test('writes JSON', () => expect(JSON.parse(run('impact', '--format', 'json', large, small).out)).toEqual([{
    impact: 'refused', subject: 'VirtualDisk shop/data', pointer: '/spec/persistentVolumeClaim/size', before: '"2Gi"', after: '"1Gi"', reason: 'the disk does not shrink',
  }]));
});

const machine = file('machine.yaml', `apiVersion: virtualization.deckhouse.io/v1alpha2
kind: VirtualMachine
metadata: {name: web, namespace: shop}
spec:
  virtualMachineClassName: generic
  cpu: {cores: 2, coreFraction: 20%}
  memory: {size: 1536Mi}
  blockDeviceRefs: [{kind: VirtualDisk, name: data}]
`);
const moduleConfig = file('module.yaml', 'apiVersion: deckhouse.io/v1alpha1\nkind: ModuleConfig\nmetadata: {name: virtualization}\nspec: {enabled: true, version: 1, settings: {}}\n');
const profile = file('profile.json', '{"storageClasses": [{"name": "fast", "isDefault": true}]}');

test('plan reports errors, and says nothing of an apply', () => expect(run('plan', file('wrong.yaml', disk('none')))).toEqual({
  code: 1, out: '', err: expect.stringMatching(/\n\n1 error$/),
}));

test('capacity prints what the machines and disks need', () => expect(run('capacity', machine, small, upload)).toEqual({
  code: 0,
  err: '',
  out: `machines: 1
cores: 2, of which 0.4 are guaranteed (1 to 5)
memory: 1536Mi
storage:
  (default StorageClass): 1Gi

note: VirtualDisk shop/data does not count: its size is that of its source`,
}));

test('capacity knows the cluster, and writes JSON', () => expect(JSON.parse(run('capacity', '--format', 'json', '--profile', profile, moduleConfig, small).out)).toEqual({
  machines: 0, cores: 0, guaranteedCores: 0, oversubscriptionRatio: 1, memory: '0Gi', storage: [{ storageClassName: 'fast', size: '1Gi' }], notes: [],
}));

test('wait writes a script', () => {
  const { code, out } = run('wait', '--timeout', '1.5', small);
  expect(code).toBe(0);
  expect(out).toMatch(/^#!\/bin\/sh\n/);
  expect(out).toContain("ready 'VirtualDisk shop/data' 'virtualdisks.virtualization.deckhouse.io' 'shop' 'data' 'Ready WaitForFirstConsumer Resizing Migrating Exporting' '' 'Failed PVCLost' 90\n");
});

test('wait prints the command that starts a pool, for readers of the terminal', () => {
  const pool = file('pool.yaml', `apiVersion: virtualization.deckhouse.io/v1alpha2
kind: VirtualMachinePool
metadata: {name: runners, namespace: ci}
spec: {}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: load, namespace: ci}
spec: {minReplicas: 2, maxReplicas: 4, scaleTargetRef: {kind: VirtualMachinePool, name: runners}}
`);
  const { code, out, err } = run('wait', pool);
  expect({ code, err }).toEqual({ code: 0, err: 'VirtualMachinePool ci/runners: once, after the first apply: kubectl scale virtualmachinepool/runners -n ci --replicas=2' });
  expect(out).toContain("' 1800 'kubectl scale virtualmachinepool/runners -n ci --replicas=2'\n");
});

test('a script with the values of Secrets has a warning', () => {
  const mixed = file('mixed.yaml', 'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: init, namespace: shop}\nstringData: {a: b}\n');
  const only = file('only.yaml', 'apiVersion: v1\nkind: Secret\nmetadata: {name: init, namespace: shop}\nstringData: {a: b}\n');
  expect(run('plan', '--script', mixed)).toMatchObject({ code: 0, err: 'warning: the script has the values of Secret shop/init: do not publish it' });
  expect(run('plan', '--script', only)).toMatchObject({ code: 0, err: '' });
});

test('a script is not written with a placeholder', () => {
  const connection = file('ceph.yaml', `apiVersion: storage.deckhouse.io/v1alpha1
kind: CephClusterConnection
metadata: {name: ceph}
spec: {clusterID: 3b4f, monitors: ['10.0.0.10:6789'], userID: dvp, userKey: '\${CEPH_USER_KEY}'}
`);
  expect(run('plan', '--script', connection)).toEqual({
    code: 2,
    out: '',
    err: 'CephClusterConnection ceph /spec/userKey is a placeholder, got ${CEPH_USER_KEY}\n  do: replace it first: for example envsubst <FILE | cdk8s-dvp apply -',
  });
});

test('uploads writes a script', () => {
  expect(run('uploads', upload).out).toContain("upload 'virtualdisk/shop/data' 'VirtualDisk shop/data' 'virtualdisks.virtualization.deckhouse.io' 'shop' 'data' \"$@\" &");
  expect(run('uploads', upload).out).not.toContain("\nready 'VirtualDisk");
});

test.each<[string, string[], string, string]>([
  ['one set', ['impact', small], 'impact', 'impact needs the applied and the new manifests, got 1 of 2 arguments'],
  ['an unknown impact', ['impact', '--forbid', 'loss', small, large], 'impact',
    "unknown impact 'loss': must be one of refused, data-loss, removed, guest-restart, live-migration, less-access, more-access, unknown, kept, created, live"],
  ['an impact that is misspelt', ['impact', '--forbid', 'live,data_loss', small, large], 'impact', "unknown impact 'data_loss': did you mean 'data-loss'?"],
  ['an unknown format', ['impact', '--format', 'xml', small, large], 'impact', "unknown format 'xml': must be one of text, markdown, json"],
  ['a format for a file', ['impact', '-o', 'markdown', small, large], 'impact',
    "--output needs the name of a file, got the format 'markdown': use --format markdown, or ./markdown for a file with this name"],
  ['an unknown option', ['wait', '--fast', small], 'wait', "unknown option '--fast'"],
  ['no time', ['wait', '--timeout', '0', small], 'wait', "--timeout must be a number of minutes greater than 0, got '0'"],
  ['nothing to wait for', ['wait'], 'wait', 'wait needs manifests: a file, a directory, or - for standard input'],
  ['nothing to add up', ['capacity'], 'capacity', 'capacity needs manifests: a file, a directory, or - for standard input'],
  ['an unknown format of capacity', ['capacity', '--format', 'markdown', small], 'capacity', "unknown format 'markdown': must be one of text, json"],
  ['nothing to upload', ['uploads'], 'uploads', 'uploads needs manifests: a file, a directory, or - for standard input'],
])('%s is wrong usage', (_, args, command, message) =>
  expect(run(...args)).toEqual({ code: 2, out: '', err: `${message}\nfor help: cdk8s-dvp ${command} --help` }));

test('a profile that does not exist is wrong usage', () =>
  expect(run('impact', '--profile', '/nowhere/profile.json', small, large)).toEqual({ code: 2, out: '', err: 'the cluster profile /nowhere/profile.json cannot be read: file not found' }));

test('an unreadable file makes no plan', () => {
  expect(run('impact', small, join(directory, 'missing.yaml'))).toEqual({ code: 1, out: '', err: `[${join(directory, 'missing.yaml')}] file not found` });
});

test.each([
  ['impact', (path: string) => [small, path], 'nothing changes'],
  ['capacity', (path: string) => [path], run('capacity', small).out],
  ['wait', (path: string) => [path], run('wait', small).out],
  ['uploads', (path: string) => [path], run('uploads', small).out],
])('%s leaves files of other tools in a directory alone, and says so', (command, paths, out) => {
  const root = mkdtempSync(join(tmpdir(), 'mixed-'));
  writeFileSync(join(root, 'package.json'), '{}');
  writeFileSync(join(root, 'disk.yaml'), disk('1Gi'));
  expect(run(command, ...paths(root))).toEqual({ code: 0, out, err: `left alone: 1 file without a Kubernetes object (${root}/package.json)` });
  expect(run(command, '--strict', ...paths(root))).toEqual({ code: 1, out: '', err: `[${root}/package.json] not a manifest: file without a Kubernetes object` });
});

test.each([
  ['impact', [small, large]],
  ['capacity', [small]],
  ['wait', [small]],
  ['uploads', [upload]],
])('%s writes to a file', (command, paths) => {
  const path = join(mkdtempSync(join(tmpdir(), 'out-')), 'file');
  expect(run(command, ...paths, '--output', path)).toEqual({ code: 0, out: '', err: '' });
  expect(readFileSync(path, 'utf8').trimEnd()).toBe(run(command, ...paths).out.trimEnd());
});

test('a key that stands twice is a warning, and an empty list is a set of nothing', () => {
  const twice = file('twice.yaml', disk('1Gi\n    size: 2Gi'));
  const { code, out, err } = run('impact', file('nothing.yaml', 'apiVersion: v1\nkind: List\nitems: []\n'), twice);
  expect({ code, err }).toEqual({
    code: 0,
    err: `warning: [${twice}:9] the key 'size' stands twice, in line 8, column 5 and in line 9, column 5: the last one counts, and the others are lost`,
  });
  expect(out).toContain('1 created');
});
