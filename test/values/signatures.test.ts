import { readFileSync } from 'fs';
import { join } from 'path';
import { renderSignatures } from '../../projenrc/signatures/render';

const SRC = join(__dirname, '../../src');

test('the signatures are those of the declarations', () =>
  expect(readFileSync(join(SRC, 'values/signatures.ts'), 'utf8')).toBe(renderSignatures(join(SRC, 'index.ts'))));
