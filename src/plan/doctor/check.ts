import type { ClusterState } from './cluster-state';

/**
 * - `ok`: as it should be
 * - `warning`: machines run, but something will not work, or is not known
 * - `problem`: apply, or machines, fail
 */
export type Level = 'ok' | 'warning' | 'problem';

/** one thing that a check has found */
export interface Diagnosis {
  readonly level: Level;
  /** a sentence without a full stop */
  readonly says: string;
  /** what to do; ok needs nothing */
  readonly advice?: string;
}

/** looks at one side of a cluster; empty if it could not be read, which the report says once for all checks */
export interface Check {
  readonly name: string;
  readonly run: (state: ClusterState) => readonly Diagnosis[];
}

export const ok = (says: string): Diagnosis => ({ level: 'ok', says });
export const warning = (says: string, advice: string): Diagnosis => ({ level: 'warning', says, advice });
export const problem = (says: string, advice: string): Diagnosis => ({ level: 'problem', says, advice });
