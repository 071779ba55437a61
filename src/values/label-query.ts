import { guard } from './guard';
import { CallerError } from '../manifest/caller-error';

/**
 * A condition on the labels of objects.
 */
export class LabelQuery {
  static { guard(this, 'LabelQuery'); }

  /**
   * The label has this value.
   */
  public static equal(key: string, labelValue: string): LabelQuery {
    return new LabelQuery(key, 'In', [labelValue], true);
  }

  /**
   * The label has one of these values.
   *
   * @param labelValues one or more values
   */
  public static anyOf(key: string, ...labelValues: string[]): LabelQuery {
    return new LabelQuery(key, 'In', labelValues);
  }

  /**
   * The label is not set, or has another value than these.
   *
   * @param labelValues one or more values
   */
  public static noneOf(key: string, ...labelValues: string[]): LabelQuery {
    return new LabelQuery(key, 'NotIn', labelValues);
  }

  /**
   * The label is set, with any value.
   */
  public static exists(key: string): LabelQuery {
    return new LabelQuery(key, 'Exists');
  }

  /**
   * The label is not set.
   */
  public static absent(key: string): LabelQuery {
    return new LabelQuery(key, 'DoesNotExist');
  }

  /**
   * One selector for several conditions, all of which must hold. An empty list selects everything.
   *
   * @internal
   */
  public static _selector(queries: LabelQuery[]): { matchLabels?: Record<string, string>; matchExpressions?: object[] } {
    let matchLabels: Record<string, string> | undefined;
    let matchExpressions: object[] | undefined;
    for (const { key, operator, labelValues, exact } of queries) {
      if (!exact) {
        matchExpressions ??= [];
        matchExpressions.push({ key, operator, values: labelValues });
        continue;
      }
      matchLabels ??= {};
      if (Object.hasOwn(matchLabels, key)) {
        throw new CallerError(`label '${key}' cannot equal two values, got ${JSON.stringify(matchLabels[key])} and ${JSON.stringify(labelValues![0])}: use anyOf`);
      }
      matchLabels[key] = labelValues![0];
    }
    return { matchLabels, matchExpressions };
  }

  private constructor(
    private readonly key: string,
    private readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist',
    private readonly labelValues?: string[],
    private readonly exact = false,
  ) {
    if (labelValues?.length === 0) {
      throw new CallerError(`a query for the values of label '${key}' needs at least one value`);
    }
  }
}
