import { Session, addCommand, deliver, outputOption, strictOption } from '../command';
import { UsageError } from '../failures';

const loadScript = () => require('../../plan/readiness/script') as typeof import('../../plan/readiness/script');
const loadSteps = () => require('../../plan/readiness/steps') as typeof import('../../plan/readiness/steps');
const loadWorld = () => require('../read-world') as typeof import('../read-world');

interface UploadOptions {
  readonly output?: string;
  readonly strict?: true;
}

interface WaitOptions extends UploadOptions {
  readonly timeout?: number;
  readonly guestAgent?: true;
}

export function addWait(session: Session): void {
  addCommand(session, 'wait', '[options] <path...>', 'Prints a shell script that waits until the applied objects are ready, and makes the uploads.')
    .argument('[path...]')
    .option('--timeout <minutes>', 'maximum time for each object', minutesOf)
    .option('--guest-agent', 'also wait for the guest agent of each machine')
    .addOption(strictOption())
    .addOption(outputOption())
    .addHelpText('after', `
Example:
  cdk8s-dvp wait dist/shop.k8s.yaml --output wait.sh
  kubectl apply -f dist/shop.k8s.yaml && sh wait.sh`)
    .action((paths: string[], { timeout, guestAgent, output, strict }: WaitOptions) => {
      const world = loadWorld().readWorld(session, 'wait', paths, strict);
      const steps = loadSteps().readySteps(world, { minutes: timeout, guestAgent: guestAgent === true });
      deliver(session, loadScript().waitScript(steps), output);
      // the script goes to a file, so that a user sees only standard error
      steps.filter(({ start }) => start !== undefined)
        .forEach(({ object, start }) => session.output.error(`${object}: once, after the first apply: ${start}`));
    });
}

export function addUploads(session: Session): void {
  addCommand(session, 'uploads', '[options] <path...>', 'Prints a shell script that only makes the uploads.')
    .argument('[path...]')
    .addOption(strictOption())
    .addOption(outputOption())
    .addHelpText('after', `
Example:
  cdk8s-dvp uploads dist/shop.k8s.yaml --output upload.sh
  kubectl apply -f dist/shop.k8s.yaml && sh upload.sh virtualimage/shop/own=own.qcow2`)
    .action((paths: string[], { output, strict }: UploadOptions) => {
      const world = loadWorld().readWorld(session, 'uploads', paths, strict);
      deliver(session, loadScript().waitScript(loadSteps().readySteps(world), true), output);
    });
}

function minutesOf(text: string): number {
  const minutes = Number(text);
  if (!(minutes > 0 && Number.isFinite(minutes))) {
    throw new UsageError(`--timeout must be a number of minutes greater than 0, got '${text}'`);
  }
  return minutes;
}
