import { stagesOf } from '../../../src/domain/stages/stages-of';
import { World } from '../../../src/domain/world';
import { Manifest } from '../../../src/manifest/manifest';
import { setOf } from '../support';

/** an object of any group; `group/version Kind namespace/name` or `... name` */
export function object(words: string, rest: object = {}, annotations?: Record<string, string>): Manifest {
  const [apiVersion, kind, place] = words.split(' ');
  const [name, namespace] = place.split('/').reverse();
  const metadata = { name, ...namespace === undefined ? {} : { namespace }, ...annotations === undefined ? {} : { annotations } };
  return { apiVersion, kind, metadata, ...rest };
}

export const moduleConfig = (name: string, settings?: object, annotations?: Record<string, string>): Manifest =>
  object(`deckhouse.io/v1alpha1 ModuleConfig ${name}`, { spec: { enabled: true, ...settings === undefined ? {} : { version: 1, settings } } }, annotations);

export const storage = (kind: string, name: string, spec: object = {}): Manifest => object(`storage.deckhouse.io/v1alpha1 ${kind} ${name}`, { spec });
export const dvp = (kind: string, name: string, spec: object = {}, annotations?: Record<string, string>): Manifest =>
  object(`virtualization.deckhouse.io/v1alpha2 ${kind} ${name}`, { spec }, annotations);

export const worldOf = (manifests: readonly Manifest[]): World => new World(setOf(manifests));

/** `10 nodes: NodeGroup worker, …` for each stage */
export const brief = (manifests: readonly Manifest[]): string[] =>
  stagesOf(worldOf(manifests)).map(({ stage, objects }) => `${stage.number} ${stage.name}: ${objects.map(staged => staged.object.label).join(', ')}`);
