import * as fs from 'fs';
import * as path from 'path';
import { parse, parseAllDocuments, parseDocument } from 'yaml';
import { Availability } from './availability';
import { JsonObject, filesBelow, isObject, readJson } from './json';
import { Problem } from './problem';

/** API group of every kind of DVP. */
export const GROUP = 'virtualization.deckhouse.io';
const MODULE_CONFIGS = 'moduleconfigs.deckhouse.io';
// our own name for the settings schema, then the place it has in the repository of the module
const SETTINGS = ['module/virtualization.settings.yaml', 'openapi/config-values.yaml'];

// the kinds of other modules that machines need, each with the module that has it
const PLATFORM = 'platform';

export interface Crd { readonly file: string; readonly manifest: JsonObject }

/** The module of Deckhouse that brings a kind, and its release with this schema. */
export interface ModuleRelease { readonly name: string; readonly release: string }

export interface PlatformCrd extends Crd { readonly ofModule: ModuleRelease }

export interface Source {
  readonly crds: Crd[];
  /** Absent when the source has DVP alone. */
  readonly platform?: PlatformCrd[];
  readonly settings: JsonObject;
  /** Absent when the source does not know the releases, as a dump of a cluster does not. */
  readonly availability?: Availability;
}

export function readSource(directory: string): Source {
  if (!fs.existsSync(directory) || !fs.statSync(directory).isDirectory()) throw new Problem(`no such directory: ${directory}`);
  const files = filesBelow(directory, entry => entry === 'node_modules' || entry.startsWith('.'));
  const crds = files
    .filter(file => /\.(ya?ml|json)$/.test(file) && !path.basename(file).startsWith('doc-ru-'))
    .flatMap(file => readCrds(directory, file));
  if (!crds.some(crd => group(crd) === GROUP)) throw new Problem(`no CustomResourceDefinition of ${GROUP} below ${directory}`);
  const availability = path.join(directory, 'availability.json');
  return {
    crds,
    platform: readPlatform(path.join(directory, PLATFORM)),
    settings: readSettings(directory, files),
    availability: fs.existsSync(availability) ? readJson<Availability>(availability) : undefined,
  };
}

function readCrds(directory: string, file: string): Crd[] {
  const text = fs.readFileSync(path.join(directory, file), 'utf8');
  // chart templates of an upstream checkout are not YAML, so only what can hold a definition of ours is parsed
  if (!text.includes('CustomResourceDefinition') || !(text.includes(GROUP) || text.includes(MODULE_CONFIGS))) return [];
  const found: Crd[] = [];
  const visit = (value: unknown) => {
    if (!isObject(value)) return;
    if (Array.isArray(value.items)) value.items.forEach(visit);
    if (value.kind !== 'CustomResourceDefinition' || !isObject(value.spec)) return;
    const crd = { file, manifest: value };
    if (group(crd) === GROUP || name(crd) === MODULE_CONFIGS) found.push(crd);
  };
  for (const document of parseAllDocuments(text, { logLevel: 'error' })) {
    if (document.errors.length) throw unreadable(file, document.errors[0]);
    visit(document.toJS());
  }
  return found;
}

function readPlatform(directory: string): PlatformCrd[] | undefined {
  if (!fs.existsSync(path.join(directory, 'index.json'))) return undefined;
  const index = readJson<{ file: string; module: string; release: string; kind: string }[]>(path.join(directory, 'index.json'));
  return index.map(({ file, module, release, kind }) => {
    const at = path.join(PLATFORM, file);
    if (!fs.existsSync(path.join(directory, file))) throw new Problem(`${PLATFORM}/index.json names ${file}, and there is no such file`);
    const { errors, contents } = parseDocument(fs.readFileSync(path.join(directory, file), 'utf8'), { logLevel: 'error' });
    if (errors.length) throw unreadable(at, errors[0]);
    const manifest: unknown = contents?.toJSON();
    const names = isObject(manifest) && manifest.kind === 'CustomResourceDefinition' && isObject(manifest.spec) ? manifest.spec.names : undefined;
    if (!isObject(names) || names.kind !== kind) throw new Problem(`${at} must be the CustomResourceDefinition of ${kind}`);
    return { file: at, manifest: manifest as JsonObject, ofModule: { name: module, release } };
  });
}

function readSettings(directory: string, files: string[]): JsonObject {
  const file = SETTINGS.find(known => files.includes(known))
    ?? SETTINGS.flatMap(known => files.filter(candidate => candidate.endsWith(`/${known}`)))[0];
  if (!file) throw new Problem(`no settings schema of the module below ${directory}: expected ${SETTINGS.join(' or ')}`);
  try {
    const schema: unknown = parse(fs.readFileSync(path.join(directory, file), 'utf8'), { logLevel: 'error' });
    if (isObject(schema)) return schema;
  } catch (e) {
    throw unreadable(file, e as Error);
  }
  throw new Problem(`unreadable YAML in ${file}: it holds no schema`);
}

function unreadable(file: string, error: Error): Problem {
  return new Problem(`unreadable YAML in ${file}: ${error.message.split('\n')[0]}`);
}

function group(crd: Crd): unknown {
  return (crd.manifest.spec as JsonObject).group;
}

function name(crd: Crd): unknown {
  return isObject(crd.manifest.metadata) ? crd.manifest.metadata.name : undefined;
}
