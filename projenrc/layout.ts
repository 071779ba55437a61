import { cdk } from 'projen';

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

  for (const path of ['/imports/', '/examples/', '/bench/', '/docs/', '/.ci/', '/CONTRIBUTING.md', '*.map']) {
    project.npmignore?.exclude(path);
  }
}
