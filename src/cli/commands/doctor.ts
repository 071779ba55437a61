import type { Examined } from '../../plan/doctor/checks';
import type { NotRead } from '../../plan/doctor/cluster-state';
import { accessOf, accessOptions } from '../change-options';
import { Session, addCommand, deliver, formatOption, outputOption, strictOption } from '../command';

const loadRun = () => require('../run-doctor') as typeof import('../run-doctor');
const loadChecks = () => require('../../plan/doctor/checks') as typeof import('../../plan/doctor/checks');
const loadReport = () => require('../../plan/doctor/report') as typeof import('../../plan/doctor/report');

interface Options {
  readonly strict?: true;
  readonly format?: string;
  readonly output?: string;
  readonly kubectl?: string;
  readonly context?: string;
  readonly kubeconfig?: string;
  readonly namespace?: string;
}

const FORMATS = new Map<string, (found: readonly Examined[], notRead: readonly NotRead[]) => string>([
  ['text', (found, notRead) => loadReport().doctorText(found, notRead)],
  ['json', (found, notRead) => loadReport().doctorJson(found, notRead)],
]);

/** nothing of the cluster could be read */
const UNREADABLE = 6;

export function addDoctor(session: Session): void {
  const command = addCommand(session, 'doctor', '[options] [path...]', 'Examines a cluster before the first apply: Deckhouse, modules, nodes, storage, addresses. It only reads.')
    .argument('[path...]')
    .addOption(strictOption())
    .addOption(formatOption(FORMATS.keys()))
    .addOption(outputOption(FORMATS.keys()));
  accessOptions().forEach(option => command.addOption(option));
  command.addHelpText('after', `
With manifests, it also checks whether they fit this cluster, and whether you may apply them. What cannot be read is listed.

Exit code: 0 no problem in what could be read, 1 a problem, 2 wrong usage or manifests that cannot be read, 6 no kubectl, no cluster or
no rights at all.

Examples:
  cdk8s-dvp doctor
  cdk8s-dvp doctor dist --kubectl 'd8 k' --format json`)
    .action((paths: string[], options: Options) => session.later(run(session, paths, options)));
}

async function run(session: Session, paths: string[], { format = 'text', output, strict, ...access }: Options): Promise<number> {
  const state = await loadRun().readState(session, { paths, access: accessOf(access), strict });
  const found = loadChecks().examine(state);
  deliver(session, FORMATS.get(format)!(found, state.notRead), output);
  if (found.length === 0) {
    return UNREADABLE;
  }
  return found.some(({ level }) => level === 'problem') ? 1 : 0;
}
