import { library } from './library';
import { Variant, fileOf } from './task';
import { variant as text } from './text';
import type * as files from '../../src/files/read-bytes';
import type * as streams from '../../src/yaml/stream';

/** the reader of YAML by itself, on the finished text; it keeps no document */
export const variant: Variant = task => {
  text(task)();
  const { openSource } = library<typeof files>('files/read-bytes.js');
  const { Stream } = library<typeof streams>('yaml/stream.js');
  return () => {
    for (let chart = 0; chart < task.charts; chart++) {
      for (const entry of new Stream(openSource(fileOf(task, chart))).entries()) {
        if ('wrong' in entry) {
          throw new Error(`the reader found an error in a file without one: ${entry.wrong}`);
        }
      }
    }
  };
};
