import { mkdtempSync, readFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { runProgram } from '../../src/cli/run-program';

const { signal } = new AbortController();

test('a program has ended even if another process keeps its output open', async () => {
  const pid = join(mkdtempSync(join(tmpdir(), 'program-')), 'pid');
  expect(await runProgram(['sh', '-c', `sleep 600 & echo $! >'${pid}'; echo done`], undefined, signal)).toEqual({ code: 0, out: 'done\n', err: '' });
  // it is still there
  expect(process.kill(Number(readFileSync(pid, 'utf8')), 'SIGKILL')).toBe(true);
});
