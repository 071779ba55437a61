import { library } from './library';
import { Variant } from './task';
import { variant as text } from './text';
import type * as cli from '../../src/cli/main';

/** the command, on the finished text */
export const variant: Variant = task => {
  text(task)();
  const { main } = library<typeof cli>('cli/main.js');
  return async () => {
    const lines: string[] = [];
    const keep = (line: string) => { lines.push(line); };
    if (await main(['validate', task.outdir], { version: '0', print: keep, error: keep }) !== 0) {
      throw new Error(`validate failed: ${lines.join('\n')}`);
    }
  };
};
