import type { VirtualMachineSpec } from '../../imports/contract/wire';

/** what KubeVirt takes inline, in bytes of UTF-8; DVP itself counts characters */
const INLINE_LIMIT = 2048;

/** what Kubernetes takes in all fields of one Secret, in bytes */
const SECRET_LIMIT = 1024 * 1024;

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
  /** makes a Secret of the machine's own, and tells its name */
  makeSecret(id: string, type: string, stringData: Record<string, string>): string;
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

/**
 * How the guest system of a machine is set up when it starts for the first time.
 */
export class Provisioning {
  /**
   * User data for cloud-init, word for word, readable in the spec of the machine.
   *
   * Whatever runs in the guest reads it: `#cloud-config`, a script with `#!`, or any other format of cloud-init.
   *
   * @param text 1 to 2,048 bytes in UTF-8
   * @throws if the text is empty or larger
   * @see https://github.com/kubevirt/kubevirt/pull/2559
   * @see https://docs.cloud-init.io/en/latest/explanation/format.html
   */
  public static userData(text: string): Provisioning {
    const bytes = sizeOf(text);
    if (bytes > INLINE_LIMIT) {
      throw new Error(`user data has at most ${INLINE_LIMIT} bytes, got ${bytes}: use 'userDataSecretName', or 'cloudInit', which makes a Secret by itself`);
    }
    return new Provisioning(() => inline(text));
  }

  /**
   * A `CloudInit` of this app. From here on nothing can be added to it, but several machines may share it.
   *
   * Up to 2,048 bytes stand in the spec of the machine; more, or a password hash, goes into a Secret that the machine gets for itself.
   *
   * @param init what to set up; whatever is to come in has to be there by now
   * @throws if the text is empty, if `secret` is `false` and the text has more than 2,048 bytes, or if it has more than 1 MiB in any case
   * @see https://github.com/kubevirt/kubevirt/pull/2559
   * @see https://kubernetes.io/docs/concepts/configuration/secret/#restriction-data-size
   */
  public static cloudInit(init: ICloudInit, options: CloudInitOptions = {}): Provisioning {
    const userData = init.render();
    const bytes = sizeOf(userData);
    if (bytes > SECRET_LIMIT) {
      throw new Error(`a cloud-init has at most ${SECRET_LIMIT} bytes, got ${bytes}: let the machine download the larger files`);
    }
    if (bytes > INLINE_LIMIT && options.secret === false) {
      throw new Error(`without a Secret a cloud-init has at most ${INLINE_LIMIT} bytes, got ${bytes}: leave 'secret' out`);
    }
    init._seal?.();
    if (options.secret ?? (bytes > INLINE_LIMIT || init._hasPasswords?.() === true)) {
      return new Provisioning(owner => userDataRef(owner.makeSecret('CloudInit', CLOUD_INIT_SECRET, { userData })));
    }
    return new Provisioning(() => inline(userData));
  }

  /**
   * User data for cloud-init from a Secret that this app does not make, or makes elsewhere.
   *
   * @param name a Secret of the machine's namespace, of type `provisioning.virtualization.deckhouse.io/cloud-init`, with the text in `userData`
   * @throws if the name is no DNS name
   * @see https://deckhouse.io/modules/virtualization/stable/cr.html#virtualmachine
   */
  public static userDataSecretName(name: string): Provisioning {
    const spec = userDataRef(secretName(name));
    return new Provisioning(() => spec);
  }

  /**
   * An answer file for the setup of Windows, from a Secret that this app does not make, or makes elsewhere.
   *
   * @param name a Secret of the machine's namespace, of type `provisioning.virtualization.deckhouse.io/sysprep`, with `autounattend.xml` or `unattend.xml`
   * @throws if the name is no DNS name
   * @see https://deckhouse.io/modules/virtualization/stable/cr.html#virtualmachine
   */
  public static sysprepSecretName(name: string): Provisioning {
    const sysprepRef = { kind: 'Secret', name: secretName(name) } as const;
    return new Provisioning(() => ({ type: 'SysprepRef', sysprepRef }));
  }

  private constructor(private readonly bind: (owner: ProvisioningOwner) => ProvisioningSpec) {}

  /**
   * The field of one machine; makes its Secret, so each machine calls it once, in its constructor.
   *
   * @internal
   */
  public _bind(owner: ProvisioningOwner): ProvisioningSpec {
    return this.bind(owner);
  }
}

function sizeOf(userData: string): number {
  if (userData === '') {
    throw new Error("user data has some text, got an empty one: write it, or leave 'provisioning' out");
  }
  return Buffer.byteLength(userData);
}

function inline(userData: string): ProvisioningSpec {
  return { type: 'UserData', userData };
}

function userDataRef(name: string): ProvisioningSpec {
  return { type: 'UserDataRef', userDataRef: { kind: 'Secret', name } };
}

function secretName(name: string): string {
  if (name.length > 253 || !/^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(name)) {
    throw new Error(`the name of a Secret is a DNS name in lower case, got ${JSON.stringify(name)}: write for example "web-user-data"`);
  }
  return name;
}
