import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { main } from '../../src/cli/main';

const place = realpathSync(mkdtempSync(join(tmpdir(), 'drift-')));

// a kubectl that prints files: `get <kind> ...` that of the kind, and `get` with several kinds that of all
writeFileSync(join(place, 'kubectl'), `#!/bin/sh
printf '%s\\n' "$*" >>"${place}/calls"
case "$1" in
  config) printf shop ;;
  api-resources) [ -s "${place}/api-resources" ] || { echo 'error: no discovery' >&2; exit 1; }; cat "${place}/api-resources" ;;
  create) cat >/dev/null; cat "${place}/rights" ;;
  get) case "$*" in
    *' -- VirtualDisk.'*) cat "${place}/disks"; [ ! -s "${place}/fails" ] || { cat "${place}/fails" >&2; exit 1; } ;;
    *' clustervirtualimages.'*) echo '{"items":[]}' ;;
    *) cat "${place}/all"; [ ! -s "${place}/forbidden" ] || { cat "${place}/forbidden" >&2; exit 1; } ;;
  esac ;;
esac
`);
chmodSync(join(place, 'kubectl'), 0o755);
mkdirSync(join(place, 'dist'));
const DISK = { apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind: 'VirtualDisk', metadata: { name: 'data', namespace: 'shop' }, spec: { persistentVolumeClaim: { size: '10Gi' } } };
const live = (name: string, size: string) => ({
  ...DISK,
  metadata: { name, namespace: 'shop', managedFields: [{ manager: 'cdk8s-dvp', operation: 'Apply', fieldsV1: { 'f:spec': {} } }] },
  spec: { persistentVolumeClaim: { size } },
});
writeFileSync(join(place, 'dist/app.json'), JSON.stringify(DISK));
writeFileSync(join(place, 'broken.yaml'), 'kind: [');

const GOOD = {
  'api-resources': 'virtualdisks.virtualization.deckhouse.io\nclustervirtualimages.virtualization.deckhouse.io\nsecrets\n',
  'rights': 'true\n',
  'disks': JSON.stringify(live('data', '10Gi')),
  'all': JSON.stringify({ kind: 'List', items: [live('old', '1Gi')] }),
  'fails': '',
  'forbidden': '',
  'calls': '',
};

async function run(changes: Record<string, string>, ...args: readonly string[]) {
  Object.entries({ ...GOOD, ...changes }).forEach(([name, text]) => writeFileSync(join(place, name), text));
  const [out, err]: string[][] = [[], []];
  const code = await main(['drift', ...args, '--kubectl', join(place, 'kubectl')], { version: '1.2.3', print: text => out.push(text), error: text => err.push(text) });
  return { code, out: out.join('\n'), err: err.join('\n'), calls: readFileSync(join(place, 'calls'), 'utf8').trim().split('\n') };
}

const DIST = join(place, 'dist');
const ONLY = 'in the cluster, not in the manifests, applied by cdk8s-dvp before; apply does not delete them:\n  VirtualDisk shop/old';

test('reads the cluster, and nothing else', async () => {
  const { code, out, err, calls } = await run({}, DIST, '--context', 'prod');
  expect({ code, out, err }).toEqual({ code: 0, out: `${ONLY}\n\n1 object equal, 0 changed, 0 missing`, err: '' });
  expect(calls.map(call => call.replace(/ --(request-timeout|validate)=\w+/g, ''))).toEqual([
    'config view --minify -o jsonpath={..namespace} --context=prod',
    // a review of rights, which the API server does not keep
    'create -o jsonpath={.status.allowed}{"\\n"} -f - --context=prod',
    'get --ignore-not-found --show-managed-fields -o json --context=prod --namespace=shop -- VirtualDisk.v1alpha2.virtualization.deckhouse.io data',
    'api-resources --verbs=list --output=name --context=prod',
    'get clustervirtualimages.virtualization.deckhouse.io --show-managed-fields -o json --context=prod',
    'get virtualdisks.virtualization.deckhouse.io --namespace=shop --show-managed-fields -o json --context=prod',
  ]);
});

const FORBIDDEN = 'Error from server (Forbidden): virtualdisks.virtualization.deckhouse.io is forbidden: User "ci" cannot list resource "virtualdisks" in API group "virtualization.deckhouse.io" in the namespace "shop"';
test.each<[string, Record<string, string>, string[], { code: number; out: string; err: string }]>([
  ['a change', { disks: JSON.stringify(live('data', '20Gi')), all: '{"items":[]}' }, [], {
    code: 1,
    out: 'VirtualDisk shop/data /spec/persistentVolumeClaim/size\n  cluster: "20Gi"\n  app: "10Gi"\n  set by cdk8s-dvp\n\n0 objects equal, 1 changed, 0 missing',
    err: '',
  }],
  ['a missing object, as JSON', { disks: '', all: '{"items":[]}' }, ['--format', 'json'], {
    code: 1, err: '', out: JSON.stringify({ isEqual: false, changed: [], missing: ['VirtualDisk shop/data'], deleted: [], equal: 0, onlyInCluster: [] }, undefined, 2),
  }],
  ['a missing right', { rights: 'false\n' }, [], { code: 6, out: '', err: 'you may not:\n  get virtualdisks.virtualization.deckhouse.io in namespace shop' }],
  ['no cluster', { fails: 'The connection to the server 192.0.2.1:6443 was refused - did you specify the right host or port?' }, [], {
    code: 6, out: '', err: 'the cluster cannot be read: The connection to the server 192.0.2.1:6443 was refused - did you specify the right host or port?',
  }],
  ['kinds that may not be listed', { all: '{"items":[]}', forbidden: FORBIDDEN }, [], {
    code: 0, out: '1 object equal, 0 changed, 0 missing', err: 'objects that only the cluster has are not complete, since you may not: list virtualdisks.virtualization.deckhouse.io in namespace shop',
  }],
  ['no discovery', { 'api-resources': '' }, [], {
    code: 0, out: '1 object equal, 0 changed, 0 missing', err: 'objects that only the cluster has are not listed: kubectl does not print the kinds of the cluster: error: no discovery',
  }],
])('%s', async (_, changes, args, expected) => {
  const { code, out, err } = await run(changes, DIST, ...args);
  expect({ code, out, err }).toEqual(expected);
});

test('manifests that cannot be read do not look like drift', async () => {
  const { code, out, err } = await run({}, join(place, 'broken.yaml'));
  expect({ code, out, calls: readFileSync(join(place, 'calls'), 'utf8') }).toEqual({ code: 2, out: '', calls: '' });
  expect(err).toMatch(/^\[.*broken\.yaml:1:8\] invalid YAML/);
});
