import { ScriptedCluster, START } from './scripted-cluster';
import { ApplyOptions, apply } from '../../src/apply/apply';
import type { Report } from '../../src/apply/event';
import type { Holder } from '../../src/apply/lease';
import { Lines } from '../../src/apply/lines';
import { patient } from '../../src/apply/patient';
import { Interrupted, Stop } from '../../src/apply/stop';
import { stagesOf } from '../../src/domain/stages/stages-of';
import { World } from '../../src/domain/world';
import { Manifest, ManifestObject } from '../../src/manifest/manifest';
import { ManifestSet } from '../../src/manifest/manifest-set';

/** `asksFor`: seconds until the user answers */
export type Options = Partial<Omit<ApplyOptions, 'cluster' | 'report' | 'stages' | 'lease'>> & { readonly holder?: Holder; readonly asksFor?: number };

const DEFAULTS = {
  namespace: 'default',
  accepted: new Set<never>(),
  files: new Map(),
  addresses: 'external',
  byHand: false,
  recreate: new Set<string>(),
  uploader: async () => ({ size: 0, sha256: '' }),
} as const;

export const stagesFor = (manifests: readonly Manifest[]) =>
  stagesOf(new World(new ManifestSet(manifests.map(json => new ManifestObject(json, undefined, false, 'dist/app.k8s.yaml')))));

/** all that work reports, each line with the time, and how it ends */
async function recorded(cluster: ScriptedCluster, work: (report: Report) => Promise<void>): Promise<string[]> {
  const printed: string[] = [];
  const lines = new Lines(() => cluster.now());
  const print = (text: string) => printed.push(`${clock(cluster.now())} ${text}`);
  try {
    await work(event => lines.of(event).flatMap(text => text.split('\n')).forEach(print));
  } catch (error) {
    if (!(error instanceof Stop || error instanceof Interrupted)) {
      throw error;
    }
    `stopped with ${error.code}: ${error.message}`.split('\n').forEach(print);
  }
  return printed;
}

/** the same, in the time of the cluster */
export const transcribed = (cluster: ScriptedCluster, work: (report: Report) => Promise<void>): Promise<string[]> =>
  cluster.run(() => recorded(cluster, work));

/** all that applying prints, while the time of the cluster runs */
export function linesOf(cluster: ScriptedCluster, manifests: readonly Manifest[], given: Options = {}): Promise<string[]> {
  const { holder, asksFor = 0, ask, ...options } = given;
  const slow = async (question: string) => {
    await cluster.sleep(asksFor * 1000);
    return ask!(question);
  };
  const lease = holder === undefined ? undefined : { keeper: cluster, holder };
  const stages = stagesFor(manifests);
  const all = { ...DEFAULTS, ...options, ...ask === undefined ? {} : { ask: slow }, lease, stages };
  return recorded(cluster, report => apply({ ...all, cluster: patient(cluster, report), report }));
}

/** the same, in the time of the cluster */
export const transcriptOf = (cluster: ScriptedCluster, manifests: readonly Manifest[], given?: Options): Promise<string[]> =>
  cluster.run(() => linesOf(cluster, manifests, given));

function clock(now: number): string {
  const seconds = Math.floor((now - START) / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
