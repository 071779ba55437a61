import { readFileSync } from 'fs';
import { library } from './library';
import { Variant, fileOf } from './task';
import { variant as text } from './text';
import type * as bytes from '../../src/yaml/bytes';
import type * as streams from '../../src/yaml/stream';

/** the reader of YAML by itself, on the finished text */
export const variant: Variant = task => {
  text(task)();
  const { decodeBytes } = library<typeof bytes>('yaml/bytes.js');
  const { readStream } = library<typeof streams>('yaml/stream.js');
  return () => {
    const entries = Array.from({ length: task.charts }, (_, chart) => readStream(decodeBytes(readFileSync(fileOf(task, chart))))).flat();
    if (entries.some(entry => 'wrong' in entry)) {
      throw new Error('the reader found an error in a file without one');
    }
  };
};
