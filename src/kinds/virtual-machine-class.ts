import { IVirtualMachineClass } from '../refs';

/**
 * What CPU the machines of a class see, where they run and which sizes they may have.
 *
 * @see https://deckhouse.io/modules/virtualization/stable/cr.html#virtualmachineclass
 */
export class VirtualMachineClass {
  /**
   * The class `generic`, which the module makes when it is installed: a CPU that every node with KVM can offer.
   */
  public static readonly GENERIC: IVirtualMachineClass = { className: 'generic' };

  /**
   * Points at a class that this app does not make.
   *
   * @param className name of the VirtualMachineClass object
   */
  public static fromClassName(className: string): IVirtualMachineClass {
    return { className };
  }

  private constructor() {
    throw new Error('a class is referred to so far, not made: VirtualMachineClass.fromClassName(name)');
  }
}
