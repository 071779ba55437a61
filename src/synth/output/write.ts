import { constants } from 'buffer';
import { closeSync, openSync, writeFileSync, writeSync } from 'fs';
import { CallerError } from '../../manifest/caller-error';
import { documentText } from '../../yaml/writer';

/** takes the manifest of an object by its place, to be written */
export type Take = (place: number) => unknown;

const SEPARATOR = '---\n';

// long enough that few calls are made, and short enough that the text of a file is never in memory
const CHUNK = 256 * 1024;

/** Writes objects to a file, one by one. */
export function writeObjects(path: string, objects: readonly number[], take: Take): void {
  if (objects.length === 1) {
    writeFileSync(path, documentText(take(objects[0])));
    return;
  }
  const file = openSync(path, 'w');
  try {
    let text = '';
    objects.forEach((object, i) => {
      text += (i === 0 ? '' : SEPARATOR) + documentText(take(object));
      if (text.length >= CHUNK) {
        writeAll(file, text);
        text = '';
      }
    });
    writeAll(file, text);
  } finally {
    closeSync(file);
  }
}

function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text);
  // a call may write a part only
  for (let written = 0; written < bytes.length;) {
    written += writeSync(file, bytes, written);
  }
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
