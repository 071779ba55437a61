import type { VirtualMachineOperationSpec } from '../../imports/contract/wire';
import { IVirtualDisk, IVirtualMachine } from '../refs';
import { guard } from './guard';

/**
 * How strict a restore or a copy is.
 */
export enum CopyMode {
  /** Only checks whether it would work, and reports this in the status of the operation. Nothing is created or changed. */
  DRY_RUN = 'DryRun',

  /** Everything is as it was, or the operation fails. The machine may stay Pending if an image is missing. */
  STRICT = 'Strict',

  /** Missing objects that the machine needs, such as an image, are left out. */
  BEST_EFFORT = 'BestEffort',
}

/**
 * A new name for one object of a copy.
 */
export class NameReplacement {
  static { guard(this, 'NameReplacement'); }

  /**
   * The machine of the copy gets this name.
   *
   * @param machine the machine to copy
   * @param newName 1 to 59 characters
   */
  public static machine(machine: IVirtualMachine, newName: string): NameReplacement {
    return NameReplacement.of(machine.machineName, newName, 'VirtualMachine');
  }

  /**
   * A disk of the copy gets this name.
   *
   * @param disk a disk of the machine to copy
   * @param newName 1 to 59 characters
   */
  public static disk(disk: IVirtualDisk, newName: string): NameReplacement {
    return NameReplacement.of(disk.diskName, newName, 'VirtualDisk');
  }

  /**
   * Any object of the copy gets this name.
   *
   * @param objectName name of the object to copy, at least one character
   * @param newName 1 to 59 characters
   * @param kind kind of the object, for example `Secret`; if not set, objects of every kind with this name
   */
  public static of(objectName: string, newName: string, kind?: string): NameReplacement {
    return new NameReplacement(kind, objectName, newName);
  }

  private constructor(private readonly kind: string | undefined, private readonly objectName: string, private readonly newName: string) {}

  /**
   * @internal
   */
  public _toKube() {
    return { from: { kind: this.kind, name: this.objectName }, to: this.newName };
  }
}

/**
 * Names for the copy of a machine and of its disks. Needs at least one of prefix, suffix and new names.
 */
export interface CopyOptions {
  /**
   * How strict the copy is.
   *
   * @default CopyMode.STRICT
   */
  readonly mode?: CopyMode;

  /**
   * Prefix of all names of the copy, 1 to 59 characters.
   *
   * @default - names have no prefix
   */
  readonly namePrefix?: string;

  /**
   * Suffix of all names of the copy, 1 to 59 characters.
   *
   * @default - names have no suffix
   */
  readonly nameSuffix?: string;

  /**
   * New names. Prefix and suffix are added to them.
   *
   * @default - the names of the originals, with prefix and suffix
   */
  readonly nameReplacements?: NameReplacement[];
}

/** the names of a copy for the API; the caller may change the list later, so it is copied now */
export function copyToKube(options: CopyOptions): NonNullable<VirtualMachineOperationSpec['clone']> {
  // a rule reports missing names
  const { mode = CopyMode.STRICT, namePrefix, nameSuffix, nameReplacements } = options;
  return {
    mode,
    customization: namePrefix === undefined && nameSuffix === undefined ? undefined : { namePrefix, nameSuffix },
    nameReplacement: nameReplacements?.map(replacement => replacement._toKube()),
  };
}
