import type { IPodSelector } from './cdk8s-plus';
import { guard } from './guard';
import { LabelQuery } from './label-query';

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
      throw new Error('machines must be selected by at least one label: for all machines and pods of the namespace write Machines.where({ labels: [] })');
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
   * Those of a selector of cdk8s-plus: a VirtualMachine of this app, a Deployment, a `Pods.select(...)`.
   *
   * @param selector a machine, a workload, or a selection of pods
   */
  public static of(selector: IPodSelector): Machines {
    // now and not at synth, since a machine adds a label to itself when it is selected
    const { labelSelector, namespaces: { names = [], labelSelector: namespaceSelector } = {} } = selector.toPodSelectorConfig();
    return new Machines({
      labelSelector: labelSelector._toKube(),
      namespaces: names.length > 0 ? [...names] : undefined,
      namespaceSelector: namespaceSelector?._toKube(),
    });
  }

  /**
   * @internal
   */
  public readonly _selection: Selection;

  private constructor(selection: Selection) {
    this._selection = selection;
  }
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
