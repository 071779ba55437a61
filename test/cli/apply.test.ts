import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { main } from '../../src/cli/main';

const place = realpathSync(mkdtempSync(join(tmpdir(), 'apply-')));

// answers as the API server would through kubectl, and keeps the objects in a file each
const FAKE = `#!/bin/sh
cd ${place}/store
printf '%s\\n' "$*" | sed 's/ --request-timeout=40s//' >>../calls
for last; do :; done
name() { sed 's/.*"name":"\\([^"]*\\)".*/\\1/'; }
case $1 in
  config) printf shop ;;
  version) echo '{"serverVersion":{"gitVersion":"v1.31.4"}}' ;;
  get)
    case $2 in modules* | deployments*) echo "error: the server doesn't have a resource type" >&2; exit 1 ;; esac
    [ ! -e "$last" ] || cat "$last" ;;
  create | replace | apply)
    read -r object
    case $object in
      *SelfSubjectAccessReview*) printf '%s\\n' "$object" | grep -o SelfSubject | sed 's/.*/true/' ;;
      *)
        case $* in *--dry-run*) ;; *) printf '%s' "$object" >"$(printf '%s' "$object" | name)" ;; esac
        printf '%s' "$object" ;;
    esac ;;
  delete) rm -f "$last" ;;
esac
`;
mkdirSync(join(place, 'store'));
writeFileSync(join(place, 'kubectl'), FAKE);
chmodSync(join(place, 'kubectl'), 0o755);
mkdirSync(join(place, 'dist'));
writeFileSync(join(place, 'dist/app.yaml'), 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings, namespace: shop}\ndata: {a: b}\n');

async function run(...args: readonly string[]) {
  writeFileSync(join(place, 'calls'), '');
  const [out, err]: string[][] = [[], []];
  const code = await main(['apply', ...args], { version: '1.2.3', print: text => out.push(text), error: text => err.push(text) });
  return { code, out: out.join('\n'), err: err.join('\n'), calls: readFileSync(join(place, 'calls'), 'utf8').trim().split('\n') };
}

const DIST = join(place, 'dist');
const KUBECTL = [DIST, '--kubectl', join(place, 'kubectl')];

test('applies what is new through kubectl, with the options of the access, and ends its Lease', async () => {
  const { code, out, err, calls } = await run(...KUBECTL, '--context', 'prod', '-n', 'shop');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out.replace(/\d+ s$/gm, 'N s')).toBe(`stage 81 images (1 of 1): Images, addresses, networks and settings of machines
  ConfigMap shop/settings: created
stage 81 images: ready after N s
1 object applied and ready after N s`);
  const flags = '--context=prod --namespace=shop';
  // of a slow run, the Lease is renewed
  expect(calls.filter(call => !/^(get (modules|deployments)|replace)/.test(call))).toEqual([
    `version -o json ${flags}`,
    `create --validate=false -o jsonpath={.status.allowed}{"\\n"} -f - ${flags}`,
    `get --ignore-not-found --show-managed-fields -o json ${flags} -- Lease.v1.coordination.k8s.io cdk8s-dvp`,
    'create -o json -f - --context=prod',
    `get --ignore-not-found --show-managed-fields -o json ${flags} -- ConfigMap.v1. settings`,
    'apply --server-side --field-manager=cdk8s-dvp --show-managed-fields -o json -f - --context=prod',
    `get --ignore-not-found --show-managed-fields -o json ${flags} -- Lease.v1.coordination.k8s.io cdk8s-dvp`,
    `delete --ignore-not-found --wait=false ${flags} -- Lease.v1.coordination.k8s.io cdk8s-dvp`,
  ]);
});

