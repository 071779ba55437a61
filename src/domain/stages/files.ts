import type { Node } from './needs';
import { Placement, isGroup } from './placement';
import type { StagedObject } from './stages-of';
import type { ManifestObject } from '../../manifest/manifest';
import { grouped } from '../memo';

/** the place of an object in the order in which kubectl applies the files of a directory */
interface Place {
  /** how often the files begin anew, because an object needs one of a file whose name comes later */
  readonly round: number;
  readonly file: string;
}

/**
 * The objects of a stage by file, so that kubectl, which applies the files of a directory by their names, applies each object after those that it needs.
 *
 * @param nameOf the file of an object; if files need one another, a number before it says which of them comes first
 */
export function filesOf(
  objects: readonly StagedObject[], placed: ReadonlyMap<ManifestObject, Placement>, nameOf: (object: ManifestObject) => string,
): Map<string, StagedObject[]> {
  const places = new Map<Node, Place>();
  const placeOf = (need: Node): Place | undefined => {
    const known = places.get(need);
    const place = known ?? (isGroup(need) ? latest(need.map(each => places.get(each))) : undefined);
    if (place !== undefined && known === undefined) {
      places.set(need, place);
    }
    return place;
  };
  for (const { object } of objects) {
    const file = nameOf(object);
    const last = latest(placed.get(object)!.needs.map(placeOf));
    places.set(object, { file, round: last === undefined ? 0 : last.round + (last.file > file ? 1 : 0) });
  }
  const lastRound = Math.max(0, ...[...places.values()].map(({ round }) => round));
  const digits = String(lastRound).length;
  return grouped(objects, ({ object }) => {
    const { round, file } = places.get(object)!;
    return lastRound === 0 ? file : `${String(round).padStart(digits, '0')}-${file}`;
  });
}

const latest = (places: readonly (Place | undefined)[]): Place | undefined =>
  places.reduce((last, place) => last === undefined || place !== undefined && isLater(place, last) ? place : last, undefined);

const isLater = (a: Place, b: Place): boolean => a.round > b.round || a.round === b.round && a.file > b.file;
