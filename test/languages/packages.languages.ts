import { createHash } from 'crypto';
import { readFileSync } from 'fs';
import { join } from 'path';
import { FILES, Ran, contents } from './projects';
import { FRAMES, REFUSALS } from './refusals';
import { describeLanguages } from './suite';
import { LANGUAGES, Language, ROOT } from './tools';
import { noticeOf } from '../notices';

const EXAMPLES = ['quickstart', 'three-tier', 'ci-runners', 'platform', 'tour'];
const hashes: Record<string, Partial<Record<Language, string>>> = {};

// Go's runtime of jsii now and then waits twice for one process
const said = ({ stdout, stderr }: Ran) => ({ stdout, stderr: stderr.replace(/Runtime process exited abnormally: waitid?: no child processes/, '') });

// Node.js shows the line of a package that threw, and marks the place
const SOURCE_LINE = /^\S+:\d+\n.*\n\^\n\n/;

describeLanguages((language, project) => {
  test.each(EXAMPLES)('the example %s writes the expected YAML, byte for byte', example => {
    const ran = project().run(readFileSync(join(ROOT, 'examples', example, FILES[language]), 'utf8'));
    expect({ status: ran.status, ...said(ran) }).toEqual({ status: 0, stdout: '', stderr: noticeOf(example) });
    hashes[example] = { ...hashes[example], [language]: hashOf(ran.written) };
    expect(ran.written).toEqual(contents(join(ROOT, 'examples', example, 'expected')));
  }, 300_000);

  test.each(Object.keys(REFUSALS))('the message of a refusal, here by %s, is printed once, without frames of JavaScript', name => {
    const { label } = REFUSALS[name];
    const message = REFUSALS[name].message(language);
    const ran = project().run(readFileSync(join(__dirname, 'refused', name, FILES[language]), 'utf8'));
    const { stdout, stderr } = said(ran);
    expect({ failed: ran.status !== 0, stdout, written: ran.written }).toEqual({ failed: true, stdout: '', written: {} });
    // each language indents in its own way
    const [heard, told] = [stderr, message].map(text => text.split('\n').map(line => line.trim()).join('\n'));
    const [before, after, ...repeated] = heard.split(told);
    expect([heard, repeated]).toEqual([expect.stringContaining(told), []]);
    expect(before.replace(SOURCE_LINE, '')).toMatch(FRAMES[language](label));
    expect(after).not.toContain('@jsii/kernel');
  }, 120_000);
});

afterAll(() => {
  const rows = Object.entries(hashes).flatMap(([example, found]) => LANGUAGES.map(language => `${example.padEnd(12)} ${language.padEnd(12)} ${found[language] ?? 'not run'}`));
  process.stdout.write(`\nsha256 of the YAML\n${rows.join('\n')}\n\n`);
});

function hashOf(files: Record<string, string>): string {
  const hash = createHash('sha256');
  Object.entries(files).forEach(([file, text]) => hash.update(`${file}\n${text}`));
  return hash.digest('hex');
}
