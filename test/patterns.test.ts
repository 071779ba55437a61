import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import * as fc from 'fast-check';
import { LIMITS } from '../imports/contract/availability';
import { SCHEMAS } from '../imports/contract/validators';
import { PATTERN_HINTS } from '../src/manifest/pattern-hints';
import { javaScriptPattern } from '../src/manifest/structural-schema';

const CONTRACT = join(__dirname, '../imports/contract');

/** every pattern below a schema */
function patternsOf(schema: unknown): string[] {
  return schema === null || typeof schema !== 'object' ? []
    : Object.entries(schema).flatMap(([key, inner]) => key === 'pattern' && typeof inner === 'string' ? [inner] : patternsOf(inner));
}

const unique = (texts: string[]): string[] => [...new Set(texts)].sort();

const COMPILED = unique([...Object.values(SCHEMAS), LIMITS].flatMap(patternsOf));

const UPSTREAM = unique(readdirSync(CONTRACT).filter(file => file.endsWith('.json'))
  .flatMap(file => patternsOf(JSON.parse(readFileSync(join(CONTRACT, file), 'utf8')).schema)));

test('every pattern of the contract has words for a message', () => {
  // the schema of a cluster's facts has its words beside each pattern
  const { 'cluster-facts': _, ...contract } = SCHEMAS;
  expect(Object.keys(PATTERN_HINTS).sort()).toEqual(unique([...Object.values(contract), LIMITS].flatMap(patternsOf)));
});

// a way in, something that repeats, and an end that fits nothing: whoever tries every way to split it is at it for years
const STARTS = ['', 'http://', 'https://a/', 'a:b@A', 'a@a', 'a/', 'a.', '1', '1e', 'a:'];
const REPEATED = ['a', 'A', '1', '.', '-', '_', '/', '%41', 'a.', 'a-', 'a/', 'aA1', '1.', ',', 'A:', '.a', '0', 'a:a@a:'];

test.each(COMPILED)('%s is decided at once', pattern => {
  const regExp = new RegExp(pattern);
  for (const start of STARTS) {
    for (const piece of REPEATED) {
      // step by step, so that a bad one is seen before it takes forever
      for (const times of [16, 20, 24, 200, 2000]) {
        // processor time, because a busy machine stops the process
        const begin = process.cpuUsage();
        regExp.test(`${start}${piece.repeat(times)}\n`);
        const took = process.cpuUsage(begin).user / 1000;
        if (took > 200) {
          throw new Error(`${took.toFixed(0)} ms for ${JSON.stringify(start)} and ${times} times ${JSON.stringify(piece)}`);
        }
      }
    }
  }
});

describe.each(UPSTREAM.map(pattern => [pattern, javaScriptPattern(pattern)]).filter(([pattern, ours]) => pattern.replace(/\(\?P</g, '(?<') !== ours))('%s', (pattern, ours) => {
  const upstream = new RegExp(pattern.replace(/\(\?P</g, '(?<'));

  test('has the same said in other words', () => {
    // short texts: upstream's takes its time
    const digest = `:${'0a'.repeat(16)}`;
    const body = fc.string({ unit: fc.constantFrom(...'aZ09+.-_/:;@[\\]^`%!*(),~#$ '), maxLength: 9 });
    const text = fc.tuple(fc.constantFrom('', 'http://', 'https://', 'a@', 'a@B', 'a/b:1@'), body, fc.constantFrom('', digest)).map(parts => parts.join(''));
    fc.assert(fc.property(text, one => new RegExp(ours).test(one) === upstream.test(one)), { numRuns: 20_000 });
  });
});
