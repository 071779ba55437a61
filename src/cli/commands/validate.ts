import type { Validated } from '../../files/validate';
import { count } from '../../manifest/report';
import { acknowledgeOption, acknowledgements } from '../acknowledgements';
import { Session, addCommand, deliver, factsOf, formatOption, outputOption, profileOption, readManifests, strictOption } from '../command';

const loadFormat = () => require('../format') as typeof import('../format');
const loadRegistry = () => require('../../rules/registry') as typeof import('../../rules/registry');
const loadValidate = () => require('../../files/validate') as typeof import('../../files/validate');

interface Options {
  readonly profile?: string;
  readonly format?: string;
  readonly output?: string;
  readonly acknowledge?: readonly string[];
  readonly strict?: true;
  readonly quiet?: true;
}

interface Style {
  readonly version: string;
  readonly isQuiet: boolean;
}

const FORMATS = new Map<string, (validated: Validated, style: Style) => string>([
  ['text', (validated, { isQuiet }) => loadFormat().asText(validated, isQuiet)],
  ['json', validated => loadFormat().asJson(validated)],
  ['sarif', (validated, { version }) => loadFormat().asSarif(validated, loadRegistry().allRules(), version)],
]);

export function addValidate(session: Session): void {
  addCommand(session, 'validate', '[options] <path...>', 'Checks manifests as DVP does. All of them count as one set, as if they were applied together.')
    .argument('[path...]')
    .addOption(profileOption())
    .addOption(acknowledgeOption())
    .addOption(strictOption())
    .addOption(formatOption(FORMATS.keys()))
    .addOption(outputOption(FORMATS.keys()))
    .option('-q, --quiet', 'print errors only, and nothing if there are none (format text)')
    .addHelpText('after', `
A directory is read with its subdirectories, and symbolic links are followed. Files of Helm, Kustomize and other files without a
Kubernetes object are left alone in a directory, and the report names them.

Exit code: 0 without errors, 1 with errors or unreadable input, 2 for wrong usage.

Examples:
  cdk8s-dvp validate manifests/ --profile cluster.json
  kubectl get vm,vd,vi -A -o yaml | cdk8s-dvp validate -
  helm template . | cdk8s-dvp validate -
  cdk8s-dvp validate dist --acknowledge VM-11='lab machine'`)
    .action((paths: string[], options: Options) => session.exit(run(session, paths, options)));
}

function run(session: Session, paths: string[], { profile, format = 'text', output, acknowledge = [], strict, quiet }: Options): number {
  const acknowledged = acknowledgements(acknowledge);
  const facts = factsOf(profile);
  const read = readManifests(session, 'validate', paths, strict);
  session.step(`checking ${count(read.objects.length, 'object')}`);
  const validated = loadValidate().validate(read, { facts, acknowledged });
  const code = validated.errors > 0 || validated.unreadable.length > 0 ? 1 : 0;
  const text = FORMATS.get(format)!(validated, { version: session.output.version, isQuiet: quiet === true });
  if (text !== '' || output !== undefined) {
    deliver(session, text, output);
  }
  if (code !== 0 && output !== undefined && output !== '-') {
    session.output.error(`${loadFormat().summaryText(validated)}: see ${output}`);
  }
  return code;
}
