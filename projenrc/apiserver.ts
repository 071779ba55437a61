import { cdk } from 'projen';

/**
 * `npm run apiserver`: an API server with the CRDs of DVP, until Ctrl-C. `npm run test:apiserver`: what we emit and what we check, judged by such a server.
 *
 * Both need Go, so they are no part of `npm test`.
 */
export function setupApiserver(project: cdk.JsiiProject) {
  project.addTask('apiserver', { description: 'Run an API server with the CRDs of DVP until Ctrl-C; needs Go', exec: 'tsx test/apiserver/main.ts' });

  const test = project.addTask('test:apiserver', { description: 'Let a real API server judge what is emitted and what is checked; needs Go', receiveArgs: true });
  // cdk8s-cli and our command run what a user would install
  test.spawn(project.compileTask);
  // suites share the machine with a server each: one after the other
  test.exec("jest --testMatch '**/test/apiserver/*.server.ts' --runInBand", { receiveArgs: true });

  project.addTask('test:differential', {
    description: 'Only the part of test:apiserver that looks for manifests on which our checks and the server differ; takes DVP_SEED and DVP_DIFFERENTIAL',
    exec: "jest --testMatch '**/test/apiserver/differential.server.ts'",
    receiveArgs: true,
  });
}
