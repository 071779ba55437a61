import { answerFile } from './answer-file';
import { SysprepProps, SysprepUserOptions } from './sysprep-options';
import { checkSysprep, windowsCommand, windowsUser } from './windows-checks';
import type { WindowsUser } from './windows-checks';
import { checkProps, guard } from '../values/guard';
import { Bootloader } from '../values/machine-policies';
import { ISysprep } from '../values/machine-provisioning';

/**
 * The answers that Windows would ask for when it is installed, or when an image that Sysprep has generalized starts for the first time.
 *
 * Additions have to come before a machine uses it. The license terms count as accepted.
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
   * Starts with the settings of the whole system.
   *
   * @throws if a property has another form than it says, or the edition is given twice
   */
  constructor(props: SysprepProps = {}) {
    checkProps('Sysprep', 'SysprepProps', props);
    checkSysprep(props);
    this.props = { ...props };
  }

  /**
   * Name of the file: `autounattend.xml` where there is an `installation`, `unattend.xml` otherwise.
   */
  public get fileName(): string {
    return this.props.installation === undefined ? 'unattend.xml' : 'autounattend.xml';
  }

  /**
   * Makes a user of this computer.
   *
   * @param name 1 to 20 characters, none of `"/\[]:;|=,+*?<>@%`, and no dot at the end
   * @throws if the user is there already, or a name has another form
   */
  public addUser(name: string, options: SysprepUserOptions): void {
    this.open();
    this.users.push(windowsUser(name, options, this.users));
  }

  /**
   * Runs commands once, as the system itself, before anybody logs on.
   *
   * @param commands command lines without a shell, each up to 259 characters, for example `powershell.exe -NoProfile -Command "…"`; they keep their order
   * @throws if a command is blank or longer, or XML cannot hold it
   */
  public addCommands(...commands: string[]): void {
    this.open();
    this.commands.push(...commands.map(text => windowsCommand(text, 259)));
  }

  /**
   * Runs commands once, when the first administrator logs on, as that user. Newer versions of Windows do not wait for one before they start the next.
   *
   * @param commands command lines without a shell, each up to 1,024 characters
   * @throws if a command is blank or longer, or XML cannot hold it
   */
  public addFirstLogonCommands(...commands: string[]): void {
    this.open();
    this.logonCommands.push(...commands.map(text => windowsCommand(text, 1024)));
  }

  /**
   * Installs the QEMU guest agent from the CD-ROM of virtio drivers, by which the platform sees into the guest and freezes it for consistent snapshots.
   *
   * @param cdRom place of that CD-ROM among the CD-ROMs of the machine, from 1; left out, it is `driverCdRom` of the installation, or 2
   * @throws if the place is not a whole number from 1 to 15
   */
  public installGuestAgent(cdRom?: number): void {
    const place = cdRom ?? this.props.installation?.driverCdRom ?? 2;
    if (!Number.isInteger(place) || place < 1 || place > 15) {
      throw new Error(`'cdRom' must be a whole number from 1 to 15, got ${place}: count the CD-ROMs in 'blockDevices'`);
    }
    const letter = String.fromCharCode('C'.charCodeAt(0) + place);
    const command = `msiexec.exe /i ${letter}:\\guest-agent\\qemu-ga-x86_64.msi /qn /norestart`;
    if (!this.commands.includes(command)) {
      this.addCommands(command);
    }
  }

  /**
   * The answer file; the same additions make the same text.
   */
  public render(): string {
    return answerFile(this.props, this.users, this.commands, this.logonCommands);
  }

  /**
   * A machine uses it: later additions are refused, since their effect would depend on the order of the code.
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
      throw new Error("this answer file is in use by a machine: add to it before 'Provisioning.sysprep'");
    }
  }
}
