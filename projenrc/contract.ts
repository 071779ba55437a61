import { cdk } from 'projen';

/**
 * The pinned API of DVP in `imports/`: one command renews it from a source, another compiles its schemas to code.
 */
export function setupContract(project: cdk.JsiiProject) {
  project.addTask('import', {
    description: 'Renew imports/ from a directory of CRDs and the settings schema of the module',
    exec: 'tsx projenrc/import/main.ts',
    receiveArgs: true,
  });
  const compile = project.addTask('contract:compile', {
    description: 'Compile the schemas of imports/contract to code, and write the signatures of the public API as data',
    exec: 'tsx projenrc/import/validators.ts',
  });
  compile.exec('tsx projenrc/signatures/main.ts');

  // half a megabyte that any change of a schema rewrites: made where it is needed, never kept
  project.gitignore.exclude('/imports/contract/validators.ts', '/imports/contract/validators/');
  // shipped as ajv writes them: tsc would print them anew at twice the size, which takes 1 to 2 ms more to load
  project.compileTask.exec('cp -r imports/contract/validators lib/imports/contract');
  // a clean clone has none, and both the compiler and the tests, which compile first, read them
  project.compileTask.prependSpawn(compile);

  project.gitattributes.addAttributes('/imports/**', 'linguist-generated');
  project.gitattributes.addAttributes('/src/values/signatures.ts', 'linguist-generated');
  // the package carries what is compiled from it, in lib/imports
  project.npmignore?.exclude('/imports/');
}
