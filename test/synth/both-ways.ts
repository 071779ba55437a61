import { mkdtempSync, readFileSync, readdirSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, YamlOutputType } from 'cdk8s';
import { appStateOf } from '../../src/synth/app-state';

/** what a synth did: its files or its text, or the message of its error; and why cdk8s itself wrote it, if it did */
export interface Written {
  readonly output: unknown;
  readonly handedBack: string | undefined;
}

export const OUTPUT_TYPES = [
  YamlOutputType.FILE_PER_APP, YamlOutputType.FILE_PER_CHART, YamlOutputType.FILE_PER_RESOURCE, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
];

/** Writes an app to an empty folder, or to a string if there is no output type. */
export function writtenBy(app: App, type: YamlOutputType | undefined, way: 'one pass' | 'cdk8s'): Written {
  const outdir = mkdtempSync(join(tmpdir(), 'both-ways-'));
  Object.assign(app, { outdir, ...type === undefined ? {} : { yamlOutputType: type } });
  process.env.CDK8S_DVP_SYNTH = way;
  try {
    const text = type === undefined ? app.synthYaml() : app.synth();
    return { output: text ?? filesIn(outdir), handedBack: appStateOf(app).handedBack };
  } catch (error) {
    return { output: (error as Error).message, handedBack: appStateOf(app).handedBack };
  } finally {
    delete process.env.CDK8S_DVP_SYNTH;
  }
}

export function filesIn(folder: string): [string, string][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map(entry => ({ path: join(entry.parentPath ?? entry.path, entry.name), isFile: entry.isFile() }))
    .map(({ path, isFile }): [string, string] => [path.slice(folder.length), isFile ? readFileSync(path, 'utf8') : '(a folder)'])
    .sort(([a], [b]) => a < b ? -1 : 1);
}
