import { cdk, javascript } from 'projen';

/** everything that is written in TypeScript, as one program: the parts that all of it shares are parsed and checked once */
export const DEV_TSCONFIG = 'tsconfig.dev.json';

/**
 * `npm test`: types and lint beside the compiler and the tests, since neither reads the files that the other writes.
 */
export function setupTests(project: cdk.JsiiProject) {
  const config = new javascript.TypescriptConfig(project, {
    fileName: DEV_TSCONFIG,
    extends: javascript.TypescriptConfigExtends.fromPaths(['./tsconfig.json']),
    include: ['.projenrc.ts', ...['bench', 'examples', 'imports', 'projenrc', 'src', 'test'].map(directory => `${directory}/**/*.ts`)],
    compilerOptions: {
      noEmit: true,
      isolatedModules: true,
      paths: { 'cdk8s-dvp': ['./src'] },
    },
  });
  project.npmignore?.exclude(`/${config.fileName}`);

  const checks = project.addTask('test:checks', { description: 'Check the types of all TypeScript, and lint it' });
  // jest strips types without a check; code that must not compile is proven here
  checks.exec(['tsx projenrc/checks.ts', DEV_TSCONFIG, ...project.eslint!.lintPatterns, '.projenrc.ts'].join(' '));

  // in place of ts-jest, which takes longer to strip the types
  project.jest!.config.transform = { '^.+\\.ts$': '<rootDir>/projenrc/jest-transform.cjs' };
  const jest = project.addTask('test:jest', { description: 'Compile, and run the tests', receiveArgs: true });
  // the house reads .jsii, and the examples run what a user would install
  jest.spawn(project.compileTask);
  jest.execArgs(['jest', '--ci'], { receiveArgs: true });

  const test = project.testTask;
  test.reset();
  // both compile and check read what this writes
  test.spawn(project.tasks.tryFind('contract:compile')!);
  test.exec("run-p --continue-on-error --aggregate-output test:checks 'test:jest -- {@}' --", { receiveArgs: true });
}
