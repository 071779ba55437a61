import { existsSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { renderSignatures } from './render';

const SRC = join(__dirname, '..', '..', 'src');
const OUTPUT = join(SRC, 'values', 'signatures.ts');

const text = renderSignatures(join(SRC, 'index.ts'));
if (!existsSync(OUTPUT) || readFileSync(OUTPUT, 'utf8') !== text) {
  writeFileSync(OUTPUT, text);
}
