import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { stringify } from 'yaml';
import { CONTRACT, CONTRACTS, crdsOfContract, isSettings, moduleOf } from './contract';
import { TSX } from './tsx';
import { keptAvailability } from '../projenrc/import/availability';

const PROJECT = path.resolve(__dirname, '..');

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'imports-'));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

const run = (source: string, out: string) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...TSX, 'projenrc/import/main.ts', source, '--out', out], { cwd: PROJECT, encoding: 'utf8' });
  return { status, stdout, stderr };
};
const tree = (directory: string): Record<string, string> => Object.fromEntries((fs.readdirSync(directory, { recursive: true }) as string[])
  .filter(file => /\.(ts|json)$/.test(file) && !file.startsWith(path.join('contract', 'validators')))
  .map(file => [file, fs.readFileSync(path.join(directory, file), 'utf8')]));
const copied = (name: string) => {
  const out = path.join(scratch, name);
  fs.cpSync(path.join(PROJECT, 'imports'), out, { recursive: true });
  return out;
};

const { schema: settings } = CONTRACTS.find(isSettings)!;
const source = (name: string, files: Record<string, unknown>) => {
  const directory = path.join(scratch, name);
  for (const [file, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(directory, file)), { recursive: true });
    fs.writeFileSync(path.join(directory, file), stringify(content, { aliasDuplicateObjects: false }));
  }
  return directory;
};

const crds = crdsOfContract().map(crd => ({ crd, file: `${crd.metadata.name}.yaml`, ofModule: moduleOf(crd.spec.names.kind) }));
const ofPlatform = crds.flatMap(({ ofModule, ...rest }) => ofModule === undefined ? [] : [{ ...rest, ofModule }]);
const withoutPlatform = crds.filter(({ ofModule }) => ofModule === undefined).map(({ crd }) => crd);

test('gives the contract that its CRDs were made of', () => {
  const directory = source('contract', {
    ...Object.fromEntries(crds.map(({ crd, file, ofModule }) => [`${ofModule ? 'platform' : 'crds'}/${file}`, crd])),
    'module/virtualization.settings.yaml': settings,
  });
  const index = ofPlatform.map(({ crd, file, ofModule: { name, release } }) => ({ file, module: name, release, kind: crd.spec.names.kind }));
  fs.writeFileSync(path.join(directory, 'platform', 'index.json'), JSON.stringify(index));
  fs.writeFileSync(path.join(directory, 'availability.json'), JSON.stringify(keptAvailability(CONTRACT)));
  const out = copied('out');
  fs.writeFileSync(path.join(out, 'contract', 'Gone.v1.json'), '{}');
  expect(run(directory, out).stdout).toMatch(/: 0 written, \d+ unchanged, 1 removed$/m);
  expect(tree(out)).toEqual(tree(path.join(PROJECT, 'imports')));
}, 60_000);

test('a second time takes facts only, from one list, and keeps what the source does not know', () => {
  const items = JSON.parse(JSON.stringify(withoutPlatform)) as typeof withoutPlatform;
  for (const item of items) for (const version of item.spec.versions) describeAll(version.schema.openAPIV3Schema);
  const directory = source('described', { 'crds.yaml': { apiVersion: 'v1', kind: 'List', items }, 'openapi/config-values.yaml': settings });
  const out = path.join(scratch, 'out');
  const { stdout } = run(directory, out);
  expect(stdout).toContain('no platform/index.json in the source: keeping the 9 kinds of other modules that imports/ has\n');
  expect(stdout).toMatch(/: 0 written, \d+ unchanged, 0 removed$/m);
  expect(tree(out)).toEqual(tree(path.join(PROJECT, 'imports')));
}, 60_000);

test.each([
  ['no directory', undefined, {}, /^error: no such directory/m],
  ['no definition', 'none', { 'a.yaml': 'kind: List\nitems: []\n' }, /^error: no CustomResourceDefinition/m],
  ['a file that platform/index.json lacks', 'lacking', {
    'a.yaml': 'kind: CustomResourceDefinition\nspec: { group: virtualization.deckhouse.io }\n',
    'platform/index.json': '[{ "file": "nfs.yaml", "module": "csi-nfs", "release": "0.4.1", "kind": "NFSStorageClass" }]',
  }, /^error: platform\/index.json names nfs.yaml, and there is no such file$/m],
  ['another kind than platform/index.json says', 'other-kind', {
    'a.yaml': 'kind: CustomResourceDefinition\nspec: { group: virtualization.deckhouse.io }\n',
    'platform/index.json': '[{ "file": "nfs.yaml", "module": "csi-nfs", "release": "0.4.1", "kind": "NFSStorageClass" }]',
    'platform/nfs.yaml': 'kind: CustomResourceDefinition\nspec: { names: { kind: CephStorageClass } }\n',
  }, /^error: platform\/nfs.yaml must be the CustomResourceDefinition of NFSStorageClass$/m],
  ['broken YAML', 'broken', { 'a.yaml': 'kind: CustomResourceDefinition\nspec: [virtualization.deckhouse.io' }, /^error: unreadable YAML in a.yaml/m],
])('ends in one line with %s', (_, name, files, message) => {
  const directory = path.join(scratch, name ?? 'not-there');
  if (name) fs.mkdirSync(directory);
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(directory, file)), { recursive: true });
    fs.writeFileSync(path.join(directory, file), text as string);
  }
  const { status, stderr } = run(directory, path.join(scratch, 'unused'));
  expect(status).toBe(1);
  expect(stderr).toMatch(message);
  expect(stderr).not.toContain('    at ');
}, 30_000);

/** Puts words wherever a schema may have them, beside fields that are called like them. */
function describeAll(schema: Record<string, any>): void {
  for (const inner of [...Object.values(schema.properties ?? {}), schema.items, schema.additionalProperties]) {
    if (typeof inner === 'object' && inner !== null) describeAll(inner as Record<string, any>);
  }
  Object.assign(schema, { 'description': 'Words.', 'example': 1, 'x-doc-deprecated': true, 'x-kubernetes-validations': [{ rule: 'true' }] });
}
