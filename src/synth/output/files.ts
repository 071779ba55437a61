import { join } from 'path';
import { ApiObject, App, Chart, Names, YamlOutputType } from 'cdk8s';
import { Order } from './order';
import type { Manifest } from '../../manifest/manifest';
import { Tree } from '../tree';

/** a file of the output; the objects are places in the tree, in the order of the file */
export interface OutputFile {
  readonly path: string;
  readonly objects: readonly number[];
}

/** what an app writes */
export interface Output {
  /** folders to create first */
  readonly folders: readonly string[];
  /** of two files of one path, the last one remains */
  readonly files: readonly OutputFile[];
}

/** the manifest of an object by its place */
type ManifestAt = (place: number) => Manifest;

/** The files of an app and what is in each, as cdk8s names and divides them. */
export function outputOf(app: App, tree: Tree, order: Order, manifestAt: ManifestAt): Output {
  const chartAt = (place: number) => tree.constructs[place] as Chart;
  const charts = order.charts.map((place, index) => ({ name: chartName(chartAt(place), order, index), objects: order.objectsOf(place) }));
  const constructAt = (object: number) => tree.constructs[object] as ApiObject;
  const pathOf = (folder: string, name: string) => join(folder, `${name}${app.outputFileExtension}`);
  const one = (folder: string, object: number, kind: string, name?: string) => {
    return { path: pathOf(folder, resourceName(kind, name)), objects: [object] };
  };
  switch (app.yamlOutputType) {
    case YamlOutputType.FILE_PER_APP: {
      const objects = charts.flatMap(chart => chart.objects);
      return { folders: [], files: charts.length === 0 ? [] : [{ path: pathOf(app.outdir, 'app'), objects }] };
    }
    case YamlOutputType.FILE_PER_CHART:
      return { folders: [], files: charts.map(({ name, objects }) => ({ path: pathOf(app.outdir, name), objects })) };
    case YamlOutputType.FILE_PER_RESOURCE: {
      // cdk8s fails here if a JSON patch has removed the metadata
      const nameOf = (object: number) => (manifestAt(object).metadata ?? constructAt(object).metadata).name;
      const fileOf = (object: number) => one(app.outdir, object, manifestAt(object).kind, nameOf(object));
      return { folders: [], files: charts.flatMap(({ objects }) => objects.map(fileOf)) };
    }
    default: {
      const fileOf = (folder: string, object: number) => one(folder, object, constructAt(object).kind, constructAt(object).metadata.name);
      return {
        folders: charts.map(({ name }) => join(app.outdir, name)),
        files: charts.flatMap(({ name, objects }) => objects.map(object => fileOf(join(app.outdir, name), object))),
      };
    }
  }
}

/** the file or folder of a chart, without an extension */
export function chartName(chart: Chart, { isNumbered }: Order, index: number): string {
  const name = Names.toDnsLabel(chart);
  return isNumbered ? `${String(index).padStart(4, '0')}-${name}` : name;
}

/** the file of an object, without its extension */
export const resourceName = (kind: string, name: string | undefined): string => `${kind}.${name}`.replace(/[^0-9a-zA-Z-_.]/g, '');
