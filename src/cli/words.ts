import { distance } from '../manifest/schema-hints';

const plain = (word: string): string => word.toLowerCase().replace(/[^a-z0-9]/g, '').replace(/([a-z])0+(?=\d)/g, '$1');

/** the known word that the user probably meant */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const meant = plain(word);
  if (meant === '') {
    return undefined;
  }
  const same = known.find(each => plain(each) === meant);
  if (same !== undefined) {
    return same;
  }
  // the beginning of one word only, for example `val` for `validate`
  const begun = known.filter(each => plain(each).startsWith(meant));
  if (begun.length === 1) {
    return begun[0];
  }
  const [best] = known.map(each => ({ each, steps: distance(meant, plain(each)) })).sort((a, b) => a.steps - b.steps);
  return best !== undefined && best.steps <= Math.floor(meant.length / 3) ? best.each : undefined;
}

/** the message about a word that is not known: the word that was probably meant, or all of them */
export function unknownWord(what: string, word: string, known: readonly string[]): string {
  const meant = nearest(word, known);
  return `unknown ${what} '${word}': ${meant === undefined ? `must be one of ${known.join(', ')}` : `did you mean '${meant}'?`}`;
}
