import { TextFile, cdk } from 'projen';

/** what a docstring may take for granted; the tests of the snippets have the same */
const FIXTURE = `import { ApiObject, App, Chart, Cron, Duration, JsonPatch, Size } from 'cdk8s';
import * as dvp from 'cdk8s-dvp';
declare const app: App;
declare const chart: Chart;
declare const console: { log(text: string): void };
/// here
`;

/**
 * The packages of all languages: what they need before they are made, and `npm run test:languages`, which installs and uses each of them.
 */
export function setupLanguages(project: cdk.JsiiProject) {
  // the examples of the docstrings and of the README, in each language: jsii-pacmak looks for them beside the assembly
  new TextFile(project, 'rosetta/default.ts-fixture', { lines: FIXTURE.split('\n'), marker: false });
  const examples = project.addTask('package:examples', { description: 'Translate the examples of the documentation for the packages', exec: 'jsii-rosetta extract --strict .' });
  project.gitignore.exclude('/.jsii.tabl.json');
  for (const path of ['/.jsii.tabl.json', '/rosetta/']) {
    project.npmignore?.exclude(path);
  }
  for (const language of ['java', 'python', 'go']) {
    project.tasks.tryFind(`package:${language}`)?.prependSpawn(examples);
  }

  // nothing is made where the registry has it
  for (const language of ['java', 'go']) {
    project.tasks.tryFind(`package:${language}`)?.prependExec(`tsx test/languages/dependencies.ts ${language}`);
  }

  // what is packed is what was compiled: one command does it from a clone on
  const all = project.tasks.tryFind('package-all');
  all?.prependSpawn(project.compileTask);

  const test = project.addTask('test:languages', {
    description: 'Install the package of each language in an empty project and use it there; needs Python, Java with Maven, and Go',
    receiveArgs: true,
  });
  test.spawn(project.compileTask);
  test.exec("jest --testMatch '**/test/languages/*.languages.ts' --runInBand", { receiveArgs: true });

  const bench = project.addTask('bench:languages', { description: 'Measure what an import takes in Python and Java: the table of docs/languages.md', receiveArgs: true });
  bench.spawn(project.compileTask);
  bench.exec('tsx bench/languages.ts', { receiveArgs: true });
}
