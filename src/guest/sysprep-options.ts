import { Bootloader } from '../values/machine-policies';
import { WindowsPassword, WindowsProductKey } from '../values/windows-secret';

/**
 * Versions of Windows, as the CD of virtio drivers has directories for them.
 */
export enum WindowsVersion {
  /** Windows 10 */
  WINDOWS_10 = 'w10',

  /** Windows 11 */
  WINDOWS_11 = 'w11',

  /** Windows Server 2016 */
  SERVER_2016 = '2k16',

  /** Windows Server 2019 */
  SERVER_2019 = '2k19',

  /** Windows Server 2022 */
  SERVER_2022 = '2k22',

  /** Windows Server 2025 */
  SERVER_2025 = '2k25',
}

/**
 * How Windows is installed from a CD-ROM.
 */
export interface WindowsInstallation {
  /**
   * What is installed: the drivers of the CD depend on it.
   */
  readonly version: WindowsVersion;

  /**
   * Name of the edition among those on the CD-ROM, for example `Windows Server 2022 SERVERSTANDARD`; `dism /Get-WimInfo` lists them.
   *
   * @default - `imageIndex` or the product key says it, or the setup asks
   */
  readonly imageName?: string;

  /**
   * Number of the edition among those on the CD-ROM, from 1; instead of `imageName`.
   *
   * @default - `imageName` or the product key says it, or the setup asks
   */
  readonly imageIndex?: number;

  /**
   * Whether the setup erases the first disk of the machine, makes its partitions and installs there. All that is on the disk is lost,
   * so such a machine has one disk alone. Take this out when Windows is installed, and attach others then.
   *
   * The setup runs whenever the machine boots from the CD-ROM: put the disk before it in the boot order.
   *
   * @default - the setup asks on the screen where to install
   */
  readonly eraseFirstDisk?: boolean;

  /**
   * What starts the machine, as its own `bootloader` says, which is BIOS unless it is set: it decides the partitions.
   *
   * @default Bootloader.EFI
   */
  readonly bootloader?: Bootloader;

  /**
   * Which CD-ROM of the machine has the virtio drivers, by its place among the CD-ROMs in `blockDevices`, from 1.
   * Windows gives the first one the letter D, the second one E.
   *
   * @default 2
   */
  readonly driverCdRom?: number;
}

/**
 * Properties of a `Sysprep`.
 */
export interface SysprepProps {
  /**
   * Installs Windows from a CD-ROM, with virtio drivers from another one.
   *
   * @default - the disk of the machine has a Windows that Sysprep has generalized
   */
  readonly installation?: WindowsInstallation;

  /**
   * Name of the computer, 1 to 15 letters, digits and dashes, not digits alone.
   *
   * @default - Windows makes one up
   */
  readonly computerName?: string;

  /**
   * Language of Windows and form of numbers and dates, for example `de-DE`; the CD-ROM or image has to have the language.
   *
   * @default 'en-US'
   */
  readonly locale?: string;

  /**
   * Layout of the keyboard, as a language (`de-DE`) or a pair of numbers (`0407:00000407`).
   *
   * @default - that of `locale`
   */
  readonly keyboard?: string;

  /**
   * Time zone by its name in Windows, for example `W. Europe Standard Time`; `tzutil /l` lists them.
   *
   * @default - Windows takes that of its language
   */
  readonly timeZone?: string;

  /**
   * Product key, which also chooses the edition.
   *
   * @default - the edition runs without one for a while
   */
  readonly productKey?: WindowsProductKey;

  /**
   * Password of the built-in Administrator, who is let in by it.
   *
   * @default - a server asks for one at its first logon; elsewhere the account stays closed
   */
  readonly administratorPassword?: WindowsPassword;

  /**
   * Whether Remote Desktop is on, and let through the firewall.
   *
   * @default false
   */
  readonly remoteDesktop?: boolean;
}

/**
 * Options of `Sysprep.addUser`.
 */
export interface SysprepUserOptions {
  /**
   * Password of the user.
   */
  readonly password: WindowsPassword;

  /**
   * Whether the user may do everything on the computer.
   *
   * @default false
   */
  readonly administrator?: boolean;

  /**
   * Full name.
   *
   * @default - the name
   */
  readonly displayName?: string;
}
