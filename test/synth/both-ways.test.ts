import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { App } from 'cdk8s';
import * as ts from 'typescript';
import { OUTPUT_TYPES, writtenBy } from './both-ways';
import { appStateOf } from '../../src/synth/app-state';
import { Setting } from '../guides/setting';
import { ROWS } from '../guides/topics';

const EXAMPLES = join(__dirname, '../../examples');
const examples = readdirSync(EXAMPLES, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name);
const scenarios = ROWS.filter(({ write }) => write !== undefined).map(({ number, wants, write }): [string, () => App] => [`${number}, ${wants}`, () => {
  const setting = new Setting();
  write!(setting);
  return setting.app;
}]);

beforeEach(() => jest.spyOn(process.stderr, 'write').mockReturnValue(true));
afterEach(() => jest.restoreAllMocks());

/** the app of an example, without its own synth */
function appOf(example: string): App {
  const source = readFileSync(join(EXAMPLES, example, 'main.ts'), 'utf8');
  const text = ts.transpile(`${source.replace(/^app\.synth\(\);$/m, '')}\nexport { app };`, { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 });
  const exported = {} as { app: App };
  // a name of the package leads to its source, and all other names to where they lead from the example
  const load = (name: string) => jest.requireActual(name === 'cdk8s-dvp' ? '../../src' : name.replace(/^\./, join(EXAMPLES, example)));
  new Function('require', 'exports', text)(load, exported);
  return exported.app;
}

/** an app that writes no directories of stages, which cdk8s does not know */
function withoutStages(app: App): App {
  appStateOf(app).isStaged = false;
  return app;
}

test.each([...examples.map((example): [string, () => App] => [example, () => appOf(example)]), ...scenarios])('%s is written as cdk8s writes it', (_, make) => {
  for (const type of [...OUTPUT_TYPES, undefined]) {
    const ours = writtenBy(withoutStages(make()), type, 'one pass');
    const theirs = writtenBy(withoutStages(make()), type, 'cdk8s');
    expect(ours).toEqual({ output: theirs.output, handedBack: undefined });
    expect(theirs.handedBack).toBe('CDK8S_DVP_SYNTH');
  }
});
