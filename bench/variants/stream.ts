import { closeSync, openSync, writeFileSync } from 'fs';

const BLOCK = 1024 * 1024;

/** writes documents by the block, so that memory holds no more than one */
export function stream<T>(file: string, items: readonly T[], textOf: (item: T) => string): void {
  const fd = openSync(file, 'w');
  let block = '';
  items.forEach((item, i) => {
    block += i === 0 ? textOf(item) : `---\n${textOf(item)}`;
    if (block.length > BLOCK) {
      writeFileSync(fd, block);
      block = '';
    }
  });
  writeFileSync(fd, block);
  closeSync(fd);
}
