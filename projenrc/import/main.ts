import * as fs from 'fs';
import * as path from 'path';
import { parseArgs } from 'util';
import { keptAvailability } from './availability';
import { contractFiles } from './contract';
import { filesBelow, readJson } from './json';
import { l1Files } from './l1';
import { KindContract, MODULE_CONFIG, kindContracts, kindKey, newestVersions, settingsContract } from './model';
import { Problem, runScript } from './problem';
import { readSource } from './source';
import { authored } from './structural';
import { wireFiles } from './wire';

const PROJECT = path.resolve(__dirname, '..', '..');
// a version of a kind, and neither the settings of a module nor the table of releases
const KIND_FILE = /^\w+\.v\d\w*\.json$/;
// compiled from the contract by contract:compile, and not a file of this script
const NOT_OURS = /^contract\/validators(\.ts$|\/)/;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: 'string' } } });
  const target = path.resolve(values.out ?? path.join(PROJECT, 'imports'));
  if (positionals.length !== 1) throw new Problem('import needs one directory with the CRDs and the settings schema of the module');
  const source = readSource(positionals[0]);

  if (!source.availability) console.log('no availability.json in the source: keeping the releases that imports/ knows');
  const availability = source.availability ?? keptAvailability(path.join(target, 'contract'));
  const ofPlatform = source.platform ? kindContracts(source.platform, availability) : keptPlatform(target);
  const kinds = [...kindContracts(source.crds, availability), ...ofPlatform, ...keptModuleConfig(source.crds.map(crd => crd.manifest), target)]
    .sort((a, b) => (kindKey(a) < kindKey(b) ? -1 : 1));
  const settings = settingsContract(source.settings, availability);
  const newest = newestVersions(kinds).map(kind => ({ ...kind, schema: authored(kind.schema) }));

  const files = new Map([
    ...contractFiles(kinds, settings, availability),
    ...l1Files(newest, PROJECT),
    ...await wireFiles(newest, { ...settings, schema: authored(settings.schema) }),
  ]);
  const { written, removed } = write(files, target);
  console.log(`${newest.length} kinds in ${kinds.length} versions, settings of the module ${settings.module}, releases up to ${availability.newestRelease}`);
  console.log(`${files.size} files: ${written.length} written, ${files.size - written.length} unchanged, ${removed.length} removed`);
  for (const file of [...written.map(name => `+ ${name}`), ...removed.map(name => `- ${name}`)]) console.log(`  ${file}`);
}

/** What a source does not have, and what must not be lost for it: a checkout of the module has its own kinds only. */
function kept(target: string, belongs: (kind: KindContract) => boolean): KindContract[] {
  const contract = path.join(target, 'contract');
  if (!fs.existsSync(contract)) return [];
  return filesBelow(contract, entry => entry === 'validators')
    .filter(file => KIND_FILE.test(file))
    .map(file => readJson<KindContract>(path.join(contract, file)))
    .filter(belongs);
}

/** ModuleConfig is Deckhouse's own kind. */
function keptModuleConfig(manifests: object[], target: string): KindContract[] {
  if (manifests.some(manifest => JSON.stringify(manifest).includes(`"kind":"${MODULE_CONFIG}"`))) return [];
  const found = kept(target, ({ kind }) => kind === MODULE_CONFIG);
  if (found.length) console.log('no ModuleConfig in the source: keeping the one that imports/ has');
  return found;
}

/** Kinds of other modules: storage, for example. */
function keptPlatform(target: string): KindContract[] {
  const found = kept(target, ({ ofModule }) => ofModule !== undefined);
  if (found.length) console.log(`no platform/index.json in the source: keeping the ${found.length} kinds of other modules that imports/ has`);
  return found;
}

/** Leaves alone what did not change, and removes what no source has any more. */
function write(files: Map<string, string>, target: string): { written: string[]; removed: string[] } {
  const present = fs.existsSync(target) ? filesBelow(target) : [];
  const written = [...files.keys()].filter(file => !present.includes(file) || fs.readFileSync(path.join(target, file), 'utf8') !== files.get(file));
  const removed = present.filter(file => !files.has(file) && !NOT_OURS.test(file));
  for (const file of written) {
    fs.mkdirSync(path.dirname(path.join(target, file)), { recursive: true });
    fs.writeFileSync(path.join(target, file), files.get(file)!);
  }
  for (const file of removed) fs.rmSync(path.join(target, file));
  return { written, removed };
}

void runScript(main);
