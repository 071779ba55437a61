import { cdk } from 'projen';

/**
 * `npm run synth`: builds the library and synthesizes the quick start with it, as a user's project would.
 */
export function setupExamples(project: cdk.JsiiProject) {
  const synth = project.addTask('synth', { description: 'Synthesize examples/quickstart into dist/', receiveArgs: true });
  synth.spawn(project.compileTask);
  synth.exec('tsx examples/synth.ts', { receiveArgs: true });
}
