import { ReleasableCommits, cdk, javascript } from 'projen';
import { setupApiserver } from './projenrc/apiserver';
import { setupBench } from './projenrc/bench';
import { setupContract } from './projenrc/contract';
import { setupDocs } from './projenrc/docs';
import { setupExamples } from './projenrc/examples';
import { setupFloors } from './projenrc/floors';
import { identity } from './projenrc/identity';
import { setupLanguages } from './projenrc/languages';
import { setupLayout } from './projenrc/layout';
import { setupNodeVersions } from './projenrc/node-versions';
import { release, setupRelease } from './projenrc/release';
import { DEV_TSCONFIG, setupTests } from './projenrc/tests';

const project = new cdk.JsiiProject({
  ...identity,

  projenrcTs: true,
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.0.0',
  workflowNodeVersion: '22',
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.0',
  tsconfig: { compilerOptions: { rootDir: '.', inlineSourceMap: false, inlineSources: false, sourceMap: true }, include: ['imports/**/*.ts'] },
  entrypoint: 'lib/src/index.js',
  docgenFilePath: 'API.md',

  // asked with the client of each language: npm, PyPI, Maven Central and the Go proxy serve this constructs, three of the four the other two
  peerDeps: ['cdk8s@^2.70.0', 'constructs@^10.4.2', 'cdk8s-plus-28@^2.5.6'],
  deps: ['commander@^14'],
  bundledDeps: ['commander'],
  bin: { 'cdk8s-dvp': 'bin/cdk8s-dvp' },
  // the reason for each one stands in CONTRIBUTING.md
  devDeps: [
    '@jest/test-sequencer@^30', '@marcbachmann/cel-js@^8', 'ajv@^8', 'cdk8s-cli@^2', 'cdk8s-plus-33@^2', 'cdk8s-plus-34@^2', 'esbuild@^0.28', 'fast-check@^4', 'fengari@^0.1.5', 'json-schema-to-typescript@^15', 'npm-run-all2@^8', 'tsx@^4', 'yaml@^2',
  ],

  jestOptions: {
    jestVersion: '^30',
    jestConfig: {
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      collectCoverage: false,
      maxWorkers: '100%',
      testSequencer: '<rootDir>/projenrc/jest-sequencer.cjs',
      globalSetup: '<rootDir>/projenrc/jest-directory.cjs',
      // a limit for what hangs, not for what is slow: a test with processes of its own takes long beside other work
      testTimeout: 60_000,
    },
    configFilePath: 'jest.config.json',
    junitReporting: false,
    passWithNoTests: false,
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
  },
  eslintOptions: {
    dirs: ['src', 'examples', 'bench'],
    devdirs: ['test', 'projenrc'],
    commandOptions: { fix: false },
    // one program for all files: a project service would parse and check src/ once for each directory
    tsconfigPath: `./${DEV_TSCONFIG}`,
    projectService: false,
  },

  ...release,
  releasableCommits: ReleasableCommits.everyCommit(),
  depsUpgrade: false,
  githubOptions: { mergify: false, pullRequestLint: false },
  pullRequestTemplate: false,
});

// jsii prints a banner on Node 20, which works
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

setupLayout(project);
setupContract(project);
setupFloors(project);
setupDocs(project);
setupExamples(project);
setupBench(project);
setupTests(project);
setupApiserver(project);
setupLanguages(project);
setupNodeVersions(project);
setupRelease(project);

project.synth();
