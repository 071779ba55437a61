import { Check, Diagnosis, ok, problem, warning } from './check';
import type { ClusterState } from './cluster-state';
import { verdictOf } from '../readiness/verdict';

/** Deckhouse itself, and its queue */
export const deckhouse: Check = { name: 'Deckhouse', run: state => [...controller(state), ...queue(state)] };

function controller({ objects, facts: { deckhouseRelease, edition } }: ClusterState): Diagnosis[] {
  if (objects.deckhouse === undefined) {
    return [];
  }
  const [deployment] = objects.deckhouse;
  if (deployment === undefined) {
    return [problem('the Deployment deckhouse is not in the namespace d8-system', 'install Deckhouse, or choose another context of kubectl')];
  }
  const called = ['Deckhouse', deckhouseRelease, edition].filter(part => part !== undefined).join(' ');
  const { state, reason } = verdictOf(deployment);
  return [state === 'ready' ? ok(`${called} runs`) : problem(`${called}: the Deployment deckhouse ${reason}`, 'see the log of Deckhouse: d8 system logs')];
}

const EMPTY = /no tasks to handle/i;
const TASKS = /(\d+) tasks?\b/gi;

function queue({ queue: text }: ClusterState): Diagnosis[] {
  if (text === undefined) {
    return [];
  }
  if (EMPTY.test(text)) {
    return [ok('its queue is empty')];
  }
  const tasks = Math.max(0, ...[...text.matchAll(TASKS)].map(([, number]) => Number(number)));
  return [warning(`its queue is not empty${tasks === 0 ? '' : `: ${tasks} tasks`}`, 'wait until it is, and see d8 system queue list: modules that are enabled meanwhile wait for it')];
}
