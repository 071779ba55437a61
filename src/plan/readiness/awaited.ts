import { Check, FieldCheck, PHASE, ReadinessRecord, Row, isCondition } from './record';
import { holds, recordOf } from './verdict';
import { KINDS } from '../../../imports/contract/kinds';
import { Manifest } from '../../manifest/manifest';

/** the part of the table that a script can wait for: an object of which only the spec is known */
export interface Awaited {
  /** one of these, unless empty */
  readonly phases: readonly string[];
  /** all of these */
  readonly conditions: readonly string[];
  /** phases in which an object cannot get ready any more */
  readonly abort: readonly string[];
  /** the same for conditions that are False, as `Type=Reason` */
  readonly abortReasons: readonly string[];
  readonly minutes: number;
}

/** what to wait for; `undefined` if an object of the kind is ready as soon as it exists, or its state is more than phases and conditions */
export function awaitedOf(object: Manifest): Awaited | undefined {
  const record = recordOf(object);
  if (record === undefined || record.hasNoCheck === true) {
    return undefined;
  }
  const rows = reachable(record, object);
  const passing = rows.filter(isPassing);
  const at = record.phaseAt ?? PHASE;
  // a row with a phase and a condition is a special case of another one, or of the object in another state
  const phases = [...new Set(passing.filter(({ when }) => !when.some(isCondition)).flatMap(({ when }) => phasesOf(when, at)))];
  const byCondition = passing.filter(({ when }) => phasesOf(when, at).length === 0).flatMap(({ when }) => when.filter(isCondition));
  const conditions = [...new Set(byCondition.filter(({ is }) => is === 'True').map(({ condition }) => condition))];
  if (phases.length === 0 && conditions.length === 0) {
    return undefined;
  }
  const failed = rows.filter(({ state }) => state === 'hopeless');
  const abort = [...new Set(failed.filter(({ when }) => !when.some(isCondition)).flatMap(({ when }) => phasesOf(when, at)))];
  // where the phase alone decides, the condition only explains
  const abortReasons = failed.filter(({ when }) => !phasesOf(when, at).every(phase => abort.includes(phase)))
    .flatMap(({ when }) => when.filter(isCondition).flatMap(({ condition, because = [] }) => because.map(reason => `${condition}=${reason}`)));
  return { phases, conditions, abort, abortReasons, minutes: record.limit };
}

/** the resource for kubectl, with its group */
export function resourceOf({ apiVersion, kind }: Pick<Manifest, 'apiVersion' | 'kind'>): string {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  const plural = recordOf({ apiVersion, kind })?.plural ?? KINDS[`${apiVersion}/${kind}`]?.plural ?? kind.toLowerCase();
  return group === '' ? plural : `${plural}.${group}`;
}

const isOfSpec = (check: Check): check is FieldCheck => !isCondition(check) && check.at.startsWith('/spec/');

/** the rows that an object with this spec can come to, without the checks of the spec */
function reachable({ rows }: ReadinessRecord, object: Manifest): Row[] {
  const found: Row[] = [];
  for (const row of rows.filter(({ when }) => when.filter(isOfSpec).every(check => holds(check, object)))) {
    const when = row.when.filter(check => !isOfSpec(check));
    // nothing comes after a row that always holds; a number of machines may change in the cluster
    if (when.length === 0 && row.state !== 'waiting') {
      return row.state === 'ready' ? [] : found;
    }
    found.push({ ...row, when });
  }
  return found;
}

/** whether the next stage can start */
export const isPassing = ({ state, blocks }: Pick<Row, 'state' | 'blocks'>): boolean => state === 'ready' || state === 'waiting' && blocks === undefined;

const phasesOf = (when: readonly Check[], at: string): string[] =>
  when.flatMap(check => !isCondition(check) && check.at === at ? (check.in ?? []).map(String) : []);
