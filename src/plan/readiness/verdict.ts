import { Check, ConditionCheck, FieldCheck, PHASE, ReadinessRecord, Row, State, Why, isCondition, isTrue, progressing, ready } from './record';
import { READINESS } from './table';
import { Manifest, itemsAt, numberAt, textAt, valueAt } from '../../manifest/manifest';

export type { State } from './record';

export interface Verdict {
  readonly state: State;
  /** whether the next stage cannot start before somebody acts */
  readonly blocks?: true;
  /** phase of the object, as the platform spells it */
  readonly phase?: string;
  /** a sentence without its subject */
  readonly reason?: string;
  readonly advice?: string;
  /** RFC 3339: since when the condition is as it is, or the object exists */
  readonly since?: string;
  /** the condition that explains, as `Type/Reason`, or its type only */
  readonly condition?: string;
}

interface Condition {
  readonly type?: unknown;
  readonly status?: unknown;
  readonly reason?: unknown;
  readonly message?: unknown;
  readonly lastTransitionTime?: unknown;
}

const BY_KIND = new Map(READINESS.map(record => [`${record.group}/${record.kind}`, record]));

/** kinds without a record: those that have a condition Ready say by it whether they are ready, all others exist, and that is all */
const OTHER: ReadinessRecord = {
  group: '', versions: [], kind: '', plural: '', rows: [ready('is ready', isTrue('Ready'))], explaining: ['Ready'], minutes: 1, limit: 5,
};
const APPLIED: ReadinessRecord = { ...OTHER, rows: [ready('exists')], explaining: [] };

/** the record of a kind in the table, `undefined` if it has none */
export function recordOf({ apiVersion, kind }: Pick<Manifest, 'apiVersion' | 'kind'>): ReadinessRecord | undefined {
  return BY_KIND.get(`${apiVersion.includes('/') ? apiVersion.split('/')[0] : ''}/${kind}`);
}

/** how long it usually takes until an object is ready */
export const normalMinutes = (object: Manifest): number => (recordOf(object) ?? OTHER).minutes;

/** how long to wait for an object */
export const limitMinutes = (object: Manifest): number => (recordOf(object) ?? OTHER).limit;

/** the state of an object as the API server returns it, and why it is not ready */
export function verdictOf(live: Manifest): Verdict {
  const record = recordOf(live) ?? (conditionsOf(live).some(({ type }) => type === 'Ready') ? OTHER : APPLIED);
  const row = rowOf(record, live);
  const named = textAt(live, record.phaseAt ?? PHASE);
  const shown = { state: row.state, ...row.blocks === undefined ? {} : { blocks: row.blocks }, ...named === undefined ? {} : { phase: named } };
  if (row.state === 'ready') {
    return { ...shown, reason: row.says, ...row.advice === undefined ? {} : { advice: row.advice } };
  }
  return { ...shown, ...explained(record, row, live) };
}

export const DELETED = progressing('is being deleted');
export const NOT_SEEN = progressing('the controller has not seen the newest spec yet');
export const NEW = progressing('has no state yet');
export const UNKNOWN_PHASE = progressing('is not ready yet');

function rowOf(record: ReadinessRecord, live: Manifest): Row {
  if (textAt(live, '/metadata/deletionTimestamp') !== undefined) {
    return DELETED;
  }
  const seen = numberAt(live, '/status/observedGeneration');
  const wanted = numberAt(live, '/metadata/generation');
  if (seen !== undefined && wanted !== undefined && seen !== wanted) {
    return NOT_SEEN;
  }
  return record.rows.find(({ when }) => when.every(check => holds(check, live)))
    ?? (valueAt(live, record.phaseAt ?? PHASE) === undefined && conditionsOf(live).length === 0 ? NEW : UNKNOWN_PHASE);
}

/** whether a check holds for an object */
export const holds = (check: Check, live: Manifest): boolean => isCondition(check) ? holdsCondition(check, live) : holdsField(check, live);

function holdsCondition({ condition, is, because }: ConditionCheck, live: Manifest): boolean {
  return conditionsOf(live).some(({ type, status, reason }) => type === condition && status === is
    && (because === undefined || because.includes(String(reason))));
}

function holdsField({ at, in: values, isSet, exceeds }: FieldCheck, live: Manifest): boolean {
  const value = valueAt(live, at);
  if (values !== undefined) {
    return values.some(one => one === value);
  }
  if (exceeds !== undefined) {
    return (numberAt(live, at) ?? 0) > (numberAt(live, exceeds) ?? 0);
  }
  return (value !== undefined && value !== null) === isSet;
}

const conditionsOf = (live: Manifest): readonly Condition[] => itemsAt<Condition>(live, '/status/conditions');

function explained(record: ReadinessRecord, row: Row, live: Manifest): Partial<Verdict> {
  const conditions = conditionsOf(live);
  const why = (record.whys ?? []).find(one => conditions.some(condition => fits(one, condition)));
  const condition = why === undefined ? firstBad(record.explaining ?? [], conditions) : conditions.find(one => fits(why, one));
  const message = textAt(condition, '/message') || (record.messagesAt ?? []).map(at => textAt(live, at)).find(text => text);
  const advice = why?.advice ?? row.advice;
  const since = textAt(condition, '/lastTransitionTime') ?? textAt(live, '/metadata/creationTimestamp');
  return {
    reason: sentence(row.says, why?.says ?? row.says, message ?? ''),
    ...advice === undefined ? {} : { advice },
    ...since === undefined ? {} : { since },
    ...condition === undefined ? {} : { condition: [condition.type, condition.reason].filter(word => typeof word === 'string' && word !== '').join('/') },
  };
}

const fits = ({ condition, is, reasons }: Why, { type, status, reason }: Condition): boolean =>
  type === condition && (status === 'True') === (is === 'True') && (reasons.length === 0 || reasons.includes(String(reason)));

const firstBad = (types: readonly string[], conditions: readonly Condition[]): Condition | undefined => types
  .map(type => conditions.find(condition => condition.type === type && condition.status !== 'True' && textAt(condition, '/message')))
  .find(condition => condition !== undefined);

function sentence(says: string, because: string, message: string): string {
  const plain = because === says ? says : `${says}: ${because}`;
  return message === '' ? plain : `${plain} (${message.trim().replace(/[\r\n]+\s*/g, ' ')})`;
}
