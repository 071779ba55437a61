import type { Drift } from '../../plan/drift/drift';
import { accessOf, accessOptions } from '../change-options';
import { Session, addCommand, deliver, formatOption, outputOption, strictOption } from '../command';

const loadRun = () => require('../run-drift') as typeof import('../run-drift');
const loadReport = () => require('../../plan/drift/report') as typeof import('../../plan/drift/report');
const loadStages = () => require('../read-stages') as typeof import('../read-stages');

interface Options {
  readonly strict?: true;
  readonly format?: string;
  readonly output?: string;
  readonly kubectl?: string;
  readonly context?: string;
  readonly kubeconfig?: string;
  readonly namespace?: string;
}

const FORMATS = new Map<string, (drift: Drift) => string>([
  ['text', drift => loadReport().driftText(drift)],
  ['json', drift => loadReport().driftJson(drift)],
  ['markdown', drift => loadReport().driftMarkdown(drift)],
]);

export function addDrift(session: Session): void {
  const command = addCommand(session, 'drift', '[options] [path...]', 'Compares the cluster with the manifests: fields that differ, and missing objects. It only reads.')
    .argument('[path...]')
    .addOption(strictOption())
    .addOption(formatOption(FORMATS.keys()))
    .addOption(outputOption(FORMATS.keys()));
  accessOptions().forEach(option => command.addOption(option));
  command.addHelpText('after', `
Without a path, it reads dist/. Defaults, values that DVP fills in, and the status do not count. Objects that cdk8s-dvp has applied, and
that the manifests do not have any more, are listed, and do not count either.

Exit code: 0 all objects are equal, 1 something differs or is missing, 2 wrong usage or manifests that cannot be read, 6 no kubectl, no
cluster or no rights.

Examples:
  cdk8s-dvp drift
  cdk8s-dvp drift dist --context production --format markdown`)
    .action((paths: string[], options: Options) => session.later(run(session, paths, options)));
}

async function run(session: Session, paths: string[], { format = 'text', output, strict, ...access }: Options): Promise<number> {
  const drift = await loadRun().readDrift(session, { paths: loadStages().pathsOr(paths), access: accessOf(access), strict });
  deliver(session, FORMATS.get(format)!(drift), output);
  return loadReport().isEqual(drift) ? 0 : 1;
}
