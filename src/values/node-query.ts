import { guard } from './guard';
import { CallerError } from '../manifest/caller-error';

/** a condition in the form of the API */
export interface NodeExpression { key: string; operator: string; values?: string[] }

/**
 * A condition on a node.
 */
export class NodeQuery {
  static { guard(this, 'NodeQuery'); }

  /**
   * The label has this value.
   */
  public static label(key: string, labelValue: string): NodeQuery {
    return new NodeQuery({ key, operator: 'In', values: some(key, [labelValue]) }, false, { key, labelValue });
  }

  /**
   * The label has one of these values.
   *
   * @param labelValues one or more values
   * @throws if `labelValues` is empty
   */
  public static anyOf(key: string, ...labelValues: string[]): NodeQuery {
    return new NodeQuery({ key, operator: 'In', values: some(key, labelValues) });
  }

  /**
   * The label is not set, or has another value than these.
   *
   * @param labelValues one or more values
   * @throws if `labelValues` is empty
   */
  public static noneOf(key: string, ...labelValues: string[]): NodeQuery {
    return new NodeQuery({ key, operator: 'NotIn', values: some(key, labelValues) });
  }

  /**
   * The label is set, with any value.
   */
  public static exists(key: string): NodeQuery {
    return new NodeQuery({ key, operator: 'Exists' });
  }

  /**
   * The label is not set.
   */
  public static absent(key: string): NodeQuery {
    return new NodeQuery({ key, operator: 'DoesNotExist' });
  }

  /**
   * The value of the label is a number above the threshold.
   *
   * @param threshold a whole number
   * @throws if `threshold` is not a whole number
   */
  public static above(key: string, threshold: number): NodeQuery {
    return new NodeQuery({ key, operator: 'Gt', values: [whole(key, threshold)] });
  }

  /**
   * The value of the label is a number below the threshold.
   *
   * @param threshold a whole number
   * @throws if `threshold` is not a whole number
   */
  public static below(key: string, threshold: number): NodeQuery {
    return new NodeQuery({ key, operator: 'Lt', values: [whole(key, threshold)] });
  }

  /**
   * The node with this name.
   */
  public static node(nodeName: string): NodeQuery {
    return new NodeQuery({ key: 'metadata.name', operator: 'In', values: [nodeName] }, true);
  }

  /**
   * All nodes except the node with this name.
   */
  public static notNode(nodeName: string): NodeQuery {
    return new NodeQuery({ key: 'metadata.name', operator: 'NotIn', values: [nodeName] }, true);
  }

  /**
   * One term for several conditions, all of which must hold.
   *
   * @internal
   */
  public static _term(queries: NodeQuery[]): { matchExpressions?: NodeExpression[]; matchFields?: NodeExpression[] } {
    const labels = queries.filter(query => !query.field).map(query => query.expression);
    const fields = queries.filter(query => query.field).map(query => query.expression);
    return {
      matchExpressions: labels.length > 0 ? labels : undefined,
      matchFields: fields.length > 0 ? fields : undefined,
    };
  }

  /**
   * The label and its value, if the condition is `label`.
   *
   * @internal
   */
  public readonly _equality: { readonly key: string; readonly labelValue: string } | undefined;

  private constructor(private readonly expression: NodeExpression, private readonly field = false, equality?: { key: string; labelValue: string }) {
    this._equality = equality;
  }
}

function some(key: string, labelValues: string[]): string[] {
  if (labelValues.length === 0) {
    throw new CallerError(`a query for the values of node label '${key}' needs at least one value`);
  }
  return labelValues;
}

function whole(key: string, threshold: number): string {
  if (!Number.isInteger(threshold)) {
    throw new CallerError(`node label '${key}' must be compared with a whole number, got ${threshold}`);
  }
  return String(threshold);
}
