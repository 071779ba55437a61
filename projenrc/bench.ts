import { cdk } from 'projen';

/**
 * `npm run bench`: compiles and measures the library; CONTRIBUTING.md has the other ways.
 */
export function setupBench(project: cdk.JsiiProject) {
  const bench = project.addTask('bench', {
    description: "Measure the library into bench/RESULTS.md; 'full' measures 100,000 stacks, too; 'quick' and 'profile' print, while you work",
    receiveArgs: true,
  });
  bench.spawn(project.compileTask);
  bench.exec('tsx bench/main.ts', { receiveArgs: true });

  // it is no part of the package
  project.eslint?.allowDevDeps('bench/**');
  // the bench as JavaScript, while it runs
  project.gitignore.exclude('/bench/.run-*');
  project.gitattributes.addAttributes('/bench/RESULTS.md', 'linguist-generated');
}
