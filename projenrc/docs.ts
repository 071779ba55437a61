import { cdk } from 'projen';

/**
 * `API.md` of the constructs, without the generated classes, which would be nineteen twentieths of it; `docs/rules.md` of the rules, `docs/coverage.md` of the scenarios.
 */
export function setupDocs(project: cdk.JsiiProject) {
  project.tasks.tryFind('docgen')!.reset('jsii-docgen -o API.md -s root');

  const rules = project.addTask('docs:rules', { description: 'Write docs/rules.md from the registry of rules', exec: 'tsx projenrc/rules/main.ts' });
  project.postCompileTask.spawn(rules);
  project.annotateGenerated('/docs/rules.md');

  const coverage = project.addTask('docs:coverage', {
    description: 'Write docs/coverage.md from the scenarios of test/guides', exec: 'tsx projenrc/guides/main.ts',
  });
  project.postCompileTask.spawn(coverage);
  project.annotateGenerated('/docs/coverage.md');
}
