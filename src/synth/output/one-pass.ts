import { mkdirSync } from 'fs';
import { join } from 'path';
import { ApiObject, App } from 'cdk8s';
import { outputOf } from './files';
import { Order } from './order';
import { Take, textOf, writeObjects } from './write';
import type { Manifest } from '../../manifest/manifest';
import { inWords, writeWhole } from '../../manifest/whole-file';
import { Tree } from '../tree';

/** an app that is ready to be written */
export interface Ready {
  readonly app: App;
  readonly tree: Tree;
  readonly order: Order;
  /** by place, the manifest of an object; it is removed when it is written */
  readonly manifests: (Manifest | undefined)[];
}

/** Writes an app like `app.synth()` of cdk8s. Each file is whole, or as it was before. */
export function writeApp(ready: Ready): void {
  const { app, tree, order, manifests } = ready;
  const { folders, files } = outputOf(app, tree, order, place => manifests[place]!);
  [app.outdir, ...folders].forEach(makeFolder);
  files.forEach(({ path, objects }) => writeObjects(path, objects, takeFrom(ready)));
  if (recordsMetadata(app)) {
    writeMetadata(ready);
  }
}

export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw inWords(error, `${folder} cannot be created`);
  }
}

/** The text of an app like `app.synthYaml()` of cdk8s. */
export function appText(ready: Ready): string {
  return textOf(objectsOf(ready), takeFrom(ready));
}

function takeFrom({ manifests }: Ready): Take {
  return place => {
    const manifest = manifests[place];
    manifests[place] = undefined;
    return manifest;
  };
}

const objectsOf = ({ order }: Ready): number[] => order.charts.flatMap(chart => order.objectsOf(chart));

// a private field of cdk8s
export const recordsMetadata = (app: App): boolean => Boolean((app as unknown as { recordConstructMetadata?: boolean }).recordConstructMetadata);

export function writeMetadata(ready: Ready): void {
  const resources: Record<string, { path: string }> = {};
  for (const place of objectsOf(ready)) {
    const { name, node } = ready.tree.constructs[place] as ApiObject;
    resources[name] = { path: node.path };
  }
  const text = JSON.stringify({ version: '1.0.0', resources });
  writeWhole(join(ready.app.outdir, 'construct-metadata.json'), append => append(text));
}
