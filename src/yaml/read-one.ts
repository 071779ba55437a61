import { decodeBytes, notUtf8 } from './bytes';
import { Lines } from './lines';
import { YamlError } from './node';
import { readStream } from './stream';

/**
 * The one value of a YAML or JSON file of ours, `undefined` if the file is empty.
 *
 * @throws with the line and the column of what is wrong, a key that stands twice included
 */
export function readOne(bytes: Buffer): unknown {
  const decoded = decodeBytes(bytes);
  const { text, bad } = decoded;
  const fail = (wrong: string, at: number): never => {
    const { line, column } = new Lines(text).place(at);
    throw new YamlError(`line ${line}, column ${column}: ${wrong}`, at);
  };
  if (bad !== undefined) {
    fail(notUtf8(bad.byte), bad.at);
  }
  const [first, second] = readStream(decoded).flatMap(entry => 'wrong' in entry ? fail(entry.wrong, entry.at) : entry.value === null ? [] : [entry]);
  if (first === undefined) {
    return undefined;
  }
  if (second !== undefined) {
    return fail('a second document begins here: the file must have one', second.start + second.at);
  }
  for (const { key, last } of first.twice) {
    fail(`the key '${key}' stands twice`, first.start + last);
  }
  return first.value;
}
