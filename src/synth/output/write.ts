import { constants } from 'buffer';
import { CallerError } from '../../manifest/caller-error';
import { writeWhole } from '../../manifest/whole-file';
import { documentText } from '../../yaml/writer';

/** takes the manifest of an object by its place, to be written */
export type Take = (place: number) => unknown;

const SEPARATOR = '---\n';

// long enough that few calls are made, and short enough that the text of a file is never in memory
const CHUNK = 256 * 1024;

/** Writes objects to a file, one by one. */
export function writeObjects(path: string, objects: readonly number[], take: Take): void {
  writeWhole(path, append => {
    let text = '';
    objects.forEach((object, i) => {
      text += (i === 0 ? '' : SEPARATOR) + documentText(take(object));
      if (text.length >= CHUNK) {
        append(text);
        text = '';
      }
    });
    append(text);
  });
}

/**
 * The text of objects.
 *
 * @throws if Node.js cannot hold a string of that length
 */
export function textOf(objects: readonly number[], take: Take): string {
  const parts: string[] = [];
  let length = 0;
  objects.forEach((object, i) => {
    const part = (i === 0 ? '' : SEPARATOR) + documentText(take(object));
    length += part.length;
    if (length > constants.MAX_STRING_LENGTH) {
      throw new CallerError(`app.synthYaml() must return at most ${LONGEST_MIB} MiB, which is the longest string of Node.js: call app.synth(), which writes files of any length`);
    }
    parts.push(part);
  });
  return parts.join('');
}

const LONGEST_MIB = Math.floor(constants.MAX_STRING_LENGTH / 2 ** 20);
