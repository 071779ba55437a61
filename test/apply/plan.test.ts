import { spawnSync } from 'child_process';
import { chmodSync, mkdtempSync, realpathSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { disk, machine, module, namespace, secret, uploaded } from './objects';
import { stagesFor } from './transcript';
import { bytes, duration } from '../../src/apply/lines';
import { changedFiles, planMarkdown, planOf, planText } from '../../src/apply/plan';
import { planScript } from '../../src/apply/plan-script';
import { stagesOf } from '../../src/domain/stages/stages-of';
import { World } from '../../src/domain/world';
import { Manifest, ManifestObject } from '../../src/manifest/manifest';
import { ManifestSet } from '../../src/manifest/manifest-set';

const FILES = [{ file: 'dist/app.k8s.yaml', sha256: 'a' }, { file: 'dist/db.k8s.yaml', sha256: 'b' }];
const PLAN = planOf(stagesFor([namespace('shop'), uploaded('own'), secret('init'), disk('data'), machine('web', ['data'])]), ['dist'], FILES);

test('as text', () => expect(planText(PLAN)).toBe(`70 projects (normally 1 min): Projects, and namespaces with their limits and rights
  dist/app.k8s.yaml
    Namespace shop: until it exists, 1 min

81 images (normally 10 min): Images, addresses, networks and settings of machines
  dist/app.k8s.yaml
    VirtualImage shop/own: until it has its data, 10 min; upload virtualimage/shop/own
    Secret shop/init: until it exists

90 machines (normally 3 min): Disks and machines, and every other kind
  dist/app.k8s.yaml
    VirtualDisk shop/data: until it has its data, 3 min
    VirtualMachine shop/web: until it runs, 3 min

5 objects in 3 stages, normally 14 min`));

test('of a module, with the parts of the platform', () => expect(planText(planOf(stagesFor([module()]), [], []))).toBe(`60 virtualization (normally 10 min): Virtualization
  dist/app.k8s.yaml
    ModuleConfig virtualization: until it exists, 1 min; then Module virtualization and 16 other parts of the platform

1 object in 1 stage, normally 10 min`));

test('of a module with feature gates, with the files of both', () => {
  const text = planText(planOf(stagesFor([module({ featureGates: ['x'] })]), [], [], new Map([['virtualization', 'dist/60-virtualization/app.k8s.yaml']])));
  expect(text.split('\n').filter(line => line.startsWith('  dist/'))).toEqual(['  dist/60-virtualization/app.k8s.yaml', '  dist/app.k8s.yaml']);
});

test('as Markdown', () => expect(planMarkdown(planOf(stagesFor([disk('data')]), [], []))).toBe(`## What is applied, in this order

1 object in 1 stage, normally 3 min.

| stage | object | file | waits |
| --- | --- | --- | --- |
| 90 machines | VirtualDisk shop/data | dist/app.k8s.yaml | until it has its data, 3 min |
`));

test.each<[string, typeof FILES, string | undefined]>([
  ['equal', [...FILES].reverse(), undefined],
  ['changed', [FILES[0], { ...FILES[1], sha256: 'c' }], '  dist/db.k8s.yaml has changed'],
  ['missing and new', [FILES[1], { file: 'dist/x.yaml', sha256: 'x' }], '  dist/app.k8s.yaml is missing now\n  dist/x.yaml is new'],
])('files that are %s', (_, now, text) => expect(changedFiles(PLAN, now)).toBe(text));

test.each([[0, '0 s'], [59.4, '59 s'], [60, '1 min'], [200, '3 min 20 s'], [3900, '1 h 5 min']])('%d seconds are %s', (seconds, text) => expect(duration(seconds)).toBe(text));
test.each([[0, '0 B'], [1023, '1023 B'], [1536, '1.5 KiB'], [2 ** 31, '2 GiB']])('%d bytes are %s', (number, text) => expect(bytes(number)).toBe(text));

describe('as a script', () => {
  const place = realpathSync(mkdtempSync(join(tmpdir(), 'plan-')));
  const scriptOf = (files: Readonly<Record<string, readonly Manifest[]>>): string => {
    const located = Object.entries(files).flatMap(([file, objects]) =>
      objects.map(json => ({ object: new ManifestObject(json, undefined, false, file), file, line: () => 1 })));
    const world = new World(new ManifestSet(located.map(({ object }) => object)));
    return planScript(world, stagesOf(world), located);
  };
  const stagesIn = (script: string): string => script.slice(script.indexOf("\nsay 'stage ")).trim();

  test('applies files as they are, if their objects are of one stage', () =>
    expect(stagesIn(scriptOf({ 'dist/a.yaml': [namespace('shop')], 'dist/b.yaml': [disk('data'), machine('web', ['data'])] }))).toBe(`say 'stage 70 projects'
send -f 'dist/a.yaml'

say 'stage 90 machines'
send -f 'dist/b.yaml'
ready 'VirtualDisk shop/data' 'virtualdisks.virtualization.deckhouse.io' 'shop' 'data' 'Ready WaitForFirstConsumer Resizing Migrating Exporting' '' 'Failed PVCLost' 900
ready 'VirtualMachine shop/web' 'virtualmachines.virtualization.deckhouse.io' 'shop' 'web' 'Running Migrating Stopped' '' 'Degraded Running=NoBootableDevice' 600

say 'all ready'`));

  test('has the objects of other files in it, and uploads', () => expect(stagesIn(scriptOf({ 'dist/a.yaml': [namespace('shop'), uploaded('own')] }))).toBe(`say 'stage 70 projects'
cat >"$notes/.70.yaml" <<'END_OF_MANIFESTS'
apiVersion: v1
kind: Namespace
metadata:
  name: shop
END_OF_MANIFESTS
send -f "$notes/.70.yaml"

say 'stage 81 images'
cat >"$notes/.81.yaml" <<'END_OF_MANIFESTS'
apiVersion: virtualization.deckhouse.io/v1alpha2
kind: VirtualImage
metadata:
  name: own
  namespace: shop
spec:
  storage: ContainerRegistry
  dataSource:
    type: Upload
END_OF_MANIFESTS
send -f "$notes/.81.yaml"
upload 'virtualimage/shop/own' 'VirtualImage shop/own' 'virtualimages.virtualization.deckhouse.io' 'shop' 'own' "$@" & pids="$pids $!"
ready 'VirtualImage shop/own' 'virtualimages.virtualization.deckhouse.io' 'shop' 'own' 'Ready' '' 'Failed ImageLost PVCLost' 1800
for pid in $pids; do
  wait "$pid" || exit 1
done
pids=

say 'all ready'`));

  test('has the objects of standard input in it', () => expect(stagesIn(scriptOf({ 'standard input': [namespace('shop')] }))).toBe(`say 'stage 70 projects'
cat >"$notes/.70.yaml" <<'END_OF_MANIFESTS'
apiVersion: v1
kind: Namespace
metadata:
  name: shop
END_OF_MANIFESTS
send -f "$notes/.70.yaml"

say 'all ready'`));

  /** runs the script with a kubectl that prints and does what the shell code says */
  function run(script: string, kubectl: string) {
    writeFileSync(join(place, 'kubectl'), `#!/bin/sh\ncd ${place}\n${kubectl}\n`);
    chmodSync(join(place, 'kubectl'), 0o755);
    writeFileSync(join(place, 'apply.sh'), script);
    const { status, stdout, stderr } = spawnSync('sh', [join(place, 'apply.sh')], { encoding: 'utf8', env: { ...process.env, KUBECTL: join(place, 'kubectl'), INTERVAL: '0' } });
    return { status, out: stdout.trim().split('\n'), err: stderr.trim() };
  }

  const GATED = scriptOf({ 'dist/a.yaml': [module({ featureGates: ['x'], logLevel: 'info' })] }).replace(/^(ready|rolled) '.*\n/gm, '');

  test.each([
    ['tries again what is too early', scriptOf({ 'a.yaml': [namespace('shop')] }),
      'if [ -e tried ]; then echo applied; else touch tried; echo "error: no matches for kind" >&2; exit 1; fi',
      { status: 0, out: ['stage 70 projects', 'applied', 'all ready'], err: '' }],
    ['stops at what the cluster rejects', scriptOf({ 'a.yaml': [namespace('shop')] }), 'echo "error: denied" >&2; exit 1',
      { status: 1, out: ['stage 70 projects'], err: 'error: denied\nthe cluster rejects this' }],
    ['stops at what a webhook rejects, also if it says timeout', scriptOf({ 'a.yaml': [namespace('shop')] }), 'echo "error: timeoutSeconds must be less than 30" >&2; exit 1',
      { status: 1, out: ['stage 70 projects'], err: 'error: timeoutSeconds must be less than 30\nthe cluster rejects this' }],
    ['stops at a conflict', scriptOf({ 'a.yaml': [namespace('shop')] }), 'echo "error: Apply failed with 1 conflict" >&2; exit 1',
      { status: 1, out: ['stage 70 projects'], err: 'error: Apply failed with 1 conflict\nothers own these fields: leave them out of the manifests' }],
    ['applies a module first without its gates', GATED, 'case $1 in apply) echo "applied ${5##*/}" ;; esac',
      { status: 0, out: ['stage 60 virtualization', 'applied .part-virtualization.yaml', 'stage 61 gates', 'applied a.yaml', 'all ready'], err: '' }],
    ['leaves gates that are there', GATED, 'case $1 in apply) echo "applied ${5##*/}" ;; get) printf x ;; esac',
      { status: 0, out: ['stage 60 virtualization', 'virtualization: is there already, and is applied whole in a later stage', 'stage 61 gates', 'applied a.yaml', 'all ready'], err: '' }],
  ])('%s', (_, script, kubectl, result) => expect(run(script, kubectl)).toEqual(result));
});
