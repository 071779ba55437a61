import type { VirtualMachineOperationSpec } from '../../imports/contract/wire';
import { IVirtualDisk, IVirtualMachine } from '../refs';
import { guard } from './guard';

/**
 * How strict a restore or a copy is.
 */
export enum CopyMode {
  /** Only finds out whether it would work, and tells so in the status of the operation. Nothing is made or changed. */
  DRY_RUN = 'DryRun',

  /** Everything is as it was, or the operation fails. A machine may wait for an image that is gone. */
  STRICT = 'Strict',

  /** What the machine needs and is gone, such as an image, is left out. */
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
   * @param machine the machine that is copied
   * @param newName 1 to 59 characters
   */
  public static machine(machine: IVirtualMachine, newName: string): NameReplacement {
    return NameReplacement.of(machine.machineName, newName, 'VirtualMachine');
  }

  /**
   * A disk of the copy gets this name.
   *
   * @param disk a disk of the machine that is copied
   * @param newName 1 to 59 characters
   */
  public static disk(disk: IVirtualDisk, newName: string): NameReplacement {
    return NameReplacement.of(disk.diskName, newName, 'VirtualDisk');
  }

  /**
   * Any object of the copy gets this name.
   *
   * @param objectName name of the object that is copied, at least one character
   * @param newName 1 to 59 characters
   * @param kind kind of the object, for example `Secret`; left out, objects of every kind are meant that have the name
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
 * What a copy of a machine and of its disks is called. At least one of prefix, suffix and new names is needed.
 */
export interface CopyOptions {
  /**
   * How strict the copy is.
   *
   * @default CopyMode.STRICT
   */
  readonly mode?: CopyMode;

  /**
   * What all names of the copy begin with, 1 to 59 characters.
   *
   * @default - names have no prefix
   */
  readonly namePrefix?: string;

  /**
   * What all names of the copy end with, 1 to 59 characters.
   *
   * @default - names have no suffix
   */
  readonly nameSuffix?: string;

  /**
   * New names, which prefix and suffix come around.
   *
   * @default - objects of the copy are called as the originals are, between prefix and suffix
   */
  readonly nameReplacements?: NameReplacement[];
}

/** how the API names a copy; the list is the author's and may change, so it is read now */
export function copyToKube(options: CopyOptions): NonNullable<VirtualMachineOperationSpec['clone']> {
  // that a name is missing is reported by a rule
  const { mode = CopyMode.STRICT, namePrefix, nameSuffix, nameReplacements } = options;
  return {
    mode,
    customization: namePrefix === undefined && nameSuffix === undefined ? undefined : { namePrefix, nameSuffix },
    nameReplacement: nameReplacements?.map(replacement => replacement._toKube()),
  };
}
