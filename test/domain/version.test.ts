import { olderThan } from '../../src/domain/version';

test.each([
  ['1.32', '1.33', true], ['1.33', '1.33', false], ['1.33.4', '1.33', false], ['v1.9', '1.10', true], ['1.74', '1.74.2', false],
  ['1.73', '1.74.2', true],
  ['2', '1.74.2', false], ['1.74.2-rc.1', '1.74.2', false], ['', '1.0', undefined], ['next', '1.0', undefined], [undefined, '1.0', undefined],
])('%s is older than %s: %s', (release, than, older) => expect(olderThan(release, than)).toBe(older));
