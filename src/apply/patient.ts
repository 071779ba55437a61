import type { Cluster } from './cluster';
import type { Report } from './event';
import { ClusterError } from './failure';
import { retrying } from './retry';
import { Manifest, ManifestObject } from '../manifest/manifest';

/** milliseconds that the API server may be away during a run, and before it */
const AWAY = 300_000;
const AT_FIRST = 60_000;

const isBusy = ({ kind }: ClusterError): boolean => kind === 'busy';

const isAway = ({ kind }: ClusterError): boolean => kind === 'busy' || kind === 'offline';

/** A cluster that waits while the API server is busy or away. All requests can be made twice: an answer that was lost changes nothing. */
export function patient(cluster: Cluster, report: Report): Cluster {
  const patiently = <T>(what: string, request: () => Promise<T>, passes = isAway, limit = AWAY) =>
    retrying({ cluster, report, what, limit: () => limit, passes }, request);
  const labelOf = (object: Manifest) => new ManifestObject(object).label;
  return {
    interval: cluster.interval,
    read: targets => patiently('read the cluster', () => cluster.read(targets)),
    apply: (object, isDryRun) => patiently(`${isDryRun === true ? 'check' : 'apply'} ${labelOf(object)}`, () => cluster.apply(object, isDryRun)),
    create: object => patiently(`create ${labelOf(object)}`, () => cluster.create(object)),
    replace: object => patiently(`replace ${labelOf(object)}`, () => cluster.replace(object)),
    remove: target => patiently(`delete ${target.name}`, () => cluster.remove(target)),
    // an address where nothing listens is more often wrong than early
    allowed: rights => patiently('ask for rights', () => cluster.allowed(rights), isBusy, AT_FIRST),
    releases: () => patiently('read the releases of the cluster', () => cluster.releases(), isBusy, AT_FIRST),
    now: () => cluster.now(),
    sleep: milliseconds => cluster.sleep(milliseconds),
  };
}
