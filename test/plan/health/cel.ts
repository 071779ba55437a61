import { buildSync } from 'esbuild';
import { Manifest } from '../../../src/manifest/manifest';
import { FluxCheck, IN_PROGRESS } from '../../../src/plan/health/flux';

type Evaluate = (expression: string, context: object) => unknown;

/** the package is an ES module, which jest cannot load */
function load(): Evaluate {
  const bundle = buildSync({ entryPoints: [require.resolve('@marcbachmann/cel-js')], bundle: true, format: 'cjs', platform: 'node', write: false });
  const module: { exports: { evaluate?: Evaluate } } = { exports: {} };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  new Function('module', 'exports', 'require', bundle.outputFiles[0].text)(module, module.exports, require);
  return module.exports.evaluate!;
}

const evaluate = load();

/** the status of an object as Flux finds it: the generation first, then the expressions in this order */
export function runFlux({ current, failed }: FluxCheck, live: Manifest): 'InProgress' | 'Failed' | 'Current' {
  const { observedGeneration } = (live.status ?? {}) as { observedGeneration?: number };
  if (observedGeneration !== undefined && observedGeneration !== live.metadata?.generation) {
    return 'InProgress';
  }
  const context = integers(live) as object;
  const is = (expression: string): boolean => evaluate(expression, context) === true;
  try {
    if (is(IN_PROGRESS)) {
      return 'InProgress';
    }
    if (failed !== undefined && is(failed)) {
      return 'Failed';
    }
    return is(current) ? 'Current' : 'InProgress';
  } catch (error) {
    // an object without a status has no variable of this name: Flux reports an unknown state, and waits
    if (live.status === undefined && /status/.test(String(error))) {
      return 'InProgress';
    }
    throw error;
  }
}

/** numbers of a live object are integers for CEL */
function integers(value: unknown): unknown {
  if (typeof value === 'number') {
    return BigInt(value);
  }
  if (Array.isArray(value)) {
    return value.map(integers);
  }
  return value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, integers(item)])) : value;
}
