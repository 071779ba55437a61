import * as fc from 'fast-check';
import { NEWEST_RELEASE, RELEASES } from '../../imports/contract/availability';
import { NEXT, compareReleases, isRelease } from '../../src/domain/release';

const part = fc.nat({ max: 12 });
const release = fc.oneof({ weight: 9, arbitrary: fc.tuple(part, part, part).map(parts => parts.join('.')) }, { weight: 1, arbitrary: fc.constant(NEXT) });

test.each(['0.20.0', '1.10.2', '10.0.11', 'next'])('%s is a release', text => expect(isRelease(text)).toBe(true));

test.each(['', '1', '1.9', 'v1.9.0', '1.9.0-rc.1', '1.09.0', '1.9.0.1', ' 1.9.0', 'Next', 'main'])("'%s' is no release", text => expect(isRelease(text)).toBe(false));

test.each([
  ['1.9.6', '1.10.0'],
  ['0.25.0', '1.0.0'],
  ['1.8.4', '1.8.10'],
  ['1.10.2', 'next'],
  ['999.0.0', 'next'],
])('%s is older than %s', (older, newer) => {
  expect(compareReleases(older, newer)).toBeLessThan(0);
  expect(compareReleases(newer, older)).toBeGreaterThan(0);
});

test('releases are in one order', () => fc.assert(fc.property(release, release, release, (a, b, c) => {
  expect(compareReleases(a, a)).toBe(0);
  expect(Math.sign(compareReleases(a, b)) + Math.sign(compareReleases(b, a))).toBe(0);
  expect(compareReleases(a, b) === 0).toBe(a === b);
  if (compareReleases(a, b) <= 0 && compareReleases(b, c) <= 0) {
    expect(compareReleases(a, c)).toBeLessThanOrEqual(0);
  }
})));

test('the contract lists its releases in this order', () => {
  expect(RELEASES.every(isRelease)).toBe(true);
  expect([...RELEASES].reverse().sort(compareReleases)).toEqual(RELEASES);
  expect(RELEASES[RELEASES.length - 1]).toBe(NEWEST_RELEASE);
});
