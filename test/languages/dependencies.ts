import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { CACHE, Outcome, ROOT, maven, must, run } from './tools';

/**
 * What cdk8s-dvp stands on, made from the packages in `node_modules` for the languages whose registry does not serve it.
 *
 * jsii-pacmak looks for what was built on the spot in `dist/<language>` of each dependency, so that is where it is put. `tsx test/languages/dependencies.ts java go`
 * does it before `projen package:java` and `projen package:go`. Where a registry has everything, nothing is made.
 */
export type Made = 'java' | 'go';

// each one after those it stands on
const DEPENDENCIES = ['constructs', 'cdk8s', 'cdk8s-plus-28'];

/** where a dependency that was made for a language lies: a Maven repository, or the directory of a Go module. Not there if the registry has it */
export function madeDependencies(language: Made): { readonly name: string; readonly path: string }[] {
  return DEPENDENCIES.map(dependency => ({ dependency, target: targetOf(dependency, language) }))
    .map(({ dependency, target }) => ({ name: target.name, path: join(directoryOf(dependency), 'dist', language, target.path) }))
    .filter(({ path }) => existsSync(path));
}

export function makeMissingDependencies(language: Made): void {
  for (const dependency of DEPENDENCIES) {
    const { name, version, ask } = targetOf(dependency, language);
    const place = join(CACHE, 'dependencies', dependency);
    // also the sign that the stand-in is complete; the registry is not asked again, since Maven finds the stand-in itself then
    const reason = join(place, `${language}.txt`);
    if (!existsSync(reason)) {
      const answer = ask();
      if (answer.status === 0) {
        say(`${language}: ${name} ${version} comes from the registry`);
        continue;
      }
      make(dependency, language, place);
      writeFileSync(reason, reasonOf(answer));
    }
    link(dependency, place);
    say(`${language}: ${name} ${version} is a stand-in made from the npm package, since the registry does not serve it: ${readFileSync(reason, 'utf8')}`);
  }
}

// jest shows it as it is, without the place in the code that a console of jest adds
const say = (text: string) => process.stdout.write(`${text}\n`);

function reasonOf({ stdout, stderr }: Outcome): string {
  const said = `${stderr}\n${stdout}`.replace(/\x1b\[\d*m/g, '');
  return (/could not find .*|.* is not available.*/i.exec(said)?.[0] ?? said).trim();
}

interface Target {
  readonly name: string;
  /** the one that is in `node_modules` */
  readonly version: string;
  /** below the output of the language */
  readonly path: string;
  /** asks the registry for that version, through the client of the language */
  readonly ask: () => Outcome;
}

function targetOf(dependency: string, language: Made): Target {
  const { version, jsii: { targets } } = JSON.parse(readFileSync(join(directoryOf(dependency), 'package.json'), 'utf8'));
  if (language === 'java') {
    const { groupId, artifactId } = targets.java.maven;
    const artifact = `${groupId}:${artifactId}:${version}:pom`;
    return { name: `${groupId}:${artifactId}`, version, path: '', ask: () => maven(['dependency:get', '-Dtransitive=false', `-Dartifact=${artifact}`], tmpdir()) };
  }
  const packageName: string = targets.go.packageName ?? dependency.replace(/[^a-z0-9]/gi, '');
  const major = Number(version.split('.')[0]);
  const name = `${targets.go.moduleName}/${packageName}${major > 1 ? `/v${major}` : ''}`;
  return { name, version, path: packageName, ask: () => run(['go', 'mod', 'download', `${name}@v${version}`], { cwd: tmpdir() }) };
}

function make(dependency: string, language: Made, place: string): void {
  mkdirSync(place, { recursive: true });
  const outdir = mkdtempSync(join(place, '.making-'));
  // compiled for go along with what needs it; nobody reads the documentation of a stand-in
  const args = language === 'go' ? ['--code-only'] : ['--maven-local-repository', join(CACHE, 'maven')];
  must(['npx', 'jsii-pacmak', '--target', language, '--outdir', outdir, ...args, directoryOf(dependency)], {
    env: { MAVEN_OPTS: '-Dmaven.javadoc.skip=true -Dmaven.source.skip=true' },
  });
  rmSync(join(place, language), { recursive: true, force: true });
  renameSync(join(outdir, language), join(place, language));
  rmSync(outdir, { recursive: true });
}

// a link, since npm packs none: what was made for one language is no part of the package of the next
function link(dependency: string, place: string): void {
  const dist = join(directoryOf(dependency), 'dist');
  rmSync(dist, { recursive: true, force: true });
  symlinkSync(place, dist);
}

function directoryOf(dependency: string): string {
  return join(ROOT, 'node_modules', dependency);
}

if (require.main === module) {
  for (const language of process.argv.slice(2) as Made[]) {
    makeMissingDependencies(language);
  }
}
