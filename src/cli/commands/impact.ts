import { IMPACTS, Impact, ObjectImpact } from '../../plan/impact';
import { Session, addCommand, deliver, factsOf, formatOption, outputOption, profileOption, strictOption } from '../command';
import { UsageError } from '../failures';
import { unknownWord } from '../words';

const loadBetween = () => require('../../plan/impact/between') as typeof import('../../plan/impact/between');
const loadReport = () => require('../../plan/impact/report') as typeof import('../../plan/impact/report');
const loadWorld = () => require('../read-world') as typeof import('../read-world');

interface Options {
  readonly profile?: string;
  readonly forbid?: readonly Impact[];
  readonly format?: string;
  readonly output?: string;
  readonly strict?: true;
}

const FORMATS = new Map<string, (impacts: readonly ObjectImpact[]) => string>([
  ['text', impacts => loadReport().impactsText(impacts)],
  ['markdown', impacts => loadReport().impactsMarkdown(impacts)],
  ['json', impacts => JSON.stringify(impacts, undefined, 2)],
]);

export function addImpact(session: Session): void {
  addCommand(session, 'impact', '[options] <applied manifests> <new manifests>', 'Prints the effect of applying new manifests: data lost, guests restarted, changes rejected.')
    .argument('[path...]')
    .addOption(profileOption())
    .option('--forbid <impact,...>', `fail on these impacts: ${IMPACTS.join(', ')}`, (words: string, before: Impact[] = []) => [...before, ...words.split(',').map(impactOf)])
    .addOption(strictOption())
    .addOption(formatOption(FORMATS.keys()))
    .addOption(outputOption(FORMATS.keys()))
    .addHelpText('after', `
Each of the two is a file, a directory, or - for standard input, for example the output of kubectl get -o yaml.

Exit code: 0, 1 on a forbidden impact or unreadable input, 2 for wrong usage.

Examples:
  cdk8s-dvp impact dist-main dist --forbid data-loss,refused
  kubectl get vm,vd,vi -n shop -o yaml | cdk8s-dvp impact - dist --format markdown`)
    .action((paths: string[], options: Options) => session.exit(run(session, paths, options)));
}

function run(session: Session, paths: string[], { profile, forbid = [], format = 'text', output, strict }: Options): number {
  if (paths.length !== 2) {
    throw new UsageError(`impact needs the applied and the new manifests, got ${paths.length} of 2 arguments`);
  }
  const facts = factsOf(profile);
  const [before, after] = paths.map(path => loadWorld().readWorld(session, 'impact', [path], strict, facts));
  const impacts = loadBetween().impactsBetween(before, after);
  deliver(session, FORMATS.get(format)!(impacts), output);
  const text = loadReport().forbiddenText(impacts, forbid);
  if (text === undefined) {
    return 0;
  }
  // the details are printed already
  session.output.error(text.split('\n')[0]);
  return 1;
}

function impactOf(word: string): Impact {
  const found = IMPACTS.find(impact => impact === word.trim());
  if (found === undefined) {
    throw new UsageError(unknownWord('impact', word.trim(), IMPACTS));
  }
  return found;
}
