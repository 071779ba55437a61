import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { CACHE, ROOT, maven, must, run } from './tools';

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

export function makeMissingDependencies(language: Made): string[] {
  const made: string[] = [];
  for (const dependency of DEPENDENCIES) {
    const { served } = targetOf(dependency, language);
    const place = join(CACHE, 'dependencies', dependency);
    if (existsSync(join(place, language))) {
      link(dependency, place);
    } else if (!served()) {
      make(dependency, language, place);
      link(dependency, place);
      made.push(dependency);
    }
  }
  return made;
}

interface Target {
  readonly name: string;
  /** below the output of the language */
  readonly path: string;
  /** whether the registry has the version that is in `node_modules` */
  readonly served: () => boolean;
}

function targetOf(dependency: string, language: Made): Target {
  const { version, jsii: { targets } } = JSON.parse(readFileSync(join(directoryOf(dependency), 'package.json'), 'utf8'));
  if (language === 'java') {
    const { groupId, artifactId } = targets.java.maven;
    const artifact = `${groupId}:${artifactId}:${version}:pom`;
    return { name: `${groupId}:${artifactId}`, path: '', served: () => maven(['dependency:get', '-Dtransitive=false', `-Dartifact=${artifact}`], tmpdir()).status === 0 };
  }
  const packageName: string = targets.go.packageName ?? dependency.replace(/[^a-z0-9]/gi, '');
  const major = Number(version.split('.')[0]);
  const name = `${targets.go.moduleName}/${packageName}${major > 1 ? `/v${major}` : ''}`;
  return { name, path: packageName, served: () => run(['go', 'mod', 'download', `${name}@v${version}`], { cwd: tmpdir() }).status === 0 };
}

function make(dependency: string, language: Made, place: string): void {
  mkdirSync(place, { recursive: true });
  const outdir = mkdtempSync(join(place, '.making-'));
  // compiled for go along with what needs it; nobody reads the documentation of a stand-in
  const args = language === 'go' ? ['--code-only'] : ['--maven-local-repository', join(CACHE, 'maven')];
  must(['npx', 'jsii-pacmak', '--target', language, '--outdir', outdir, ...args, directoryOf(dependency)], {
    env: { MAVEN_OPTS: '-Dmaven.javadoc.skip=true -Dmaven.source.skip=true' },
  });
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
    const made = makeMissingDependencies(language);
    console.log(made.length === 0 ? `${language}: the registry has what is needed, or it was made before` : `${language}: made ${made.join(', ')}, which the registry does not serve`);
  }
}
