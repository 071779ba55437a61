import { cdk } from 'projen';

/**
 * `API.md` of the constructs; the generated classes would be nineteen twentieths of it.
 */
export function setupDocs(project: cdk.JsiiProject) {
  project.tasks.tryFind('docgen')!.reset('jsii-docgen -o API.md -s root');
}
