import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { newestEntry } from './changelog';

const PROJECT = join(__dirname, '..', '..');

/** `main.ts version`: prints what comes next, for projen. `main.ts notes`: puts it where the release on GitHub takes its text from */
function main(step: string): void {
  const { version, notes } = newestEntry(readFileSync(join(PROJECT, 'CHANGELOG.md'), 'utf8'));
  if (step === 'notes') {
    writeFileSync(join(PROJECT, 'dist', 'changelog.md'), `${notes}\n`);
    return;
  }
  // of what is released already projen tells the tag, and makes it anew without publishing
  process.stdout.write(process.env.LATEST_TAG === `v${version}` ? 'none' : version);
}

try {
  main(process.argv[2]);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
