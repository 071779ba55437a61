import type { Bootloader } from './machine-policies';
import { DiskMountOptions, MountOptions, labelOf } from './mount';
import type { VirtualMachineSpec } from '../../imports/contract/wire';
import { IVirtualDisk } from '../refs';

/** what KubeVirt takes inline, in bytes of UTF-8; DVP itself counts characters */
export const INLINE_LIMIT = 2048;

/** what Kubernetes takes in all fields of one Secret, in bytes */
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
  /** makes a Secret of the machine's own, and tells its name; the data are rendered as they are at synth */
  _makeSecret(id: string, type: string, stringData: Record<string, string>): string;
}

/**
 * The provisioning of one machine, which may come to say more than that of its neighbours.
 *
 * @internal
 */
export interface MachineProvisioning {
  /** what starts the machine of which the guest will erase the first disk that it sees */
  readonly erases?: Bootloader;
  /** what the field says by now */
  spec(): ProvisioningSpec;
  /** has the guest mount a disk */
  mount(disk: IVirtualDisk, path: string, options: DiskMountOptions): void;
}

/**
 * What a machine may add to a cloud-init of its own.
 *
 * @internal
 */
export interface OwnCloudInit extends ICloudInit {
  addMount(label: string, path: string, options: MountOptions): void;
}

/**
 * What `Provisioning.cloudInit` takes: something that writes its own user data, as `CloudInit` does.
 */
export interface ICloudInit {
  /**
   * The user data, in any format of cloud-init; the same at every call.
   */
  render(): string;

  /**
   * Takes no additions any more.
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
   * One that says the same, for a machine to add to.
   *
   * @internal
   */
  _own?(): OwnCloudInit;
}

/**
 * What `Provisioning.sysprep` takes: something that writes its own answer file, as `Sysprep` does.
 */
export interface ISysprep {
  /**
   * Name of the file: `autounattend.xml` for the setup of Windows, `unattend.xml` for an image that Sysprep has generalized.
   */
  readonly fileName: string;

  /**
   * The answer file; the same at every call.
   */
  render(): string;

  /**
   * What starts the machine, where all that is on a disk will be lost.
   *
   * @internal
   */
  _erases?(): Bootloader | undefined;

  /**
   * Takes no additions any more.
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
   * Whether the machine gets the text in a Secret of its own, rather than readable in its spec.
   *
   * @default - a Secret if the text holds a password hash or has more than 2,048 bytes
   */
  readonly secret?: boolean;
}

/** what a provisioning is for one machine */
export type Bind = (owner: ProvisioningOwner) => MachineProvisioning;

/** a cloud-init for one machine: that of the author until the machine adds something, then a copy of it */
export class MachineCloudInit implements MachineProvisioning {
  private own: OwnCloudInit | undefined;
  private secret: { readonly name: string; readonly data: { userData: string } } | undefined;
  private userData: string;

  constructor(private readonly init: ICloudInit, private readonly options: CloudInitOptions, private readonly owner: ProvisioningOwner) {
    this.userData = this.write(init);
  }

  public spec(): ProvisioningSpec {
    return this.secret === undefined ? inline(this.userData) : userDataRef(this.secret.name);
  }

  public mount(disk: IVirtualDisk, path: string, options: DiskMountOptions): void {
    if (this.init._own === undefined) {
      throw new Error("a disk is mounted by a CloudInit, got user data that something else writes: give Provisioning.cloudInit a 'CloudInit'");
    }
    // a copy of the copy: what is refused leaves no trace
    const own = (this.own ?? this.init)._own!();
    own.addMount(options.label ?? labelOf(disk.diskName), path, { ...options, size: options.size ?? disk.size });
    this.userData = this.write(own);
    this.own = own;
  }

  private write(init: ICloudInit): string {
    const { userData, secret } = decide(init, this.options);
    if (this.secret !== undefined) {
      this.secret.data.userData = userData;
    } else if (secret) {
      const data = { userData };
      this.secret = { name: this.owner._makeSecret('CloudInit', CLOUD_INIT_SECRET, data), data };
    }
    return userData;
  }
}

/** what the guest gets, and whether it goes into a Secret */
export function decide(init: ICloudInit, options: CloudInitOptions): { userData: string; secret: boolean } {
  const userData = init.render();
  const bytes = sizeOf(userData);
  if (bytes > SECRET_LIMIT) {
    throw new Error(`a cloud-init has at most ${SECRET_LIMIT} bytes, got ${bytes}: let the machine download the larger files`);
  }
  if (bytes > INLINE_LIMIT && options.secret === false) {
    throw new Error(`without a Secret a cloud-init has at most ${INLINE_LIMIT} bytes, got ${bytes}: leave 'secret' out`);
  }
  return { userData, secret: options.secret ?? (bytes > INLINE_LIMIT || init._hasPasswords?.() === true) };
}

/** a provisioning that a machine cannot add to */
export function fixed(bind: (owner: ProvisioningOwner) => ProvisioningSpec, what: string, erases?: Bootloader): Bind {
  return owner => {
    const spec = bind(owner);
    return {
      erases,
      spec: () => spec,
      mount: () => { throw new Error(`a disk is mounted by a CloudInit, got a machine that is set up by ${what}: give it Provisioning.cloudInit, or mount the disk there and 'attach' it`); },
    };
  };
}

export function sizeOf(userData: string): number {
  if (userData === '') {
    throw new Error("user data has some text, got an empty one: write it, or leave 'provisioning' out");
  }
  return Buffer.byteLength(userData);
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
