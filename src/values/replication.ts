import { formatValue } from './describe';
import { guard } from './guard';
import { CallerError } from '../manifest/caller-error';

type Wire =
  | { replication: 'None' | 'Availability' | 'Consistency' | 'ConsistencyAndAvailability' }
  | { failuresToTolerate: number; guaranteedMinimumDataRedundancy: number };

/**
 * How many copies of a volume there are, on different nodes.
 */
export class Replication {
  static { guard(this, 'Replication'); }

  /** One copy. A volume is lost with its disk. It needs `ReplicaTopology.IGNORED`. */
  public static readonly NONE = new Replication({ replication: 'None' });

  /** Two copies, and one is enough to work: a volume survives the loss of a node, but the last copy may be an old one. */
  public static readonly AVAILABILITY = new Replication({ replication: 'Availability' });

  /** Two copies, both of which are needed to work: no data is lost, but a volume stops with either node. Since sds-replicated-volume 0.9.5. */
  public static readonly CONSISTENCY = new Replication({ replication: 'Consistency' });

  /** Three copies, and two are needed to work: a volume survives the loss of a node without a loss of data. */
  public static readonly CONSISTENCY_AND_AVAILABILITY = new Replication({ replication: 'ConsistencyAndAvailability' });

  /**
   * Copies by two numbers. Since sds-replicated-volume 0.9.5.
   *
   * @param failuresToTolerate number of nodes that may fail while a volume keeps working: 0, 1 or 2
   * @param minimumRedundancy number of further copies that are always up to date while a volume works: 0, 1 or 2, and at most one more or
   * less than `failuresToTolerate`
   * @throws if a number is out of range, or they differ by more than one
   */
  public static tolerating(failuresToTolerate: number, minimumRedundancy: number): Replication {
    for (const [name, count] of Object.entries({ failuresToTolerate, minimumRedundancy })) {
      if (![0, 1, 2].includes(count)) {
        throw new CallerError(`'${name}' must be 0, 1 or 2, got ${formatValue(count)}`);
      }
    }
    if (Math.abs(failuresToTolerate - minimumRedundancy) > 1) {
      throw new CallerError(`'failuresToTolerate' and 'minimumRedundancy' must differ by one at most, got ${failuresToTolerate} and ${minimumRedundancy}`);
    }
    return new Replication({ failuresToTolerate, guaranteedMinimumDataRedundancy: minimumRedundancy });
  }

  private constructor(private readonly wire: Wire) {}

  /**
   * @internal
   */
  public _toKube(): Wire {
    return this.wire;
  }
}

/**
 * On which nodes the copies of a volume are.
 */
export enum ReplicaTopology {
  /** On any nodes, one copy on each. Only for a cluster whose nodes have no zone. */
  IGNORED = 'Ignored',

  /** On nodes of one zone. Each node must have a zone, the label `topology.kubernetes.io/zone`. */
  ZONAL = 'Zonal',

  /** Each in another zone of those that are listed. Each node must have a zone, the label `topology.kubernetes.io/zone`. */
  TRANS_ZONAL = 'TransZonal',
}

/**
 * From which nodes a machine can use a volume.
 */
export enum VolumeAccess {
  /** Only from nodes that have a copy of it. */
  LOCAL = 'Local',

  /** From any node, which gets a copy after some time. */
  EVENTUALLY_LOCAL = 'EventuallyLocal',

  /** From any node, but nodes with a copy are preferred. */
  PREFERABLY_LOCAL = 'PreferablyLocal',

  /** From any node. The volume is created before the first machine uses it. */
  ANY = 'Any',
}
