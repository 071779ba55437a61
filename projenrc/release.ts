import { JsonPatch, cdk } from 'projen';
import { ReleaseTrigger } from 'projen/lib/release';

/** what a release is: started by hand, named by CHANGELOG.md, and trusted by npm and PyPI because of the workflow that it comes from */
export const release = {
  release: true,
  releaseTrigger: ReleaseTrigger.workflowDispatch(),
  nextVersionCommand: 'tsx projenrc/release/main.ts version',
  // the last one that runs on Node 20
  bumpPackage: 'commit-and-tag-version@^12',
  releaseToNpm: true,
  npmTrustedPublishing: true,
  // publishes: what it does changes by a commit, not by itself
  jsiiReleaseVersion: '0.2.1061',
};

/** `npx projen release` makes the packages of the next version in dist/; the workflow of the same name publishes them. */
export function setupRelease(project: cdk.JsiiProject) {
  project.tasks.tryFind('release')?.exec('tsx projenrc/release/main.ts notes');

  // which registry a package goes to is a matter of where the project lives, not of its sources
  const job = '/jobs/release_npm/steps';
  const PUBLISH = 9;
  project.github?.tryFindWorkflow('release')?.file?.patch(
    JsonPatch.test(`${job}/${PUBLISH}/id`, 'release'),
    JsonPatch.replace(`${job}/${PUBLISH}/env/NPM_REGISTRY`, '${{ vars.NPM_REGISTRY }}'),
  );

  // what is gone or has another type since the last release; what is meant goes into .compatignore, with its reason
  const compat = project.tasks.tryFind('compat');
  if (compat) {
    project.postCompileTask.spawn(compat);
  }
}
