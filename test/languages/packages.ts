import { createHash } from 'crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { makeMissingDependencies } from './dependencies';
import { CACHE, Language, MAVEN_REPOSITORY, ROOT, must } from './tools';

const TARGETS: Record<Language, string> = { typescript: 'js', python: 'python', java: 'java', go: 'go' };

/**
 * The package of a language as `projen package:<language>` makes it from the compiled tree: a tarball, a wheel, a Maven repository, the directory of a Go module.
 *
 * It is made once for all that it holds.
 */
export function packageOf(language: Language): string {
  const target = TARGETS[language];
  const outdir = join(CACHE, 'packages');
  const seal = join(outdir, `${target}.fingerprint`);
  const fingerprint = fingerprintOf();
  if (!existsSync(seal) || readFileSync(seal, 'utf8') !== fingerprint) {
    rmSync(join(outdir, target), { recursive: true, force: true });
    mkdirSync(outdir, { recursive: true });
    if (language === 'java' || language === 'go') {
      makeMissingDependencies(language);
    }
    const args = language === 'java' ? ['--maven-local-repository', MAVEN_REPOSITORY] : [];
    // Javadoc takes longer than all the rest, and nothing here reads it
    must(['npx', 'jsii-pacmak', '--target', target, '--outdir', outdir, ...args], { env: { MAVEN_OPTS: '-Dmaven.javadoc.skip=true' } });
    forgetInstalled();
    writeFileSync(seal, fingerprint);
  }
  return artifact(language, join(outdir, target));
}

function artifact(language: Language, directory: string): string {
  const only = (suffix: string) => join(directory, readdirSync(directory).find(name => name.endsWith(suffix)) ?? `no *${suffix}`);
  switch (language) {
    case 'typescript': return only('.tgz');
    case 'python': return only('.whl');
    case 'java': return directory;
    case 'go': return join(directory, 'cdk8sdvp');
  }
}

// Maven would never look again at a release that it has
function forgetInstalled(): void {
  rmSync(join(MAVEN_REPOSITORY, 'io/github/cdk8s-dvp'), { recursive: true, force: true });
}

let known: string | undefined;

// npm packs the same files into the same bytes, and these are what each package carries
function fingerprintOf(): string {
  if (known === undefined) {
    const directory = mkdtempSync(join(tmpdir(), 'pack-'));
    must(['npm', 'pack', '--silent', '--ignore-scripts', '--pack-destination', directory]);
    const hash = createHash('sha256');
    for (const file of [...readdirSync(directory).map(name => join(directory, name)), join(ROOT, 'package-lock.json')]) {
      hash.update(readFileSync(file));
    }
    known = hash.digest('hex');
    rmSync(directory, { recursive: true });
  }
  return known;
}
