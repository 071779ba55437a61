import { Manifest } from '../../../../src/manifest/manifest';
import { State } from '../../../../src/plan/readiness/record';

/** an object as the API server returns it in one case, and the verdict on it */
export interface Recorded {
  readonly called: string;
  readonly live: Manifest;
  readonly state: State | 'blocked';
  readonly reason: string;
}

const SINCE = '2026-08-21T10:00:00Z';

export const condition = (type: string, status: 'True' | 'False' | 'Unknown', reason: string, message = '') =>
  ({ type, status, reason, message, lastTransitionTime: SINCE, observedGeneration: 1 });

type Case = readonly [state: State | 'blocked', status: object, reason: string, spec?: object];

/** a namespaced kind has no other meaning here, and each object the same names */
export function recordedOf(apiVersion: string, kind: string, cases: Readonly<Record<string, Case>>): Recorded[] {
  return Object.entries(cases).map(([called, [state, status, reason, spec]]) => ({
    called: `${kind}: ${called}`,
    live: {
      apiVersion,
      kind,
      metadata: { name: 'it', namespace: 'shop', generation: 1, creationTimestamp: '2026-08-21T09:00:00Z', uid: '4b1e' },
      spec: spec ?? {},
      ...Object.keys(status).length === 0 ? {} : { status },
    },
    state,
    reason,
  }));
}
