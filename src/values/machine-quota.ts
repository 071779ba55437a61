import { Size } from 'cdk8s';
import { CoreFraction } from './core-fraction';
import { formatValue } from './describe';
import { guard } from './guard';
import { Sizing } from './sizing';
import { IMPORT, MachineCost, machineCost } from '../domain/launcher-cost';
import { CallerError } from '../manifest/caller-error';
import { DVP_GROUP } from '../manifest/groups';
import { parseQuantity, wholeBytes } from '../manifest/quantity';

/**
 * A number of machines of one size.
 */
export interface MachineAllowance {
  /**
   * Size of each machine. Without a core fraction it counts with whole cores.
   */
  readonly size: Sizing;

  /**
   * Number of machines, a whole number from 1.
   */
  readonly count: number;
}

/**
 * Storage of one StorageClass.
 */
export interface StorageAllowance {
  /**
   * Name of the StorageClass, in DNS form.
   */
  readonly storageClassName: string;

  /**
   * Total size of all disks of the class, more than zero.
   */
  readonly size: Size;
}

/**
 * Properties of a `MachineQuota`. At least one of `machines`, `storage`, `totalStorage`, `disks`, `images` and `addresses` is required.
 */
export interface MachineQuotaProps {
  /**
   * Machines that may run at the same time, by size. Their sum counts: a user may run fewer but larger machines instead.
   *
   * @default - as many as the nodes can run
   */
  readonly machines?: MachineAllowance[];

  /**
   * Number of machines that may move to another node at the same time, a whole number from 0. A machine that moves counts twice until it
   * has moved. With 0, a full quota stops every live migration, also that of an update of DVP.
   *
   * @default - one of the largest size
   */
  readonly migrations?: number;

  /**
   * Number of images and disks that may be loaded at the same time, a whole number from 0. With 0, a full quota stops every import.
   *
   * @default 1
   */
  readonly imports?: number;

  /**
   * Storage by StorageClass.
   *
   * @default - only `totalStorage` limits it
   */
  readonly storage?: StorageAllowance[];

  /**
   * Storage of all StorageClasses together.
   *
   * @default - the sum of `storage`
   */
  readonly totalStorage?: Size;

  /**
   * Number of VirtualDisks, a whole number from 0.
   *
   * @default - not limited
   */
  readonly disks?: number;

  /**
   * Number of VirtualImages, a whole number from 0.
   *
   * @default - not limited
   */
  readonly images?: number;

  /**
   * Number of VirtualMachineIPAddresses, a whole number from 0. Each machine has one, whether the author writes it or DVP creates it.
   *
   * @default - not limited
   */
  readonly addresses?: number;
}

/** limits of a ResourceQuota, by their names */
export type Hard = { readonly [resource: string]: string };

/**
 * What the machines of a namespace may use, in the units of machines. It is rendered in the units of pods: the guaranteed part of each core,
 * and the memory of the guest with the memory that its pod needs beside it.
 *
 * @example
 *
 * const quota = dvp.MachineQuota.of({
 *   machines: [{ size: dvp.Sizing.of(4, Size.gibibytes(8), dvp.CoreFraction.percent(20)), count: 10 }],
 *   storage: [{ storageClassName: 'replicated', size: Size.gibibytes(500) }],
 *   addresses: 10,
 * });
 * new dvp.MachineNamespace(chart, 'shop', { quota });
 */
export class MachineQuota {
  static { guard(this, 'MachineQuota'); }

  /**
   * Limits of a namespace.
   *
   * @throws if no limit is set, a number or a size is out of its range, or two items of `storage` have the same StorageClass
   */
  public static of(props: MachineQuotaProps): MachineQuota {
    check(props);
    return new MachineQuota(props);
  }

  private readonly cost: MachineCost | undefined;

  private constructor(private readonly props: MachineQuotaProps) {
    this.cost = costOf(props);
  }

  /**
   * Cores that the nodes reserve for the namespace, with those of migrations and imports; `undefined` if machines are not limited.
   */
  public get guaranteedCores(): number | undefined {
    return this.cost && this.cost.millicores / 1000;
  }

  /**
   * Memory that the nodes reserve for the namespace, with that of pods, migrations and imports; `undefined` if machines are not limited.
   */
  public get memory(): Size | undefined {
    return this.cost && Size.mebibytes(mebibytes(this.cost.memory));
  }

  /**
   * The limits that the template of a Project knows.
   *
   * @internal
   */
  public get _requests(): { readonly cpu?: string; readonly memory?: string; readonly storage?: string } {
    const storage = this.totalStorage();
    return {
      cpu: this.cost && coresText(this.cost.millicores),
      memory: this.cost && `${mebibytes(this.cost.memory)}Mi`,
      storage: storage === undefined ? undefined : storage.asString(),
    };
  }

