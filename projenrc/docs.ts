import { cdk } from 'projen';

/**
 * `API.md` of the constructs, without the generated classes, which would be nineteen twentieths of it; `docs/rules.md` and its index of the rules, `docs/readiness.md`, `docs/coverage.md` of the scenarios.
 */
export function setupDocs(project: cdk.JsiiProject) {
  project.tasks.tryFind('docgen')!.reset('jsii-docgen -o API.md -s root');

  const rules = project.addTask('docs:rules', { description: 'Write docs/rules.md and docs/rules-index.md from the rules', exec: 'tsx projenrc/rules/main.ts' });
  project.postCompileTask.spawn(rules);
  // a third of a megabyte that most changes of a rule rewrite: made by the build, not kept
  project.gitignore.exclude('/docs/rules.md');
  project.annotateGenerated('/docs/rules-index.md');

  const readiness = project.addTask('docs:readiness', { description: 'Write docs/readiness.md from the table of readiness', exec: 'tsx projenrc/readiness/main.ts' });
  project.postCompileTask.spawn(readiness);
  project.annotateGenerated('/docs/readiness.md');

  const coverage = project.addTask('docs:coverage', {
    description: 'Write docs/coverage.md from the scenarios of test/guides', exec: 'tsx projenrc/guides/main.ts',
  });
  project.postCompileTask.spawn(coverage);
  project.annotateGenerated('/docs/coverage.md');
}
