import { Place } from './lines';
import { YamlError } from './node';
import { sourceOf } from './source';
import { Stream } from './stream';

/**
 * The one value of a YAML or JSON file of ours, `undefined` if the file is empty.
 *
 * @throws with the line and the column of what is wrong, a key that stands twice included
 */
export function readOne(bytes: Buffer): unknown {
  const fail = (wrong: string, { line, column }: Place): never => {
    throw new YamlError(`line ${line}, column ${column}: ${wrong}`, 0);
  };
  const stream = new Stream(sourceOf(bytes));
  if (stream.bad !== undefined) {
    fail(stream.bad.wrong, stream.bad.place);
  }
  const [first, second] = [...stream.entries()].flatMap(entry => 'wrong' in entry ? fail(entry.wrong, entry.place) : entry.value === null ? [] : [entry]);
  if (first === undefined) {
    return undefined;
  }
  if (second !== undefined) {
    return fail('a second document begins here: the file must have one', second.part.placeOf([]));
  }
  for (const { key, last } of first.twice) {
    fail(`the key '${key}' stands twice`, last);
  }
  return first.value;
}
