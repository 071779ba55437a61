import { Finding } from '../manifest/finding';
import { pointerPart } from '../manifest/manifest';

/** Errors for strings and keys with half of a surrogate pair, which no file can hold: kubectl reads nothing of a YAML file with one. */
export function halfPairs(json: unknown, place: Pick<Finding, 'path' | 'object'>, pointer = ''): Finding[] {
  if (typeof json === 'string') {
    return halfPair(json, 'a string', place, pointer);
  }
  if (json === null || typeof json !== 'object') {
    return [];
  }
  return Object.entries(json).flatMap(([key, value]) => {
    const inner = `${pointer}/${pointerPart(key)}`;
    return [...halfPair(key, 'a key', place, inner), ...halfPairs(value, place, inner)];
  });
}

function halfPair(text: string, what: string, place: Pick<Finding, 'path' | 'object'>, pointer: string): Finding[] {
  const [half] = /\p{Surrogate}/u.exec(text) ?? [];
  return half === undefined ? [] : [{
    ...place,
    id: 'RENDER-TEXT',
    severity: 'error',
    pointer: pointer.replace(/\p{Surrogate}/gu, '\ufffd'),
    wrong: `${what} must have whole characters, and has half of a surrogate pair (U+${half.charCodeAt(0).toString(16).toUpperCase()})`,
    instead: 'the whole character: a string was cut within one',
  }];
}
