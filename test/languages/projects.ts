import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { basename, join } from 'path';
import { madeDependencies } from './dependencies';
import { packageOf } from './packages';
import { Language, Outcome, ROOT, maven, must, run } from './tools';

/** an empty project of a language, in which the package was installed as a user does it */
export interface Project {
  readonly directory: string;

  /** compiles a program where the language has it so, runs it in a directory of its own, and tells how that ended and what it wrote */
  run(program: string): Ran;

  remove(): void;
}

export interface Ran extends Outcome {
  /** path of each file that was written, below its directory -> its text */
  readonly written: Record<string, string>;
}

export const FILES: Record<Language, string> = { typescript: 'main.ts', python: 'main.py', java: 'Main.java', go: 'main.go' };

/** makes an empty project in a temporary directory and installs the built package there */
export function install(language: Language): Project {
  const artifact = packageOf(language);
  const directory = mkdtempSync(join(tmpdir(), `cdk8s-dvp-${language}-`));
  const start = INSTALL[language](directory, artifact);
  let programs = 0;
  return {
    directory,
    run: program => {
      const cwd = join(directory, `program-${++programs}`);
      mkdirSync(cwd);
      writeFileSync(join(cwd, FILES[language]), program);
      return { ...start(cwd), written: contents(join(cwd, 'dist')) };
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

/** runs the program that lies in a directory */
type Start = (cwd: string) => Outcome;

const INSTALL: Record<Language, (directory: string, artifact: string) => Start> = {
  typescript: (directory, tarball) => {
    writeFileSync(join(directory, 'package.json'), JSON.stringify({ name: 'example', version: '0.0.0', private: true }));
    writeFileSync(join(directory, 'tsconfig.json'), JSON.stringify({
      compilerOptions: { module: 'node16', target: 'ES2022', strict: true, noEmit: true, skipLibCheck: true, types: [] },
    }));
    must(['npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', tarball], { cwd: directory });
    const bin = (name: string) => join(ROOT, 'node_modules/.bin', name);
    return cwd => andThen(
      run([bin('tsc'), '-p', directory], { cwd }),
      () => run([bin('tsx'), 'main.ts'], { cwd }),
    );
  },

  python: (directory, wheel) => {
    const python = join(directory, '.venv/bin/python');
    must(['python3', '-m', 'venv', '.venv'], { cwd: directory });
    must([python, '-m', 'pip', 'install', '--quiet', wheel], { cwd: directory });
    return cwd => run([python, 'main.py'], { cwd });
  },

  java: (directory, repository) => {
    const repositories = [repository, ...madeDependencies('java').map(({ path }) => path)];
    writeFileSync(join(directory, 'pom.xml'), pom(repositories));
    const { status, stdout, stderr } = maven(['dependency:build-classpath', '-Dmdep.outputFile=classpath', '-Dmdep.includeScope=runtime'], directory);
    if (status !== 0) {
      throw new Error(`Maven did not install the package\n${stdout}\n${stderr}`);
    }
    const classpath = readFileSync(join(directory, 'classpath'), 'utf8').trim();
    return cwd => andThen(
      run(['javac', '-Werror', '-Xlint:all,-processing', '-classpath', classpath, '-d', 'classes', 'Main.java'], { cwd }),
      () => run(['java', '-classpath', `classes:${classpath}`, 'Main'], { cwd }),
    );
  },

  go: (directory, module) => {
    const local = [{ name: 'github.com/cdk8s-dvp/cdk8s-dvp-go/cdk8sdvp', path: module }, ...madeDependencies('go')];
    writeFileSync(join(directory, 'go.mod'), ['module example', '', ...local.map(({ name, path }) => `replace ${name} => ${path}`), ''].join('\n'));
    return cwd => andThen(
      // what a program imports decides what is needed
      andThen(run(['go', 'mod', 'tidy'], { cwd: directory }), () => run(['go', 'vet', `./${basename(cwd)}`], { cwd: directory })),
      () => andThen(run(['go', 'build', '-o', 'program', '.'], { cwd }), () => run(['./program'], { cwd })),
    );
  },
};

function andThen(first: Outcome, next: () => Outcome): Outcome {
  return first.status === 0 ? next() : first;
}

/** path of each file below a directory -> its text; an app may write one for each stage */
export function contents(directory: string): Record<string, string> {
  const entries = existsSync(directory) ? readdirSync(directory, { recursive: true, encoding: 'utf8' }).sort() : [];
  const files = entries.filter(entry => statSync(join(directory, entry)).isFile());
  return Object.fromEntries(files.map(file => [file, readFileSync(join(directory, file), 'utf8')]));
}

function pom(repositories: string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.example</groupId>
  <artifactId>example</artifactId>
  <version>0.0.0</version>
  <repositories>
${repositories.map((path, i) => `    <repository><id>built-${i}</id><url>file://${path}</url></repository>`).join('\n')}
  </repositories>
  <dependencies>
    <dependency>
      <groupId>io.github.cdk8s-dvp</groupId>
      <artifactId>cdk8s-dvp</artifactId>
      <version>0.0.0</version>
    </dependency>
  </dependencies>
</project>
`;
}
