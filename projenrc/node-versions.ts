import { cdk, github } from 'projen';
import { ActionRefs } from 'projen/lib/github/actions.const';
import { JobPermission } from 'projen/lib/github/workflows-model';

/**
 * The versions of Node.js that the tests and the main job pass on: the workflow `build` runs both on each of them.
 *
 * `.ci/run` runs the main job and a part of the tests on the recommended ones, from the npm package `node`.
 */
const VERSIONS = ['20', '22', '24'];

export function setupNodeVersions(project: cdk.JsiiProject) {
  project.github!.tryFindWorkflow('build')!.addJob('node', {
    name: 'node ${{ matrix.node }}',
    runsOn: ['ubuntu-latest'],
    permissions: { contents: JobPermission.READ },
    strategy: { failFast: false, matrix: { domain: { node: VERSIONS } } },
    env: { CI: 'true' },
    steps: [
      github.WorkflowSteps.checkout(),
      { name: 'Setup Node.js', uses: ActionRefs.ACTIONS_SETUP_NODE, with: { 'node-version': '${{ matrix.node }}', 'package-manager-cache': false } },
      { name: 'Install dependencies', run: 'npm ci' },
      { name: 'The tests', run: 'npm test' },
      { name: 'The main job', run: 'npm run synth' },
    ],
  });
}
