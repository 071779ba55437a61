import { Option } from 'commander';
import { IMPACTS, Impact } from '../../plan/impact';
import { acknowledgeOption, acknowledgements } from '../acknowledgements';
import { accessOf, accessOptions, minutesOf, secondsOf, shellLine } from '../change-options';
import { Session, addCommand, choiceOption, formatOption, profileOption, strictOption } from '../command';
import { UsageError } from '../failures';
import { unknownWord } from '../words';

const loadRun = () => require('../run-apply') as typeof import('../run-apply');
const loadStages = () => require('../read-stages') as typeof import('../read-stages');

interface Options {
  readonly profile?: string;
  readonly acknowledge?: readonly string[];
  readonly strict?: true;
  readonly kubectl?: string;
  readonly context?: string;
  readonly kubeconfig?: string;
  readonly namespace?: string;
  readonly accept?: readonly Impact[];
  readonly dryRun?: true;
  readonly plan?: string;
  readonly format?: string;
  readonly upload?: ReadonlyMap<string, string>;
  readonly uploadByHand?: true;
  readonly uploadAddress?: string;
  readonly uploadCa?: string;
  readonly uploadInsecure?: true;
  readonly recreate?: readonly string[];
  readonly timeout?: number;
  readonly stageTimeout?: number;
  readonly interval?: number;
  readonly settle?: number;
  readonly lease: boolean;
}

const FORMATS = ['text', 'jsonl'];
const ADDRESSES = ['external', 'inCluster'] as const;

export function addApply(session: Session): void {
  const command = addCommand(session, 'apply', '[options] [path...]', 'Applies manifests stage by stage, and waits until all is ready. Run again, it goes on where it stopped.')
    .argument('[path...]')
    .option('--dry-run', 'print the stages, and what applying would do; change nothing')
    .option('--plan <file>', 'apply the manifests of a plan, and refuse if they have changed since')
    .option('--accept <impact,...>', `do not ask about these impacts: ${IMPACTS.join(', ')}`, (words: string, before: Impact[] = []) => [...before, ...words.split(',').map(impactOf)])
    .option('--timeout <minutes>', 'maximum time of the run', minutesOf('--timeout'))
    .option('--stage-timeout <minutes>', 'maximum time of each stage, in place of the limits of the kinds', minutesOf('--stage-timeout'))
    .option('--interval <seconds>', 'time between two looks at the cluster (default: 2)', secondsOf('--interval'))
    // for tests, whose platform notices a change at once
    .addOption(new Option('--settle <seconds>', 'time in which the platform may show the state before a change (default: 10)').argParser(secondsOf('--settle')).hideHelp())
    .option('--upload <key=file...>', 'files for images and disks with the source Upload: virtualimage/NAMESPACE/NAME=FILE', uploadOf)
    .option('--upload-by-hand', 'wait while somebody else uploads')
    .addOption(choiceOption('--upload-address <address>', 'which address of the cluster to upload to', 'address', ADDRESSES))
    .option('--upload-ca <file>', 'certificates to trust at that address, as PEM')
    .option('--upload-insecure', 'accept any certificate at that address')
    .option('--recreate <key,...>', 'delete and create again what waited too long for its upload', (words: string, before: string[] = []) => [...before, ...words.split(',')])
    .option('--no-lease', 'keep no Lease in the cluster: a second run at the same time is not noticed')
    .addOption(profileOption())
    .addOption(acknowledgeOption())
    .addOption(strictOption())
    .addOption(formatOption(FORMATS));
  accessOptions().forEach((option: Option) => command.addOption(option));
  command.addHelpText('after', `
Without a path, it applies dist/. Objects are applied server-side with the field manager cdk8s-dvp. Nothing is pruned, no conflict is
forced, and operations are left out. On a terminal it asks before data is lost or a guest restarts; elsewhere it refuses, without --accept.

Exit code: 0 all is ready, 1 an error or a hopeless state, 2 wrong usage, 3 an impact that was not accepted, 4 another run is at work,
5 the time is over, 6 no kubectl, no cluster or no rights, 130 interrupted.

Examples:
  cdk8s-dvp apply
  cdk8s-dvp apply dist --context production --accept guest-restart --format jsonl
  cdk8s-dvp apply dist --upload virtualimage/shop/own=own.qcow2
  cdk8s-dvp apply dist --kubectl 'd8 k' --dry-run`)
    .action((paths: string[], options: Options) => session.later(run(session, paths, options)));
}

async function run(session: Session, paths: string[], options: Options): Promise<number> {
  const { plan, format = 'text', upload = new Map(), uploadAddress = 'external' } = options;
  return loadRun().runApply(session, {
    paths: plan === undefined ? loadStages().pathsOr(paths) : paths,
    access: { ...accessOf(options), interval: options.interval },
    acknowledged: acknowledgements(options.acknowledge ?? []),
    accepted: new Set(options.accept),
    isDryRun: options.dryRun === true,
    files: upload,
    byHand: options.uploadByHand === true,
    addresses: ADDRESSES.find(each => each === uploadAddress)!,
    ca: options.uploadCa,
    isInsecure: options.uploadInsecure === true,
    recreate: new Set(options.recreate),
    totalMinutes: options.timeout,
    stageMinutes: options.stageTimeout,
    settles: options.settle === undefined ? undefined : options.settle * 1000,
    hasLease: options.lease,
    again: shellLine(session.args),
    profile: options.profile,
    strict: options.strict,
    plan,
    format,
  });
}

function impactOf(word: string): Impact {
  const found = IMPACTS.find(impact => impact === word.trim());
  if (found === undefined) {
    throw new UsageError(unknownWord('impact', word.trim(), IMPACTS));
  }
  return found;
}

function uploadOf(pair: string, before: ReadonlyMap<string, string> = new Map()): ReadonlyMap<string, string> {
  const at = pair.indexOf('=');
  if (at < 1 || at === pair.length - 1) {
    throw new UsageError(`--upload needs a key and a file, got '${pair}': for example virtualimage/shop/own=own.qcow2`);
  }
  return new Map([...before, [pair.slice(0, at), pair.slice(at + 1)]]);
}
