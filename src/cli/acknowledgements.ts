import { Option } from 'commander';
import { UsageError } from './failures';

const loadExplain = () => require('./explain') as typeof import('./explain');
const loadRegistry = () => require('../rules/registry') as typeof import('../rules/registry');

export const acknowledgeOption = (): Option =>
  new Option('--acknowledge <id=reason>', 'accept the findings of a rule; repeatable').argParser((pair: string, before: string[] = []) => [...before, pair]);

/** rule id -> reason why its findings are accepted */
export const acknowledgements = (pairs: readonly string[]): ReadonlyMap<string, string> => new Map(pairs.map(reasonOf));

function reasonOf(pair: string): [string, string] {
  const [, written, , reason] = /^([^=]*)(=([^]*))?$/.exec(pair)!;
  const id = written.trim().toUpperCase();
  if (!loadRegistry().isKnownId(id)) {
    throw new UsageError(loadExplain().unknownRule(written));
  }
  if (reason === undefined || reason.trim() === '') {
    throw new UsageError(`'--acknowledge ${pair}' has no reason: for example --acknowledge ${id}='lab machine'`);
  }
  return [id, reason];
}
