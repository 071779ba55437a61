import { readFileSync } from 'fs';
import { join } from 'path';
import { moduleLines } from '../../../projenrc/readiness/kubectl';
import { readinessPage } from '../../../projenrc/readiness/page';

const read = (file: string) => readFileSync(join(__dirname, '../../..', file), 'utf8');

test('the page of readiness is that of the table: npx projen docs:readiness', () => expect(read('docs/readiness.md')).toBe(readinessPage()));

test('the commands of the README that wait for the module are those of the table', () => {
  const [, commands] = /Apply the first, wait until[^]*?```sh\n([^]*?)```/.exec(read('README.md'))!;
  expect(commands.split('\n').filter(line => /\bwait\b/.test(line))).toEqual(moduleLines('virtualization'));
});
