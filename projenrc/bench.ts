import { cdk } from 'projen';

/**
 * `npm run bench`: measures the compiled library into `bench/RESULTS.md`.
 */
export function setupBench(project: cdk.JsiiProject) {
  const bench = project.addTask('bench', {
    description: "Measure the compiled library into bench/RESULTS.md; 'quick' only tries whether the bench works",
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
