import type { IPodSelector } from './cdk8s-plus';
import { guard } from './guard';
import { LabelQuery } from './label-query';
import { CallerError } from '../manifest/caller-error';

/**
 * A selection of machines and pods.
 */
export interface MachineGroup {
  /**
   * Conditions on their labels, all of which must hold; an empty list means all machines and pods.
   *
   * @default - selects nothing
   */
  readonly labels?: LabelQuery[];

  /**
   * Names of their namespaces.
   *
   * @default - the namespace of the machine, or those of `namespaceLabels` if set
   */
  readonly namespaces?: string[];

  /**
   * Conditions on the labels of their namespaces, in addition to `namespaces`; an empty list means all namespaces.
   *
   * @default - only `namespaces`
   */
  readonly namespaceLabels?: LabelQuery[];

  /**
   * Keys of labels that must have the same value as those of the machine itself.
   *
   * @default - no such label
   */
  readonly matchLabelKeys?: string[];

  /**
   * Keys of labels that must have another value than those of the machine itself.
   *
   * @default - no such label
   */
  readonly mismatchLabelKeys?: string[];
}

type LabelSelector = ReturnType<typeof LabelQuery._selector>;

/** machines as the API selects them */
export interface Selection {
  readonly labelSelector?: LabelSelector;
  readonly namespaces?: string[];
  readonly namespaceSelector?: LabelSelector;
  readonly matchLabelKeys?: string[];
  readonly mismatchLabelKeys?: string[];
}

/**
 * The machines and pods to be near to, away from or evenly spread with.
 *
 * The pod of a machine has the labels of the machine, so machines are selected like other pods.
 *
 * @example
 *
 * dvp.Machines.labelled({ tier: 'db' });
 * dvp.Machines.matching(dvp.LabelQuery.anyOf('tier', 'db', 'cache'), dvp.LabelQuery.absent('retired'));
 */
export class Machines {
  static { guard(this, 'Machines'); }

  /**
   * Those with all of these labels, in the namespace of the machine.
   *
   * @param labels one or more labels
   * @throws if `labels` is empty
   */
  public static labelled(labels: { [key: string]: string }): Machines {
    return Machines.matching(...Object.entries(labels ?? {}).map(([key, labelValue]) => LabelQuery.equal(key, labelValue)));
  }

  /**
   * Those that meet all of these conditions, in the namespace of the machine.
   *
   * @param conditions one or more conditions on their labels
   * @throws if there is no condition
   */
  public static matching(...conditions: LabelQuery[]): Machines {
    if (conditions.length === 0) {
      throw new CallerError('machines must be selected by at least one label: for all machines and pods of the namespace write Machines.where({ labels: [] })');
    }
    return Machines.where({ labels: conditions });
  }

  /**
   * Those of a group, also in other namespaces.
   */
  public static where(group: MachineGroup): Machines {
    return new Machines(selectionOf(group));
  }

  /**
   * Machines of this app, one or several; a selector of cdk8s-plus, such as a Deployment or a `Pods.select(...)`, counts as well.
   *
   * They are selected by the label that each machine has for this purpose, so the labels of the machines do not matter.
   *
   * @param selectors one or more machines, pools, workloads, or selections of pods
   * @throws if there is no selector
   */
  public static of(...selectors: IPodSelector[]): Machines {
    if (selectors.length === 0) {
      throw new CallerError('Machines.of needs at least one machine: for example Machines.of(web, api)');
    }
    // now and not at synth, since a machine adds a label to itself when it is selected
    return new Machines(...joined(selectors.map(selectionOfPods)));
  }

  /**
   * One selection, or several that cannot be one, such as those of machines and of a pool.
   *
   * @internal
   */
  public readonly _selections: readonly Selection[];

  private constructor(...selections: Selection[]) {
    this._selections = selections;
  }
}

function selectionOfPods(selector: IPodSelector): Selection {
  const { labelSelector, namespaces: { names = [], labelSelector: namespaceSelector } = {} } = selector.toPodSelectorConfig();
  return {
    labelSelector: labelSelector._toKube(),
    namespaces: names.length > 0 ? [...names] : undefined,
    namespaceSelector: namespaceSelector?._toKube(),
  };
}

/** selections by one label become one, if they differ only in its value */
function joined(selections: readonly Selection[]): Selection[] {
  const found = new Map<string, { readonly first: Selection; readonly key: string; readonly labelValues: Set<string> }>();
  const others: Selection[] = [];
  for (const selection of selections) {
    const { matchLabels = {}, matchExpressions = [] } = selection.labelSelector ?? {};
    const [[key, labelValue] = ['', ''], ...more] = Object.entries(matchLabels);
    if (key === '' || more.length > 0 || matchExpressions.length > 0) {
      others.push(selection);
      continue;
    }
    const group = JSON.stringify([key, selection.namespaces, selection.namespaceSelector]);
    const known = found.get(group) ?? { first: selection, key, labelValues: new Set() };
    known.labelValues.add(labelValue);
    found.set(group, known);
  }
  return [
    ...[...found.values()].map(({ first, key, labelValues }) => labelValues.size === 1 ? first
      : { ...first, labelSelector: { matchExpressions: [{ key, operator: 'In', values: [...labelValues] }] } }),
    ...others,
  ];
}

export function selectionOf({ labels, namespaces, namespaceLabels, matchLabelKeys, mismatchLabelKeys }: MachineGroup): Selection {
  return {
    labelSelector: labels && LabelQuery._selector(labels),
    namespaces: namespaces && [...namespaces],
    namespaceSelector: namespaceLabels && LabelQuery._selector(namespaceLabels),
    matchLabelKeys: matchLabelKeys && [...matchLabelKeys],
    mismatchLabelKeys: mismatchLabelKeys && [...mismatchLabelKeys],
  };
}
