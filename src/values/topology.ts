import { guard } from './guard';

/**
 * Kind of place for machines that are kept together, kept apart or spread.
 */
export class Topology {
  static { guard(this, 'Topology'); }

  /** One node. */
  public static readonly NODE = new Topology('kubernetes.io/hostname');

  /** One availability zone. */
  public static readonly ZONE = new Topology('topology.kubernetes.io/zone');

  /** One region. */
  public static readonly REGION = new Topology('topology.kubernetes.io/region');

  /**
   * All nodes with the same value of a label are one place.
   *
   * @param labelKey key of a node label
   */
  public static label(labelKey: string): Topology {
    return new Topology(labelKey);
  }

  private constructor(private readonly key: string) {}

  /**
   * @internal
   */
  public _toKube(): string {
    return this.key;
  }
}
