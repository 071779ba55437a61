import { Size } from 'cdk8s';
import type { Manifests } from './manifests';
import type { ClusterProfile } from '../cluster/cluster-profile';
import { World } from '../domain/world';
import type { Demand } from './capacity/demand';
import { guard } from '../values/guard';

// late, because few apps add up anything, and the domain is heavy
const loadDemand = () => require('./capacity/demand') as typeof import('./capacity/demand');

/**
 * The storage that disks need from one StorageClass.
 */
export interface StorageDemand {
  /**
   * Name of the StorageClass.
   *
   * @default - the disks name no StorageClass, and neither the ModuleConfig of the manifests nor the profile tells the default one
   */
  readonly storageClassName?: string;

  /**
   * Total size of the disks.
   */
  readonly size: Size;
}

/**
 * The resources that the machines and disks of an app need if all of them run. A pool counts with its largest possible number of machines.
 *
 * @example
 *
 * const capacity = dvp.Capacity.of(dvp.Manifests.fromApp(app));
 * console.log(`${capacity.guaranteedCores} of ${capacity.cores} cores are guaranteed`);
 */
export class Capacity {
  static { guard(this, 'Capacity'); }

  /**
   * Adds up manifests.
   *
   * @param manifests the manifests of the app
   * @param profile the cluster; without it, the plan assumes the worst case
   */
  public static of(manifests: Manifests, profile?: ClusterProfile): Capacity {
    return Capacity._ofWorld(new World(manifests._set, profile?._facts));
  }

  /**
   * @internal
   */
  public static _ofWorld(world: World): Capacity {
    return new Capacity(loadDemand().demandOf(world));
  }

  private constructor(private readonly demand: Demand) {}

  /**
   * Number of machines, with those of pools.
   */
  public get machines(): number {
    return this.demand.machines;
  }

  /**
   * Total number of cores of all guests.
   */
  public get cores(): number {
    return this.demand.cores;
  }

  /**
   * The cores that nodes must reserve: the cores of each machine times its core fraction.
   */
  public get guaranteedCores(): number {
    // digits after the third are rounding errors of the sum
    return Math.round(this.demand.guaranteedCores * 1000) / 1000;
  }

  /**
   * Total memory of all guests, rounded up to whole MiB, without what their pods need beside them.
   */
  public get memory(): Size {
    return mebibytes(this.demand.memory);
  }

  /**
   * The memory that nodes must reserve, rounded up to whole MiB: that of all guests, and what their pods need beside them.
   */
  public get nodeMemory(): Size {
    return mebibytes(this.demand.nodeMemory);
  }

  /**
   * The disks by StorageClass, in the order of the manifests, without images.
   */
  public get storage(): StorageDemand[] {
    return [...this.demand.storage].map(([name, bytes]) => ({ storageClassName: name === '' ? undefined : name, size: mebibytes(bytes) }));
  }

  /**
   * Cores of guests for each reserved core: 1 if every machine has a core fraction of 100%, 5 if each has 20%.
   */
  public get oversubscriptionRatio(): number {
    return this.demand.guaranteedCores === 0 ? 1 : Math.round(this.demand.cores / this.demand.guaranteedCores * 1000) / 1000;
  }

  /**
   * A sentence for each object that could not be counted in full.
   */
  public get notes(): string[] {
    return [...this.demand.open];
  }
}

const mebibytes = (bytes: number): Size => Size.mebibytes(Math.ceil(bytes / 2 ** 20));
