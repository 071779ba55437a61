import { Duration } from 'cdk8s';
import { guard } from './guard';
import { CallerError } from '../manifest/caller-error';

/**
 * Effect of a taint on machines that do not tolerate it.
 */
export enum TaintEffect {
  /** They do not start on the node. */
  NO_SCHEDULE = 'NoSchedule',

  /** They start on the node only if no other node fits. */
  PREFER_NO_SCHEDULE = 'PreferNoSchedule',

  /** They do not start on the node, and running ones are evicted. */
  NO_EXECUTE = 'NoExecute',
}

/**
 * The tolerated taints of a key.
 */
export interface TolerationOptions {
  /**
   * Value that the taint must have.
   *
   * @default - any value
   */
  readonly taintValue?: string;

  /**
   * Effect that the taint must have.
   *
   * @default - any effect
   */
  readonly effect?: TaintEffect;

  /**
   * Time that a machine stays on a node after the node gets the taint, in whole seconds. Only for the effect `NO_EXECUTE`.
   *
   * @default - no limit
   */
  readonly period?: Duration;
}

/**
 * Lets a machine run on nodes with a taint.
 */
export class Toleration {
  static { guard(this, 'Toleration'); }

  /**
   * Tolerates taints of one key.
   *
   * @throws if `period` is set with another effect than `NO_EXECUTE`
   */
  public static taint(key: string, options: TolerationOptions = {}): Toleration {
    return new Toleration(key, options);
  }

  /**
   * Tolerates all taints.
   */
  public static everything(): Toleration {
    return new Toleration(undefined, {});
  }

  private constructor(private readonly key: string | undefined, private readonly options: TolerationOptions) {
    if (options.period !== undefined && options.effect !== TaintEffect.NO_EXECUTE) {
      throw new CallerError(`'period' needs the effect NoExecute, got ${options.effect ?? 'no effect'}: set 'effect' or leave 'period' out`);
    }
  }

  /**
   * @internal
   */
  public _toKube() {
    const { taintValue, effect, period } = this.options;
    return {
      key: this.key,
      operator: taintValue === undefined ? 'Exists' : 'Equal',
      value: taintValue,
      effect,
      tolerationSeconds: period?.toSeconds(),
    };
  }
}
