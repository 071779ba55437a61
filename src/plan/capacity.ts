import { Size } from 'cdk8s';
import type { Manifests } from './manifests';
import type { ClusterProfile } from '../cluster/cluster-profile';
import { World } from '../domain/world';
import type { Demand } from './capacity/demand';
import { guard } from '../values/guard';

// late, because few apps add up anything, and the domain is heavy
const loadDemand = () => require('./capacity/demand') as typeof import('./capacity/demand');

/**
 * What disks ask of one StorageClass.
 */
export interface StorageDemand {
  /**
   * Name of the StorageClass.
   *
   * @default - disks that name none, and get the default of the module or of the cluster, where the manifests of the module and a profile do not say which that is
   */
  readonly storageClassName?: string;

  /**
   * The sum of the disks.
   */
  readonly size: Size;
}

/**
 * What the machines and disks of an app ask of a cluster, if all of them run. A pool counts with the most machines that it may have.
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
   * @param manifests what is applied together
   * @param profile the cluster; left out, nothing is known of it
   */
  public static of(manifests: Manifests, profile?: ClusterProfile): Capacity {
    return new Capacity(loadDemand().demandOf(new World(manifests._set, profile?._facts)));
  }

  private constructor(private readonly demand: Demand) {}

  /**
   * How many machines there are, those of pools included.
   */
  public get machines(): number {
    return this.demand.machines;
  }

  /**
   * The cores that all guests see.
   */
  public get cores(): number {
    return this.demand.cores;
  }

  /**
   * The cores that nodes have to set aside: the cores of each machine times its core fraction.
   */
  public get guaranteedCores(): number {
    // a fraction of a thousandth comes from adding fractions up, and from nowhere else
    return Math.round(this.demand.guaranteedCores * 1000) / 1000;
  }

  /**
   * The memory of all guests, rounded up to whole MiB. What a node needs beside it for each machine is not in it.
   */
  public get memory(): Size {
    return mebibytes(this.demand.memory);
  }

  /**
   * The disks by StorageClass, in the order in which manifests name them. Images are not in it.
   */
  public get storage(): StorageDemand[] {
    return [...this.demand.storage].map(([name, bytes]) => ({ storageClassName: name === '' ? undefined : name, size: mebibytes(bytes) }));
  }

  /**
   * How many cores guests see for each core that is set aside: 1 where every machine has whole cores, 5 where each is guaranteed a fifth.
   */
  public get oversubscriptionRatio(): number {
    return this.demand.guaranteedCores === 0 ? 1 : Math.round(this.demand.cores / this.demand.guaranteedCores * 1000) / 1000;
  }

  /**
   * What could not be counted in full, and why, in a sentence each.
   */
  public get notes(): string[] {
    return [...this.demand.open];
  }
}

const mebibytes = (bytes: number): Size => Size.mebibytes(Math.ceil(bytes / 2 ** 20));
