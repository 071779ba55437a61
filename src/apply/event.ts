import type { Stage } from '../domain/stages/table';
import type { State } from '../plan/readiness/verdict';

/** what applying an object did */
export type Result = 'created' | 'changed' | 'unchanged';

/** the state of an object that is waited for */
export interface Awaited {
  readonly object: string;
  readonly state: State;
  /** a sentence without its subject */
  readonly reason?: string;
  readonly advice?: string;
  /** the condition that blocks it, as `Type/Reason` */
  readonly condition?: string;
  /** when the wait began, or the object got into this state: milliseconds since 1970 */
  readonly since: number;
  /** minutes that are normal */
  readonly normal: number;
  readonly isLate: boolean;
  /** whether it is one of many parts of the platform */
  readonly isPart: boolean;
}

/** what a run reports */
export type Event =
  | { readonly event: 'stage'; readonly stage: Stage; readonly index: number; readonly stages: number; readonly objects: number }
  | { readonly event: 'applied'; readonly object: string; readonly result: Result }
  | { readonly event: 'removed'; readonly object: string; readonly how: 'deleted' | 'disabled'; readonly seconds: number }
  | { readonly event: 'retry'; readonly what: string; readonly reason: string; readonly seconds: number }
  | { readonly event: 'waiting'; readonly pending: readonly Awaited[] }
  | { readonly event: 'ready'; readonly object: string; readonly state: State; readonly reason?: string; readonly isPart: boolean; readonly seconds: number }
  | { readonly event: 'stage-ready'; readonly stage: Stage; readonly seconds: number }
  | { readonly event: 'stage-gone'; readonly stage: Stage; readonly seconds: number }
  | { readonly event: 'upload'; readonly object: string; readonly file: string; readonly sent: number; readonly size: number }
  | { readonly event: 'uploaded'; readonly object: string; readonly file: string; readonly size: number; readonly sha256: string; readonly seconds: number }
  | { readonly event: 'note'; readonly text: string }
  | { readonly event: 'done'; readonly text: string; readonly waiting: readonly string[]; readonly seconds: number }
  | { readonly event: 'stopped'; readonly text: string; readonly code: number; readonly next?: string };

export type Report = (event: Event) => void;
