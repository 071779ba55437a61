import { Session, addCommand, deliver, outputOption } from '../command';
import { CommandError } from '../failures';
import { runKubectl } from '../kubectl';

const loadCapture = () => require('../capture') as typeof import('../capture');
const loadStructure = () => require('../capture-structure') as typeof import('../capture-structure');

export function addCapture(session: Session): void {
  addCommand(session, 'capture', '[options]', 'Prints the facts of the current cluster as JSON, for --profile and ClusterProfile.fromFile. It runs kubectl, which only reads.')
    .addOption(outputOption())
    .addHelpText('after', `
Example:
  cdk8s-dvp capture --output cluster.json`)
    .action((options: { readonly output?: string }) => run(session, options.output));
}

function run(session: Session, output: string | undefined): void {
  const { profile, warnings } = captured();
  deliver(session, loadStructure().profileText(profile), output);
  warnings.forEach(warning => session.output.error(warning));
}

function captured() {
  try {
    return loadCapture().captureProfile(args => runKubectl(args));
  } catch (error) {
    throw new CommandError((error as Error).message, 1);
  }
}
