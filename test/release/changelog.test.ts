import { readFileSync } from 'fs';
import { join } from 'path';
import { newestEntry } from '../../projenrc/release/changelog';

const NO_VERSION = 'CHANGELOG.md: the newest heading says which version comes next, got';
const INSTEAD = ': write for example "## 1.2.3"';

test.each([
  ['the only entry', '# Changelog\n\nHow.\n\n## 0.1.0\n\nAll.\n', { version: '0.1.0', notes: 'All.' }],
  ['the newest of several', '## 1.10.0\nNew.\n\n### Mended\n\n* a\n\n## 1.9.0\n\nOld.\n', { version: '1.10.0', notes: 'New.\n\n### Mended\n\n* a' }],
])('reads %s', (_, changelog, entry) => expect(newestEntry(changelog)).toEqual(entry));

test.each([
  ['no entry', '# Changelog\n', `${NO_VERSION} none${INSTEAD}`],
  ['what has no version yet', '## Unreleased\n\nNew.\n\n## 1.0.0\n\nOld.\n', `${NO_VERSION} "Unreleased"${INSTEAD}`],
  ['a version in other words', '## v1.0\n\nNew.\n', `${NO_VERSION} "v1.0"${INSTEAD}`],
  ['a version without a word', '## 1.1.0\n\n## 1.0.0\n\nOld.\n', 'CHANGELOG.md: nothing is said about 1.1.0: write below its heading what is new'],
])('refuses %s', (_, changelog, message) => expect(() => newestEntry(changelog)).toThrow(new Error(message)));

test('ours can be released', () => {
  expect(newestEntry(readFileSync(join(__dirname, '../../CHANGELOG.md'), 'utf8')).notes.length).toBeGreaterThan(100);
});