  /**
   * The limits that it does not know.
   *
   * @internal
   */
  public get _more(): Hard {
    const { machines, storage = [], disks, images, addresses } = this.props;
    const counts = {
      virtualmachines: machines?.reduce((sum, { count }) => sum + count, 0),
      virtualdisks: disks,
      virtualimages: images,
      virtualmachineipaddresses: addresses,
    };
    return Object.fromEntries([
      ...storage.map(({ storageClassName, size }) => [`${storageClassName}.storageclass.storage.k8s.io/requests.storage`, size.asString()]),
      ...Object.entries(counts).flatMap(([kind, count]) => count === undefined ? [] : [[`count/${kind}.${DVP_GROUP}`, String(count)]]),
    ]);
  }

  /**
   * All limits, as those of a ResourceQuota.
   *
   * @internal
   */
  public get _hard(): Hard {
    const requests = Object.entries(this._requests).flatMap(([resource, amount]) => amount === undefined ? [] : [[`requests.${resource}`, amount]]);
    return { ...Object.fromEntries(requests), ...this._more };
  }

  /**
   * The names of the limits that are set.
   *
   * @internal
   */
  public get _limits(): string[] {
    return LIMITS.filter(limit => this.props[limit] !== undefined);
  }

  private totalStorage(): Size | undefined {
    const { storage, totalStorage } = this.props;
    return totalStorage ?? (storage && sizeOf(storage.reduce((sum, { size }) => sum + bytesOf(size), 0)));
  }
}

const bytesOf = (size: Size): number => Number(wholeBytes(parseQuantity(size.asString()) ?? 0n));
const mebibytes = (bytes: number): number => Math.ceil(bytes / 2 ** 20);
const sizeOf = (bytes: number): Size => bytes % 2 ** 30 === 0 ? Size.gibibytes(bytes / 2 ** 30) : Size.mebibytes(mebibytes(bytes));
const coresText = (millicores: number): string => millicores % 1000 === 0 ? String(millicores / 1000) : `${millicores}m`;

function costOf({ machines, migrations = 1, imports = 1 }: MachineQuotaProps): MachineCost | undefined {
  if (machines === undefined) {
    return undefined;
  }
  const costs = machines.map(({ size, count }) => ({ count, ...costOfOne(size) }));
  const most = (of: (cost: MachineCost) => number) => costs.reduce((largest, cost) => Math.max(largest, of(cost)), 0);
  const total = (of: (cost: MachineCost) => number) =>
    costs.reduce((sum, cost) => sum + cost.count * of(cost), migrations * most(of) + imports * of(IMPORT));
  return { millicores: total(({ millicores }) => millicores), memory: total(({ memory }) => memory) };
}

function costOfOne({ cpu, memory }: Sizing): MachineCost {
  const { cores, coreFraction = CoreFraction.FULL._toKube() } = cpu._toKube();
  // the autoscaler may give a machine whole cores
  const percent = Number.parseInt(coreFraction);
  return machineCost(cores, Number.isNaN(percent) ? 100 : percent, bytesOf(memory));
}

const LIMITS = ['machines', 'storage', 'totalStorage', 'disks', 'images', 'addresses'] as const;

function check(props: MachineQuotaProps): void {
  const { machines = [], storage = [], totalStorage, migrations, imports, disks, images, addresses } = props;
  const isWhole = (least: number) => (value: number | undefined) => value === undefined || Number.isInteger(value) && value >= least;
  const counts = Object.entries({ migrations, imports, disks, images, addresses });
  const names = storage.map(({ storageClassName }) => storageClassName);
  const wrong = [
    ...LIMITS.some(limit => props[limit] !== undefined) ? [] : [`a quota needs at least one of ${LIMITS.join(', ')}: for example { machines: [{ size: Sizing.of(2, Size.gibibytes(4)), count: 10 }] }`],
    ...props.machines?.length === 0 ? ["'machines' must not be empty: leave it out if machines are not limited"] : [],
    ...machines.flatMap(({ count }, i) => isWhole(1)(count) ? [] : [`'machines[${i}].count' must be a whole number from 1, got ${formatValue(count)}`]),
    ...counts.flatMap(([name, count]) => isWhole(0)(count) ? [] : [`'${name}' must be a whole number from 0, got ${formatValue(count)}`]),
    ...storage.flatMap(({ size }, i) => bytesOf(size) > 0 ? [] : [`'storage[${i}].size' must be more than zero: for example Size.gibibytes(100)`]),
    ...totalStorage === undefined || bytesOf(totalStorage) > 0 ? [] : ["'totalStorage' must be more than zero: for example Size.gibibytes(100)"],
    ...names.flatMap((name, i) => names.indexOf(name) === i ? []
      : [`'storage[${i}].storageClassName' must not be ${formatValue(name)} again: add the two sizes`]),
  ];
  if (wrong.length > 0) {
    throw new CallerError(wrong.map(text => `[MachineQuota.of] ${text}`).join('\n'));
  }
}
