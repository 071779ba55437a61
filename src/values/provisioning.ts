import { readFileSync } from 'fs';
import { guard } from './guard';
import type { Bootloader } from './machine-policies';
import {
  CloudInitOptions, ICloudInit, INLINE_LIMIT, ISysprep, MachineCloudInit, MachineProvisioning, ProvisioningFactory, ProvisioningOwner,
  SECRET_LIMIT, chooseDelivery, exceeds, inline, sysprepRef, unmountable, userDataRef,
} from './machine-provisioning';
import { CallerError } from '../manifest/caller-error';

const SYSPREP_SECRET = 'provisioning.virtualization.deckhouse.io/sysprep';

/**
 * How the guest is set up when it starts for the first time.
 */
export class Provisioning {
  static { guard(this, 'Provisioning'); }

  /**
   * User data for cloud-init, unchanged and readable in the spec of the machine.
   *
   * Any format of cloud-init: `#cloud-config`, a script with `#!`, or another.
   *
   * @param text 1 to 2,048 bytes in UTF-8
   * @throws if the user data is empty or larger
   * @see https://github.com/kubevirt/kubevirt/pull/2559
   * @see https://docs.cloud-init.io/en/latest/explanation/format.html
   */
  public static userData(text: string): Provisioning {
    if (exceeds(text, INLINE_LIMIT)) {
      throw new CallerError(`user data must have at most ${INLINE_LIMIT} bytes, got ${Buffer.byteLength(text)}: use 'userDataSecretName', or 'cloudInit', which makes a Secret`);
    }
    return new Provisioning(unmountable(() => inline(text), 'user data of your own'));
  }

  /**
   * A `CloudInit` of this app. Several machines may share it. After this call, additions to it are refused.
   *
   * Up to 2,048 bytes are in the spec of the machine. Longer user data, or user data with a password hash, is in a Secret for each machine.
   *
   * @param init the complete cloud-init
   * @throws if the user data is empty, has more than 1 MiB, or has more than 2,048 bytes and `secret` is `false`
   * @see https://github.com/kubevirt/kubevirt/pull/2559
   * @see https://kubernetes.io/docs/concepts/configuration/secret/#restriction-data-size
   */
  public static cloudInit(init: ICloudInit, options: CloudInitOptions = {}): Provisioning {
    if ('fileName' in init) {
      throw new CallerError('an answer file for Windows is not a cloud-init, got a Sysprep: write Provisioning.sysprep(answers)');
    }
    // rendered once for all machines; wrong user data throws here, not in a machine
    const delivery = chooseDelivery(init, options);
    init._seal?.();
    return new Provisioning(owner => new MachineCloudInit(init, options, delivery, owner));
  }

  /**
   * User data for cloud-init from an existing Secret, or from another Secret of this app.
   *
   * @param name a Secret of the machine's namespace, of type `provisioning.virtualization.deckhouse.io/cloud-init`, with the user data in `userData`
   * @throws if the name is not a DNS name
   * @see https://deckhouse.io/modules/virtualization/stable/cr.html#virtualmachine
   */
  public static userDataSecretName(name: string): Provisioning {
    const spec = userDataRef(secretName(name));
    return new Provisioning(unmountable(() => spec, 'a Secret'));
  }

  /**
   * A `Sysprep` of this app, in a Secret for each machine. Several machines may share it. After this call, additions to it are refused.
   *
   * @param sysprep the complete answers
   * @throws if the file is empty or has more than 1 MiB
   * @see https://learn.microsoft.com/en-us/windows-hardware/manufacture/desktop/update-windows-settings-and-scripts-create-your-own-answer-file-sxs
   */
  public static sysprep(sysprep: ISysprep): Provisioning {
    const text = answers(sysprep.fileName, sysprep.render());
    sysprep._seal?.();
    return new Provisioning(sysprepText(sysprep.fileName, text, sysprep._erases?.()));
  }

  /**
   * An answer file for Windows from disk, in a Secret for each machine.
   *
   * Passwords of the file are readable in the manifest, since base64 is not encryption: `sysprepSecretName` keeps them out.
   *
   * @param path path of the file; its name must be `autounattend.xml` for the setup of Windows, or `unattend.xml` for a generalized image
   * @throws if the file cannot be read, has another name, is empty or has more than 1 MiB
   * @see https://deckhouse.io/modules/virtualization/stable/cr.html#virtualmachine
   */
  public static sysprepFile(path: string): Provisioning {
    const name = answersName(path.split(/[\\/]/).pop()!);
    return new Provisioning(sysprepText(name, answers(name, readText(path))));
  }

  /**
   * An answer file for Windows from an existing Secret, or from another Secret of this app.
   *
   * @param name a Secret of the machine's namespace, of type `provisioning.virtualization.deckhouse.io/sysprep`, with `autounattend.xml` or `unattend.xml`
   * @throws if the name is not a DNS name
   * @see https://deckhouse.io/modules/virtualization/stable/cr.html#virtualmachine
   */
  public static sysprepSecretName(name: string): Provisioning {
    const spec = sysprepRef(secretName(name));
    return new Provisioning(unmountable(() => spec, 'an answer file for Windows'));
  }

  private constructor(private readonly factory: ProvisioningFactory) {}

  /**
   * The provisioning of one machine, or of each machine of a pool. It may create a Secret, so call it once, in a constructor.
   *
   * @internal
   */
  public _bind(owner: ProvisioningOwner): MachineProvisioning {
    return this.factory(owner);
  }
}

function answersName(fileName: string): string {
  if (fileName !== 'autounattend.xml' && fileName !== 'unattend.xml') {
    throw new CallerError(`the name of an answer file must be "autounattend.xml" or "unattend.xml", in lower case, got ${JSON.stringify(fileName)}: rename it`);
  }
  return fileName;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    throw new CallerError(`the answer file cannot be read (${(error as Error).message}), got ${JSON.stringify(path)}: write its path from ${process.cwd()}`);
  }
}

function answers(fileName: string, text: string): string {
  answersName(fileName);
  const bytes = Buffer.byteLength(text);
  if (text.trim() === '') {
    throw new CallerError('an answer file must not be empty: write the answers');
  }
  if (bytes > SECRET_LIMIT) {
    throw new CallerError(`an answer file must have at most ${SECRET_LIMIT} bytes, got ${bytes}: let the guest download the larger files`);
  }
  return text;
}

function sysprepText(fileName: string, text: string, erases?: Bootloader): ProvisioningFactory {
  return unmountable(owner => sysprepRef(owner._makeSecret('Sysprep', SYSPREP_SECRET, { [fileName]: text })), 'an answer file for Windows', erases);
}

function secretName(name: string): string {
  if (name.length > 253 || !/^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(name)) {
    throw new CallerError(`the name of a Secret must be a DNS name in lower case, got ${JSON.stringify(name)}: for example "web-user-data"`);
  }
  return name;
}
