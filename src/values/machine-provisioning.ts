import { describeType } from './describe';
import type { Bootloader } from './machine-policies';
import { DiskMountOptions, MountOptions, labelOf } from './mount';
import type { VirtualMachineSpec } from '../../imports/contract/wire';
import { CallerError } from '../manifest/caller-error';
import { IVirtualDisk } from '../refs';

/** the limit of KubeVirt for inline user data, in bytes of UTF-8; DVP itself counts characters */
export const INLINE_LIMIT = 2048;

/** the limit of Kubernetes for all fields of one Secret, in bytes */
export const SECRET_LIMIT = 1024 * 1024;

const CLOUD_INIT_SECRET = 'provisioning.virtualization.deckhouse.io/cloud-init';

/**
 * `spec.provisioning` of a machine.
 *
 * @internal
 */
export type ProvisioningSpec = NonNullable<VirtualMachineSpec['provisioning']>;

/**
 * The machine that a provisioning is for.
 *
 * @internal
 */
export interface ProvisioningOwner {
  /** creates a Secret for this machine, and returns its name; renders its data at synth */
  _makeSecret(id: string, type: string, stringData: Record<string, string>): string;
}

/**
 * The provisioning of one machine, to which the machine may add mounts of its own.
 *
 * @internal
 */
export interface MachineProvisioning {
  /** the bootloader, if the guest will erase the first disk */
  readonly erases?: Bootloader;
  /** renders the field, with all additions until now */
  spec(): ProvisioningSpec;
  /** adds a mount of a disk to the guest */
  mount(disk: IVirtualDisk, path: string, options: DiskMountOptions): void;
}

/**
 * A copy of a cloud-init, to which a machine adds its mounts.
 *
 * @internal
 */
export interface MountableCloudInit extends ICloudInit {
  addMount(label: string, path: string, options: MountOptions): void;
}

/**
 * User data for `Provisioning.cloudInit`, for example a `CloudInit`.
 */
export interface ICloudInit {
  /**
   * The user data, in any format of cloud-init; `Provisioning.cloudInit` calls it once.
   */
  render(): string;

  /**
   * Refuses additions from now on.
   *
   * @internal
   */
  _seal?(): void;

  /**
   * Whether the user data holds hashes of passwords.
   *
   * @internal
   */
  _hasPasswords?(): boolean;

  /**
   * A copy, for a machine to add to.
   *
   * @internal
   */
  _copy?(): MountableCloudInit;
}

/**
 * An answer file for `Provisioning.sysprep`, for example a `Sysprep`.
 */
export interface ISysprep {
  /**
   * Name of the file: `autounattend.xml` for the setup of Windows, `unattend.xml` for an image that Sysprep has generalized.
   */
  readonly fileName: string;

  /**
   * The answer file; `Provisioning.sysprep` calls it once.
   */
  render(): string;

  /**
   * The bootloader of a setup that erases a disk; `undefined` if it erases no disk.
   *
   * @internal
   */
  _erases?(): Bootloader | undefined;

  /**
   * Refuses additions from now on.
   *
   * @internal
   */
  _seal?(): void;
}

/**
 * Options of `Provisioning.cloudInit`.
 */
export interface CloudInitOptions {
  /**
   * Whether the user data is in a Secret, not in the spec of the machine.
   *
   * @default - a Secret if the user data has a password hash or more than 2,048 bytes
   */
  readonly secret?: boolean;
}

/** creates the provisioning of one machine */
export type ProvisioningFactory = (owner: ProvisioningOwner) => MachineProvisioning;

/** user data, and whether a Secret delivers it */
export interface Delivery {
  readonly userData: string;
  readonly secret: boolean;
}

/** the cloud-init of one machine: the shared one, or a copy if the machine adds a mount */
export class MachineCloudInit implements MachineProvisioning {
  private copy: MountableCloudInit | undefined;
  private secret: { readonly name: string; readonly data: { userData: string } } | undefined;

  constructor(
    private readonly init: ICloudInit,
    private readonly options: CloudInitOptions,
    private delivery: Delivery,
    private readonly owner: ProvisioningOwner,
  ) {
    this.fillSecret();
  }

  public spec(): ProvisioningSpec {
    return this.secret === undefined ? inline(this.delivery.userData) : userDataRef(this.secret.name);
  }

  public mount(disk: IVirtualDisk, path: string, options: DiskMountOptions): void {
    if (this.init._copy === undefined) {
      throw new CallerError("only a CloudInit can mount a disk, got user data of another class: give Provisioning.cloudInit a 'CloudInit'");
    }
    // work on a copy of the copy, so that a rejected mount changes nothing
    const copy = (this.copy ?? this.init)._copy!();
    const { label = labelOf(disk.diskName), size = disk.size, ...more } = options;
    copy.addMount(label, path, { ...more, size });
    this.delivery = chooseDelivery(copy, this.options);
    this.copy = copy;
    this.fillSecret();
  }

  private fillSecret(): void {
    const { userData, secret } = this.delivery;
    if (this.secret !== undefined) {
      this.secret.data.userData = userData;
    } else if (secret) {
      const data = { userData };
      this.secret = { name: this.owner._makeSecret('CloudInit', CLOUD_INIT_SECRET, data), data };
    }
  }
}

/** renders the user data, and decides whether a Secret delivers it */
export function chooseDelivery(init: ICloudInit, options: CloudInitOptions): Delivery {
  const userData = init.render();
  const isLong = exceeds(userData, INLINE_LIMIT);
  if (isLong && exceeds(userData, SECRET_LIMIT)) {
    throw new CallerError(`a cloud-init must have at most ${SECRET_LIMIT} bytes, got ${Buffer.byteLength(userData)}: let the machine download the larger files`);
  }
  if (isLong && options.secret === false) {
    throw new CallerError(`without a Secret a cloud-init must have at most ${INLINE_LIMIT} bytes, got ${Buffer.byteLength(userData)}: leave 'secret' out`);
  }
  return { userData, secret: options.secret ?? (isLong || init._hasPasswords?.() === true) };
}

/** a provisioning that cannot have mounts */
export function unmountable(render: (owner: ProvisioningOwner) => ProvisioningSpec, what: string, erases?: Bootloader): ProvisioningFactory {
  return owner => {
    const spec = render(owner);
    return {
      erases,
      spec: () => spec,
      mount: () => { throw new CallerError(`only a CloudInit can mount a disk, got a machine that is set up by ${what}: give it Provisioning.cloudInit, or mount the disk there and 'attach' it`); },
    };
  };
}

/** whether user data has more bytes than this in UTF-8; throws if it is not user data */
export function exceeds(userData: string, limit: number): boolean {
  // a user's own ICloudInit may return anything
  if (typeof userData !== 'string') {
    throw new CallerError(`user data must be a string, got ${describeType(userData)}: return it from 'render'`);
  }
  if (userData === '') {
    throw new CallerError("user data must not be empty: write it, or leave 'provisioning' out");
  }
  // a character has at most three bytes, so a short text need not be counted
  return userData.length * 3 > limit && Buffer.byteLength(userData) > limit;
}

export function inline(userData: string): ProvisioningSpec {
  return { type: 'UserData', userData };
}

export function userDataRef(name: string): ProvisioningSpec {
  return { type: 'UserDataRef', userDataRef: { kind: 'Secret', name } };
}

export function sysprepRef(name: string): ProvisioningSpec {
  return { type: 'SysprepRef', sysprepRef: { kind: 'Secret', name } };
}
