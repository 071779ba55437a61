import { Option } from 'commander';
import { accessOf, accessOptions, AccessOptions, minutesOf, shellLine } from '../change-options';
import { Session, addCommand, formatOption, strictOption } from '../command';

const loadRun = () => require('../run-destroy') as typeof import('../run-destroy');
const loadKeys = () => require('../../apply/destroy') as typeof import('../../apply/destroy');
const loadStages = () => require('../read-stages') as typeof import('../read-stages');

interface Options extends AccessOptions {
  readonly includeData?: readonly string[];
  readonly includePlatform?: readonly string[];
  readonly yes?: true;
  readonly dryRun?: true;
  readonly stageTimeout?: number;
  readonly lease: boolean;
  readonly format?: string;
  readonly strict?: true;
}

const FORMATS = ['text', 'jsonl'];
const words = (text: string, before: string[] = []) => [...before, ...text.split(',')];

export function addDestroy(session: Session): void {
  const command = addCommand(session, 'destroy', '[options] [path...]', 'Deletes the objects of manifests in the reverse order. Data and the platform stay, unless they are named.')
    .argument('[path...]')
    .option('--include-data <key,...>', 'also delete these disks, images, snapshots, namespaces or projects, for example vd/shop/data', words)
    .option('--include-platform <key,...>', 'also delete these objects of the platform, and disable these modules, for example moduleconfig/virtualization', words)
    .option('-y, --yes', 'do not ask')
    .option('--dry-run', 'print what would be deleted; change nothing')
    .option('--stage-timeout <minutes>', 'maximum time of each stage (default: 20, with a module 30)', minutesOf('--stage-timeout'))
    .option('--no-lease', 'keep no Lease in the cluster: a second run at the same time is not noticed')
    .addOption(strictOption())
    .addOption(formatOption(FORMATS));
  accessOptions().forEach((option: Option) => command.addOption(option));
  command.addHelpText('after', `
Without a path, it reads dist/. It waits until the objects are gone. Operations stay: the platform deletes them by itself.

Exit code: 0 all is gone, 1 the cluster refuses, 2 wrong usage, 3 not agreed, 4 another run is at work, 5 the time is over,
6 no kubectl, no cluster or no rights, 130 interrupted.

Examples:
  cdk8s-dvp destroy dist --dry-run
  cdk8s-dvp destroy dist --include-data vd/shop/data,namespace/shop --yes`)
    .action((paths: string[], options: Options) => session.later(run(session, paths, options)));
}

async function run(session: Session, paths: string[], options: Options): Promise<number> {
  const keys = (written: readonly string[] = []) => new Set(written.map(loadKeys().fullKey));
  return loadRun().runDestroy(session, {
    paths: loadStages().pathsOr(paths),
    access: accessOf(options),
    strict: options.strict,
    data: keys(options.includeData),
    platform: keys(options.includePlatform),
    isAgreed: options.yes === true,
    isDryRun: options.dryRun === true,
    format: options.format ?? 'text',
    stageMinutes: options.stageTimeout,
    hasLease: options.lease,
    again: shellLine(session.args),
  });
}
