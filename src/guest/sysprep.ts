import { answerFile } from './answer-file';
import { SysprepProps, SysprepUserOptions } from './sysprep-options';
import { checkSysprep, windowsCommand, windowsUser } from './windows-checks';
import type { WindowsUser } from './windows-checks';
import { CallerError } from '../manifest/caller-error';
import { checkProps, guard } from '../values/guard';
import { Bootloader } from '../values/machine-policies';
import { ISysprep } from '../values/machine-provisioning';

/**
 * An answer file for the setup of Windows, or for the first start of an image that is generalized by Sysprep.
 *
 * Additions must come before a machine uses it. It accepts the license terms.
 *
 * @see https://learn.microsoft.com/en-us/windows-hardware/customize/desktop/unattend/
 *
 * @example
 *
 * const sysprep = new dvp.Sysprep({
 *   installation: { version: dvp.WindowsVersion.SERVER_2022, imageIndex: 2, eraseFirstDisk: true },
 *   timeZone: 'W. Europe Standard Time',
 *   remoteDesktop: true,
 * });
 * sysprep.installGuestAgent();
 * const provisioning = dvp.Provisioning.sysprep(sysprep);
 */
export class Sysprep implements ISysprep {
  static { guard(this, 'Sysprep'); }

  private readonly props: SysprepProps;
  private readonly users: WindowsUser[] = [];
  private readonly commands: string[] = [];
  private readonly logonCommands: string[] = [];
  private sealed = false;

  /**
   * Sets the settings of the whole system.
   *
   * @throws if a property does not have its form, or both `imageName` and `imageIndex` are set
   */
  constructor(props: SysprepProps = {}) {
    checkProps('Sysprep', 'SysprepProps', props);
    checkSysprep(props);
    this.props = { ...props };
  }

  /**
   * Name of the file: `autounattend.xml` if `installation` is set, otherwise `unattend.xml`.
   */
  public get fileName(): string {
    return this.props.installation === undefined ? 'unattend.xml' : 'autounattend.xml';
  }

  /**
   * Creates a local user.
   *
   * @param name 1 to 20 characters, without `"/\[]:;|=,+*?<>@%`, and without a dot at the end
   * @throws if the user was already added, or a name has an invalid form
   */
  public addUser(name: string, options: SysprepUserOptions): void {
    this.open();
    this.users.push(windowsUser(name, options, this.users));
  }

  /**
   * Runs commands once, as the account SYSTEM, before the first logon.
   *
   * @param commands command lines without a shell, each up to 259 characters, for example `powershell.exe -NoProfile -Command "…"`, in order
   * @throws if a command is blank or too long, or XML cannot hold it
   */
  public addCommands(...commands: string[]): void {
    this.open();
    this.commands.push(...commands.map(text => windowsCommand(text, 259)));
  }

  /**
   * Runs commands once, at the first logon of an administrator, as this user. Newer versions of Windows may run them at the same time.
   *
   * @param commands command lines without a shell, each up to 1,024 characters
   * @throws if a command is blank or too long, or XML cannot hold it
   */
  public addFirstLogonCommands(...commands: string[]): void {
    this.open();
    this.logonCommands.push(...commands.map(text => windowsCommand(text, 1024)));
  }

  /**
   * Installs the QEMU guest agent from the CD-ROM of virtio drivers. The platform needs it to read the guest and for consistent snapshots.
   *
   * @param cdRom place of that CD-ROM among the CD-ROMs of the machine, from 1; if not set, `driverCdRom` of the installation, or 2
   * @throws if the place is not a whole number from 1 to 15
   */
  public installGuestAgent(cdRom?: number): void {
    const place = cdRom ?? this.props.installation?.driverCdRom ?? 2;
    if (!Number.isInteger(place) || place < 1 || place > 15) {
      throw new CallerError(`'cdRom' must be a whole number from 1 to 15, got ${place}: count the CD-ROMs in 'blockDevices'`);
    }
    const letter = String.fromCharCode('C'.charCodeAt(0) + place);
    const command = `msiexec.exe /i ${letter}:\\guest-agent\\qemu-ga-x86_64.msi /qn /norestart`;
    if (!this.commands.includes(command)) {
      this.addCommands(command);
    }
  }

  /**
   * The answer file. The same additions give the same file.
   */
  public render(): string {
    return answerFile(this.props, this.users, this.commands, this.logonCommands);
  }

  /**
   * Refuses additions from now on, since their effect would depend on the order of the code.
   *
   * @internal
   */
  public _seal(): void {
    this.sealed = true;
  }

  /**
   * @internal
   */
  public _erases(): Bootloader | undefined {
    const { eraseFirstDisk, bootloader = Bootloader.EFI } = this.props.installation ?? {};
    return eraseFirstDisk === true ? bootloader : undefined;
  }

  private open(): void {
    if (this.sealed) {
      throw new CallerError("this answer file is in use by a machine: add to it before 'Provisioning.sysprep'");
    }
  }
}
