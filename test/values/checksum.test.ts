import { Checksum } from '../../src/values/checksum';
import { refusalOf } from '../support';

test.each([
  ['md5', Checksum.md5, 32],
  ['sha1', Checksum.sha1, 40],
  ['sha256', Checksum.sha256, 64],
  ['sha512', Checksum.sha512, 128],
  ['streebog256', Checksum.streebog256, 64],
  ['streebog512', Checksum.streebog512, 128],
] as const)('%s has its own length', (algorithm, make, digits) => {
  expect(make('aF'.repeat(digits / 2))._toKube()).toEqual({ [algorithm]: 'aF'.repeat(digits / 2) });
  for (const wrong of ['', 'a'.repeat(digits - 1), 'a'.repeat(digits + 1), 'g'.repeat(digits), `${'a'.repeat(digits - 1)} `]) {
    expect(refusalOf(() => make(wrong))).toBe(`a ${algorithm} checksum must have ${digits} hexadecimal digits, got ${JSON.stringify(wrong)}`);
  }
});

test('two checksums of one algorithm are refused', () => {
  const md5 = Checksum.md5('0'.repeat(32));
  expect(refusalOf(() => Checksum.all(md5, md5))).toBe('a file must have one md5 checksum, got two: leave one out');
});

test('what a checksum renders is a copy', () => {
  const checksum = Checksum.md5('0'.repeat(32));
  checksum._toKube().md5 = 'changed';
  expect(checksum._toKube()).toEqual({ md5: '0'.repeat(32) });
});
