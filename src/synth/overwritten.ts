import { App, YamlOutputType } from 'cdk8s';
import { IConstruct } from 'constructs';
import type { AppObject } from './collect';
import { resourceName } from './output/files';
import { Finding } from '../manifest/finding';

/** where an output type writes an object: the folder, and the name of the file without its extension */
interface Target {
  readonly folder: IConstruct;
  readonly file: string;
}

const TARGETS = new Map<YamlOutputType | undefined, (object: AppObject) => Target>([
  // like cdk8s: one names the file after the manifest, the other after the construct, which JSON patches do not change
  [YamlOutputType.FILE_PER_RESOURCE,
    ({ json, construct }) => ({ folder: construct.node.root, file: resourceName(json.kind, (json.metadata ?? construct.metadata).name) })],
  [YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
    ({ construct }) => ({ folder: construct.chart, file: resourceName(construct.kind, construct.metadata.name) })],
]);

/**
 * Warnings for objects that are written to the file of another object, which keeps only the last one.
 *
 * @param objects one for each ApiObject
 * @param known the other findings about the app: an object without a name has one of its own
 */
export function overwritten(root: IConstruct, objects: readonly AppObject[], known: readonly Finding[]): Finding[] {
  const { yamlOutputType, outputFileExtension } = root.node.root as Partial<App>;
  const targetOf = TARGETS.get(yamlOutputType);
  if (targetOf === undefined) {
    return [];
  }
  const nameless = new Set(known.filter(({ id }) => id === 'OUTPUT-NAMELESS').map(({ path }) => path));
  const folders = new Map<IConstruct, Map<string, AppObject>>();
  const findings: Finding[] = [];
  for (const object of objects) {
    const { folder, file } = targetOf(object);
    const files = folders.get(folder) ?? new Map<string, AppObject>();
    folders.set(folder, files);
    const first = files.get(file);
    if (first === undefined) {
      files.set(file, object);
    } else if (!nameless.has(object.path)) {
      findings.push({
        id: 'OUTPUT-OVERWRITTEN',
        severity: 'warning',
        path: object.path,
        object: object.label,
        pointer: '/metadata/name',
        wrong: `cdk8s writes this object and ${first.label} of [${first.path}] to one file, ${file}${outputFileExtension}, and only the last one remains`,
        got: `YamlOutputType.${YamlOutputType[yamlOutputType!]}`,
        instead: 'YamlOutputType.FILE_PER_CHART, or another name',
      });
    }
  }
  return findings;
}
