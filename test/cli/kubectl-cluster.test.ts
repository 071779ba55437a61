import { chmodSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ClusterError } from '../../src/apply/failure';
import { KubectlCluster } from '../../src/cli/kubectl-cluster';

const place = realpathSync(mkdtempSync(join(tmpdir(), 'kubectl-')));
const file = (name: string) => join(place, name);
const program = file('kubectl');
const { signal } = new AbortController();

// each word of a call in a line of its own, with an empty line at the end
const write = (script: string) => {
  writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$@" '' >>'${file('calls')}'\n${script}\n`);
  chmodSync(program, 0o755);
  writeFileSync(file('calls'), '');
};
const calls = () => readFileSync(file('calls'), 'utf8').trim().split('\n\n').map(call => call.split('\n'));

const cluster = new KubectlCluster({ program: [program], context: 'prod', namespace: 'shop' }, signal);
const disk = (name: string) => ({ resource: 'VirtualDisk.v1alpha2.virtualization.deckhouse.io', name, namespace: 'shop' });

test('reads many objects of a kind in a few calls', async () => {
  write('');
  const names = Array.from({ length: 450 }, (_, i) => `disk-${i}`);
  expect(await cluster.read(names.map(disk))).toEqual(names.map(() => undefined));
  const asked = calls().map(call => call.slice(call.indexOf('--') + 2));
  expect(asked.map(({ length }) => length).sort()).toEqual([100, 100, 100, 100, 50]);
  expect(new Set(asked.flat())).toEqual(new Set(names));
});

test('a name of the manifests is not an option of kubectl', async () => {
  write('');
  const evil = { resource: '--kubeconfig=evil.v1.', name: '--server=https://evil' };
  await cluster.read([evil]);
  await cluster.remove(evil);
  const access = ['--context=prod', '--namespace=shop', '--request-timeout=40s', '--', evil.resource, evil.name];
  expect(calls()).toEqual([
    ['get', '--ignore-not-found', '--show-managed-fields', '-o', 'json', ...access],
    ['delete', '--ignore-not-found', '--wait=false', ...access],
  ]);
});

const failing = (printed: string) => write(`echo '${printed.replaceAll("'", "'\\''")}' >&2; exit 1`);

test.each([
  ['a kind without a CRD', "error: the server doesn't have a resource type \"VirtualDisk\""],
  ['a kind without this version', 'error: no matches for kind "VirtualDisk" in version "virtualization.deckhouse.io/v1alpha2"'],
  ['a kind that is not served any more', 'Error from server (NotFound): the server could not find the requested resource'],
  ['an object', 'Error from server (NotFound): virtualdisks.virtualization.deckhouse.io "data" not found'],
])('%s does not exist', async (_, printed) => {
  failing(printed);
  expect(await cluster.read([disk('data')])).toEqual([undefined]);
});

const CONVERSION = 'conversion webhook for virtualization.deckhouse.io/v1alpha2, Kind=VirtualDisk failed: Post "https://x.svc:443/convert": dial tcp 10.0.0.1:443: connect: connection refused';

test.each<[string, string, string, string]>([
  ['behind a conversion webhook that is away', `echo 'Error from server: ${CONVERSION}' >&2; exit 1`, 'busy', CONVERSION],
  ['from a program that prints text', 'echo Update available', 'program', `${program} printed text where JSON must be: check that ${program} is kubectl, and prints nothing else to standard output`],
])('an object %s is not missing', async (_, script, kind, message) => {
  write(script);
  const error = await cluster.read([disk('data')]).catch(each => each) as ClusterError;
  expect({ kind: error.kind, message: error.message }).toEqual({ kind, message });
});

test('a version that is text is an error of the program', async () => {
  write('echo v1.31');
  await expect(cluster.releases()).rejects.toMatchObject({ kind: 'program' });
});
