import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { main } from '../../src/cli/main';

const place = realpathSync(mkdtempSync(join(tmpdir(), 'apply-')));

// answers as the API server would through kubectl, and keeps the objects in a file each
const FAKE = `#!${process.execPath}
const { existsSync, readFileSync, writeFileSync, appendFileSync, rmSync } = require('fs');
const words = process.argv.slice(2);
const input = words.includes('-') ? JSON.parse(readFileSync(0, 'utf8')) : undefined;
const fail = text => { console.error(text); process.exit(1); };
const file = name => '${place}/store/' + name + '.json';
appendFileSync('${place}/calls', words.filter(word => !word.startsWith('--request')).join(' ') + '\\n');
switch (words[0]) {
  case 'config': process.stdout.write('shop'); break;
  case 'version': console.log(process.env.KUBE_VERSION || '{"serverVersion":{"gitVersion":"v1.31.4"}}'); break;
  case 'get': {
    const found = words.slice(2).filter(word => !word.startsWith('-') && word !== 'json' && existsSync(file(word))).map(word => JSON.parse(readFileSync(file(word))));
    if (words[1].startsWith('modules') || words[1].startsWith('deployments')) fail('error: the server doesn\\'t have a resource type');
    console.log(found.length === 0 ? '' : JSON.stringify({ kind: 'List', items: found }));
    break;
  }
  case 'create':
    if (input.kind === 'List') { input.items.forEach(() => console.log('true')); break; }
  case 'replace': writeFileSync(file(input.metadata.name), JSON.stringify(input)); console.log(JSON.stringify(input)); break;
  case 'apply': {
    const same = existsSync(file(input.metadata.name)) && readFileSync(file(input.metadata.name), 'utf8') === JSON.stringify(input);
    if (!same && !words.includes('--dry-run=server')) writeFileSync(file(input.metadata.name), JSON.stringify(input));
    console.log(JSON.stringify(input));
    break;
  }
  case 'delete': rmSync(file(words[2]), { force: true }); break;
  default: fail('unknown command ' + words[0]);
}
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
    `get Lease.v1.coordination.k8s.io cdk8s-dvp --ignore-not-found --show-managed-fields -o json ${flags}`,
    'create -o json -f - --context=prod',
    `get ConfigMap.v1. settings --ignore-not-found --show-managed-fields -o json ${flags}`,
    'apply --server-side --field-manager=cdk8s-dvp --show-managed-fields -o json -f - --context=prod',
    `get Lease.v1.coordination.k8s.io cdk8s-dvp --ignore-not-found --show-managed-fields -o json ${flags}`,
    `delete Lease.v1.coordination.k8s.io cdk8s-dvp --ignore-not-found --wait=false ${flags}`,
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
  ['with a plan that is none', [...KUBECTL, '--plan', join(DIST, 'app.yaml')], 2, expect.stringMatching(/^cannot read the plan .*app.yaml: .*: cdk8s-dvp plan --output .*app.yaml writes one$/)],
])('%s, it says so', async (_, args, code, err) => expect(await run(...args)).toMatchObject({ code, err }));
