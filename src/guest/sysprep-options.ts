import { Bootloader } from '../values/machine-policies';
import { WindowsPassword, WindowsProductKey } from '../values/windows-secret';

/**
 * Versions of Windows. The CD-ROM of virtio drivers has a directory for each.
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
   * Version of Windows. It selects the drivers on the CD-ROM.
   */
  readonly version: WindowsVersion;

  /**
   * Name of the edition on the CD-ROM, for example `Windows Server 2022 SERVERSTANDARD`; `dism /Get-WimInfo` lists them.
   *
   * @default - the edition of `imageIndex` or of the product key, or else the setup asks for it
   */
  readonly imageName?: string;

  /**
   * Number of the edition on the CD-ROM, from 1; instead of `imageName`.
   *
   * @default - the edition of `imageName` or of the product key, or else the setup asks for it
   */
  readonly imageIndex?: number;

  /**
   * Whether the setup erases the first disk of the machine, creates partitions and installs there. All data on the disk is lost.
   * The machine must have only this disk then: attach other disks after the installation, when this option is removed.
   *
   * The setup runs each time the machine boots from the CD-ROM: put the disk before it in the boot order.
   *
   * @default - the setup asks on the screen where to install
   */
  readonly eraseFirstDisk?: boolean;

  /**
   * The same as the `bootloader` of the machine, which is BIOS by default. It decides the partitions.
   *
   * @default Bootloader.EFI
   */
  readonly bootloader?: Bootloader;

  /**
   * The CD-ROM with the virtio drivers, by its place among the CD-ROMs in `blockDevices`, from 1.
   * Windows gives the letter D to the first one, E to the second one.
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
   * Installation of Windows from a CD-ROM, with virtio drivers from another one.
   *
   * @default - the disk of the machine has a Windows that is generalized by Sysprep
   */
  readonly installation?: WindowsInstallation;

  /**
   * Name of the computer, 1 to 15 letters, digits and dashes, not only digits.
   *
   * @default - Windows generates a name
   */
  readonly computerName?: string;

  /**
   * Language of Windows, and format of numbers and dates, for example `de-DE`; the CD-ROM or image must contain the language.
   *
   * @default 'en-US'
   */
  readonly locale?: string;

  /**
   * Layout of the keyboard, as a language (`de-DE`) or a pair of numbers (`0407:00000407`).
   *
   * @default - the layout of `locale`
   */
  readonly keyboard?: string;

  /**
   * Time zone by its name in Windows, for example `W. Europe Standard Time`; `tzutil /l` lists them.
   *
   * @default - the default of the language of Windows
   */
  readonly timeZone?: string;

  /**
   * Product key. It also selects the edition.
   *
   * @default - Windows is not activated, and runs for a limited time
   */
  readonly productKey?: WindowsProductKey;

  /**
   * Password of the built-in account Administrator.
   *
   * @default - a server asks for one at the first logon; on other versions the account stays disabled
   */
  readonly administratorPassword?: WindowsPassword;

  /**
   * Whether Remote Desktop is on, and allowed by the firewall.
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
   * Whether the user is an administrator.
   *
   * @default false
   */
  readonly administrator?: boolean;

  /**
   * Full name.
   *
   * @default - the name of the user
   */
  readonly displayName?: string;
}
