import { cdk, javascript } from 'projen';

/**
 * Sources in `src/` and `imports/`, output in `lib/`: what the package shows to the world, and what it leaves at home.
 */
export function setupLayout(project: cdk.JsiiProject) {
  const pkg = project.package;
  pkg.addField('types', 'lib/src/index.d.ts');
  // one door; it also lets the examples import the package by its name
  pkg.addField('exports', {
    '.': { types: './lib/src/index.d.ts', default: './lib/src/index.js' },
    './package.json': './package.json',
    './.jsii': './.jsii',
  });

  // of the next release not every platform's binary could be had when this was pinned, and npm ci wants them all
  pkg.addField('overrides', { 'unrs-resolver': '1.12.2' });
  // each finds its binary among its optional dependencies, so none needs its script
  pkg.addField('allowScripts', { '@parcel/watcher': false, 'esbuild': false, 'unrs-resolver': false });

  for (const path of ['/API.md', '/imports/', '/examples/', '/bench/', '/docs/', '/.ci/', '/CONTRIBUTING.md', '/jest.config.json', '*.map']) {
    project.npmignore?.exclude(path);
  }

  for (const directory of ['examples', 'bench']) {
    const config = new javascript.TypescriptConfig(project, {
      fileName: `${directory}/tsconfig.json`,
      extends: javascript.TypescriptConfigExtends.fromPaths(['../tsconfig.json']),
      include: ['**/*.ts'],
      compilerOptions: { rootDir: '..', noEmit: true, isolatedModules: true, paths: { 'cdk8s-dvp': ['../src'] } },
    });
    project.npmignore?.exclude(`/${config.fileName}`);
  }

  project.compileTask.exec('tsx projenrc/lazy-exports.ts');
  project.compileTask.exec('tsx projenrc/any-cdk8s-plus.ts');
}
