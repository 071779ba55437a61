import { accessSync, constants, readFileSync, statSync } from 'fs';
import { Tools, inCluster } from './cluster-session';
import type { Session } from './command';
import { CommandError } from './failures';
import { wrongChecksums } from './file-checksum';
import { holder } from './holder';
import type { Access } from './kubectl-cluster';
import { ReadStages, checkManifests, filesOf, partsOf, readStages } from './read-stages';
import { fileUploader } from './upload-file';
import { ApplyOptions, apply, objectsOf, preview } from '../apply/apply';
import { Plan, changedFiles, planOf, planText } from '../apply/plan';
import { CODES, Stop } from '../apply/stop';
import type { Addresses } from '../apply/uploads';
import type { ClusterFacts } from '../domain/cluster-facts';
import { failureText } from '../manifest/failure-text';
import type { Impact } from '../plan/impact';
import { impactsText } from '../plan/impact/report';

export interface ApplyCommand {
  readonly paths: readonly string[];
  readonly access: Access;
  readonly profile?: string;
  readonly acknowledged: ReadonlyMap<string, string>;
  readonly strict?: true;
  readonly accepted: ReadonlySet<Impact>;
  readonly isDryRun: boolean;
  /** the file that `plan --output` wrote */
  readonly plan?: string;
  readonly format: string;
  readonly files: ReadonlyMap<string, string>;
  readonly byHand: boolean;
  readonly addresses: Addresses;
  readonly ca?: string;
  readonly isInsecure: boolean;
  readonly recreate: ReadonlySet<string>;
  readonly totalMinutes?: number;
  readonly stageMinutes?: number;
  readonly settles?: number;
  readonly hasLease: boolean;
  /** the same command line, to go on with */
  readonly again: string;
}

/** Checks manifests, applies them stage by stage, and returns the exit code. */
export function runApply(session: Session, command: ApplyCommand): Promise<number> {
  const plan = command.plan === undefined ? undefined : readPlan(command.plan);
  const paths = plan !== undefined && command.paths.length === 0 ? plan.paths : command.paths;
  const manifests = readStages(session, 'apply', paths, command);
  const changed = plan === undefined ? undefined : changedFiles(plan, filesOf(manifests.read));
  if (changed !== undefined) {
    throw new CommandError(`the manifests are not those of ${command.plan}, nothing was applied:\n${changed}\n  do: look at them, and write a new plan: cdk8s-dvp plan ${paths.join(' ')} --output ${command.plan}`, CODES.failed);
  }
  command.files.forEach(file => checkFile(file, 'upload'));
  if (command.ca !== undefined) {
    checkFile(command.ca, 'read the certificates of');
  }
  return inCluster(session, command, tools => work(command, manifests, tools));
}

async function work(command: ApplyCommand, { read, stages, facts: known }: ReadStages, tools: Tools): Promise<void> {
  const { cluster, keeper, report, ask } = tools;
  const wrong = await wrongChecksums(objectsOf(stages), command.files);
  if (wrong !== undefined) {
    throw new Stop(`other files than the manifests say, nothing was applied:\n${wrong}`, CODES.failed);
  }
  const found = await cluster.releases();
  checkRelease(found, known);
  const facts = { ...found, ...known };
  if (known === undefined) {
    checkForCluster(() => checkManifests(read, command.acknowledged, facts), facts);
  }
  const options: ApplyOptions = {
    ...command,
    cluster,
    report,
    stages,
    facts,
    ask,
    namespace: await tools.namespace(),
    uploader: fileUploader({ ca: command.ca, isInsecure: command.isInsecure }),
    ...command.hasLease ? { lease: { keeper, holder: holder() } } : {},
  };
  if (!command.isDryRun) {
    await apply(options);
    return;
  }
  const { surveyed, impacts } = await preview(options);
  const number = (text: string, of: number) => of === 0 ? [] : [`${of} ${text}`];
  const [unchanged, created] = [surveyed.filter(({ isUnchanged }) => isUnchanged).length, surveyed.filter(({ live }) => live === undefined).length];
  const sums = [...number('to create', created), ...number('to change', surveyed.length - unchanged - created), ...number('unchanged', unchanged)].join(', ');
  report({ event: 'note', text: [planText(planOf(stages, command.paths, filesOf(read), partsOf(read))), impactsText(impacts), `${sums}; nothing was applied`].join('\n\n') });
}

function checkRelease(found: ClusterFacts, known: ClusterFacts | undefined): void {
  const differ = (['dvpRelease', 'kubernetesVersion', 'deckhouseRelease', 'edition'] as const)
    .filter(fact => known?.[fact] !== undefined && found[fact] !== undefined && known[fact] !== found[fact])
    .map(fact => `  ${fact} is ${found[fact]}, and the profile says ${known![fact]}`);
  if (differ.length > 0) {
    throw new Stop(`the cluster is not that of the profile, nothing was applied:\n${differ.join('\n')}\n  do: use the context of the other cluster, or write the profile anew with cdk8s-dvp capture`, CODES.failed);
  }
}

function checkForCluster(check: () => void, { dvpRelease, kubernetesVersion, edition }: ClusterFacts): void {
  try {
    check();
  } catch (error) {
    const parts = [dvpRelease === undefined ? undefined : `DVP ${dvpRelease}`, edition, kubernetesVersion === undefined ? undefined : `Kubernetes ${kubernetesVersion}`];
    throw new CommandError(`not for this cluster (${parts.filter(part => part !== undefined).join(', ')}):\n\n${(error as Error).message}`, CODES.failed);
  }
}

function checkFile(file: string, what: string): void {
  try {
    if (!statSync(file).isFile()) {
      throw new CommandError(`cannot ${what} ${file}: it is not a file`, CODES.usage);
    }
    accessSync(file, constants.R_OK);
  } catch (error) {
    throw error instanceof CommandError ? error : new CommandError(`cannot ${what} ${file}: ${failureText(error)}`, CODES.usage);
  }
}

function readPlan(file: string): Plan {
  const plan = parsedPlan(file);
  if (plan?.plan !== 1 || !Array.isArray(plan.files) || !Array.isArray(plan.paths)) {
    throw new CommandError(`${file} is not a plan: write one with cdk8s-dvp plan dist --output plan.json`, CODES.usage);
  }
  return plan;
}

/** `undefined` if the file is not JSON */
function parsedPlan(file: string): Plan | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Plan;
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw new CommandError(`cannot read the plan ${file}: ${failureText(error)}: write one with cdk8s-dvp plan dist --output plan.json`, CODES.usage);
  }
}
