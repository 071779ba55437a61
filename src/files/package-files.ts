import { existsSync } from 'fs';
import { dirname, join } from 'path';

/** The path of a file of this package. */
export function packageFile(path: string): string {
  return join(packageRoot(__dirname), path);
}

// the sources are one directory higher than the compiled files
function packageRoot(directory: string): string {
  return existsSync(join(directory, 'package.json')) ? directory : packageRoot(dirname(directory));
}