test('prints JSON lines, and applies nothing again', async () => {
  const { code, out, calls } = await run(...KUBECTL, '--format', 'jsonl', '--no-lease');
  const events = out.split('\n').map(line => JSON.parse(line));
  expect(code).toBe(0);
  expect(events.map(({ event, result }) => result ?? event)).toEqual(['stage', 'unchanged', 'ready', 'stage-ready', 'done']);
  expect(calls.filter(call => call.startsWith('apply')).every(call => call.includes('--dry-run=server'))).toBe(true);
});

test.each([
  ['without kubectl', [DIST, '--kubectl', 'no-such-kubectl'], 6,
    `stopped: no-such-kubectl was not found in PATH: install it, add its directory to PATH, or name another program with --kubectl, for example --kubectl 'd8 k'\nto continue: npx cdk8s-dvp apply ${DIST} --kubectl no-such-kubectl`],
  ['without manifests', ['nowhere', ...KUBECTL], 1, '[nowhere] file not found'],
  ['with an impact that does not exist', ['--accept', 'dataloss'], 2,
    "unknown impact 'dataloss': did you mean 'data-loss'?\nfor help: cdk8s-dvp apply --help"],
  ['with a file that does not exist', [...KUBECTL, '--upload', 'virtualimage/shop/own=own.img'], 2, 'cannot upload own.img: file not found'],
  ['with certificates that do not exist', [...KUBECTL, '--upload-ca', 'missing.pem'], 2, 'cannot read the certificates of missing.pem: file not found'],
  ['with a plan that is none', [...KUBECTL, '--plan', join(DIST, 'app.yaml')], 2, `${join(DIST, 'app.yaml')} is not a plan: write one with cdk8s-dvp plan dist --output plan.json`],
])('%s, it says so', async (_, args, code, err) => expect(await run(...args)).toMatchObject({ code, err }));

describe('plan', () => {
  const plan = async (...args: string[]) => {
    const [out, err]: string[][] = [[], []];
    const code = await main(['plan', DIST, ...args], { version: '1.2.3', print: text => out.push(text), error: text => err.push(text) });
    return { code, out: out.join('\n'), err: err.join('\n') };
  };

  test('prints the stages', async () => expect(await plan()).toEqual({
    code: 0,
    err: '',
    out: `81 images (normally 0 min): Images, addresses, networks and settings of machines
  ${DIST}/app.yaml
    ConfigMap shop/settings: until it exists

1 object in 1 stage, normally 0 min`,
  }));

  test('has one format only', async () => expect(await plan('--script', '--format', 'json')).toEqual({
    code: 2, out: '', err: '--script has a format of its own: leave --format out\nfor help: cdk8s-dvp plan --help',
  }));

  test('apply refuses manifests that have changed since', async () => {
    const file = join(place, 'plan.json');
    expect(await plan('--output', file)).toEqual({ code: 0, out: '', err: '' });
    expect((await run('--plan', file, ...KUBECTL.slice(1))).code).toBe(0);
    writeFileSync(join(DIST, 'app.yaml'), readFileSync(join(DIST, 'app.yaml'), 'utf8').replace('a: b', 'a: c'));
    expect(await run('--plan', file, ...KUBECTL.slice(1))).toMatchObject({
      code: 1,
      out: '',
      err: `the manifests are not those of ${file}, nothing was applied:
  ${DIST}/app.yaml has changed
  do: look at them, and write a new plan: cdk8s-dvp plan ${DIST} --output ${file}`,
      calls: [''],
    });
  });
});

test('destroy deletes through kubectl', async () => {
  const out: string[] = [];
  const code = await main(['destroy', ...KUBECTL, '--yes', '--no-lease'], { version: '1.2.3', print: text => out.push(text), error: text => out.push(text) });
  expect({ code, out: out.join('\n').replace(/\d+ s$/gm, 'N s') }).toEqual({
    code: 0,
    out: `deletes, in this order:
  ConfigMap shop/settings
stage 81 images (1 of 1): Images, addresses, networks and settings of machines
  ConfigMap shop/settings: deleted after N s
stage 81 images: deleted after N s
1 object deleted after N s`,
  });
});
