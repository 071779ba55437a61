/**
 * - `ready`: others can use the object
 * - `progressing`: a controller still works on it
 * - `waiting`: by its nature it waits until somebody else acts: a user uploads a file, a machine uses the disk
 * - `hopeless`: time alone does not help
 */
export type State = 'ready' | 'progressing' | 'waiting' | 'hopeless';

export type Scalar = string | number | boolean;

/** a value of a live object; exactly one of the checks is set. Numbers that are missing count as 0 */
export interface FieldCheck {
  /** JSON pointer */
  readonly at: string;
  readonly in?: readonly Scalar[];
  readonly isSet?: boolean;
  /** the pointer of a smaller number */
  readonly exceeds?: string;
}

/** a condition of a live object */
export interface ConditionCheck {
  readonly condition: string;
  readonly is: 'True' | 'False';
  readonly because?: readonly string[];
}

export type Check = FieldCheck | ConditionCheck;

export const isCondition = (check: Check): check is ConditionCheck => 'condition' in check;

/** the state of an object for which all checks hold */
export interface Row {
  readonly state: State;
  readonly when: readonly Check[];
  /** a sentence without its subject, for example `waits for the first machine that uses it` */
  readonly says: string;
  readonly advice?: string;
  /** whether the next stage cannot start before somebody acts; for `waiting` only */
  readonly blocks?: true;
}

/** why an object is not ready, by the reason of a condition */
export interface Why {
  readonly condition: string;
  /** status of the condition in that case; False or Unknown, if not set */
  readonly is?: 'True';
  /** any, if empty */
  readonly reasons: readonly string[];
  readonly says: string;
  readonly advice?: string;
}

/**
 * When the objects of a kind are ready. Data only: health checks for other tools are made from it.
 */
export interface ReadinessRecord {
  /** empty for the core of Kubernetes */
  readonly group: string;
  /** newest version first */
  readonly versions: readonly string[];
  readonly kind: string;
  readonly plural: string;
  /** the first row that holds decides; if none holds, the object is progressing */
  readonly rows: readonly Row[];
  /** the first that holds explains */
  readonly whys?: readonly Why[];
  /** conditions that explain by their message, if no why holds; in this order */
  readonly explaining?: readonly string[];
  /** fields that explain by their text, if no condition does */
  readonly messagesAt?: readonly string[];
  /** the field that DVP calls the phase; `/status/phase`, if not set */
  readonly phaseAt?: string;
  /** how long it usually takes */
  readonly minutes: number;
  /** how long to wait for it */
  readonly limit: number;
  /** whether no check is made from the record: Argo CD, Flux and werf know the kind, or no app applies it */
  readonly hasNoCheck?: true;
}

export const PHASE = '/status/phase';

export const phase = (...phases: readonly string[]): FieldCheck => ({ at: PHASE, in: phases });

export const isTrue = (condition: string): ConditionCheck => ({ condition, is: 'True' });

export const isFalse = (condition: string, ...because: readonly string[]): ConditionCheck =>
  ({ condition, is: 'False', ...because.length === 0 ? {} : { because } });

export const field = (at: string, ...values: readonly Scalar[]): FieldCheck => ({ at, in: values });

export const ready = (says: string, ...when: readonly Check[]): Row => ({ state: 'ready', when, says });

export const progressing = (says: string, ...when: readonly Check[]): Row => ({ state: 'progressing', when, says });

/** the next stage need not wait for it */
export const waiting = (says: string, advice: string, ...when: readonly Check[]): Row => ({ state: 'waiting', when, says, advice });

/** the next stage cannot start before somebody acts */
export const blocked = (says: string, advice: string, ...when: readonly Check[]): Row => ({ state: 'waiting', when, says, advice, blocks: true });

export const hopeless = (says: string, advice: string, ...when: readonly Check[]): Row => ({ state: 'hopeless', when, says, advice });

export const why = (condition: string, reasons: string | readonly string[], says: string, advice?: string): Why =>
  ({ condition, reasons: typeof reasons === 'string' ? [reasons] : reasons, says, ...advice === undefined ? {} : { advice } });

/** a condition that is True in a bad case */
export const whyTrue = (condition: string, reasons: string | readonly string[], says: string, advice?: string): Why =>
  ({ ...why(condition, reasons, says, advice), is: 'True' });
