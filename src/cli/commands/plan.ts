import { extname } from 'path';
import { acknowledgeOption, acknowledgements } from '../acknowledgements';
import { Session, addCommand, deliver, formatOption, outputOption, profileOption, strictOption } from '../command';
import { CommandError, UsageError } from '../failures';
import type { ReadStages } from '../read-stages';

const loadPlan = () => require('../../apply/plan') as typeof import('../../apply/plan');
const loadPlaceholders = () => require('../../apply/placeholders') as typeof import('../../apply/placeholders');
const loadScript = () => require('../../apply/plan-script') as typeof import('../../apply/plan-script');
const loadStages = () => require('../read-stages') as typeof import('../read-stages');

interface Options {
  readonly profile?: string;
  readonly acknowledge?: readonly string[];
  readonly strict?: true;
  readonly script?: true;
  readonly format?: string;
  readonly output?: string;
}

const planOf = ({ stages, read }: ReadStages, paths: readonly string[]) => {
  const { filesOf, partsOf } = loadStages();
  return loadPlan().planOf(stages, paths, filesOf(read), partsOf(read));
};

const FORMATS = new Map<string, (manifests: ReadStages, paths: readonly string[]) => string>([
  ['text', (manifests, paths) => loadPlan().planText(planOf(manifests, paths))],
  ['json', (manifests, paths) => JSON.stringify(planOf(manifests, paths), undefined, 2)],
  ['markdown', (manifests, paths) => loadPlan().planMarkdown(planOf(manifests, paths))],
]);

const BY_EXTENSION: Readonly<Record<string, string>> = { '.json': 'json', '.md': 'markdown' };

export function addPlan(session: Session): void {
  addCommand(session, 'plan', '[options] [path...]', 'Prints the order in which apply would apply manifests, and what it waits for.')
    .argument('[path...]')
    .option('--script', 'print a shell script for kubectl that does the same as apply')
    .addOption(profileOption())
    .addOption(acknowledgeOption())
    .addOption(strictOption())
    .addOption(formatOption(FORMATS.keys()))
    .addOption(outputOption(FORMATS.keys()))
    .addHelpText('after', `
Without a path, it reads dist/. It needs no cluster: apply --dry-run also says what would change in one.
A file *.json is written as JSON, which apply --plan accepts; *.md as Markdown.

Exit code: 0, 1 on errors in the manifests or unreadable input, 2 for wrong usage.

Examples:
  cdk8s-dvp plan
  cdk8s-dvp plan dist --output plan.json && cdk8s-dvp apply --plan plan.json
  cdk8s-dvp plan dist --script --output apply.sh && sh apply.sh`)
    .action((paths: string[], options: Options) => run(session, paths, options));
}

function run(session: Session, given: string[], { profile, acknowledge = [], strict, script, format, output }: Options): void {
  if (script === true && format !== undefined) {
    throw new UsageError('--script has a format of its own: leave --format out');
  }
  const paths = loadStages().pathsOr(given);
  const manifests = loadStages().readStages(session, 'plan', paths, { profile, acknowledged: acknowledgements(acknowledge), strict });
  const named = format ?? BY_EXTENSION[extname(output ?? '')] ?? 'text';
  const text = script === true ? scriptOf(session, manifests) : FORMATS.get(named)!(manifests, paths);
  deliver(session, text, output);
}

function scriptOf(session: Session, { world, stages, read }: ReadStages): string {
  const { planScript, secretsInside } = loadScript();
  const placeholders = loadPlaceholders().placeholderText(stages.flatMap(({ objects }) => objects.map(({ object }) => object)));
  if (placeholders !== undefined) {
    throw new CommandError(placeholders, 2);
  }
  const secrets = secretsInside(stages, read.objects);
  if (secrets.length > 0) {
    session.output.error(`warning: the script has the values of ${secrets.join(', ')}: do not publish it`);
  }
  return planScript(world, stages, read.objects);
}
