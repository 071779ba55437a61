import type { SysprepProps, WindowsInstallation } from './sysprep-options';
import type { WindowsUser } from './windows-checks';
import { Xml, branch, leaf } from './xml';
import { Bootloader } from '../values/machine-policies';

const ADD = { 'wcm:action': 'add' };

// storage first; without vioserial the guest agent has no channel
const DRIVERS = ['vioscsi', 'viostor', 'NetKVM', 'Balloon', 'vioserial'];

// partitions for each firmware; the last one is for Windows
const EFI: readonly Partition[] = [
  { type: 'EFI', size: 260, format: 'FAT32', label: 'System' },
  { type: 'MSR', size: 16 },
  { type: 'Primary', format: 'NTFS', label: 'Windows', letter: 'C' },
];
const BIOS: readonly Partition[] = [
  { type: 'Primary', size: 500, format: 'NTFS', label: 'System', active: true },
  { type: 'Primary', format: 'NTFS', label: 'Windows', letter: 'C' },
];

interface Partition {
  readonly type: string;
  /** in mebibytes; the rest of the disk if not set */
  readonly size?: number;
  readonly format?: string;
  readonly label?: string;
  readonly letter?: string;
  readonly active?: boolean;
}

/** the answers, grouped by the passes of the setup of Windows */
export function answerFile(props: SysprepProps, users: readonly WindowsUser[], commands: readonly string[], atLogon: readonly string[]): string {
  const { installation } = props;
  const passes = [
    installation && pass('windowsPE', international('Microsoft-Windows-International-Core-WinPE', props), drivers(installation), setup(installation, props)),
    pass('specialize', computer(props), ...remoteDesktop(props), specializeCommands(commands)),
    pass('oobeSystem', international('Microsoft-Windows-International-Core', props), welcome(props, users, atLogon)),
  ];
  const namespaces = { 'xmlns': 'urn:schemas-microsoft-com:unattend', 'xmlns:wcm': 'http://schemas.microsoft.com/WMIConfig/2002/State' };
  return `<?xml version="1.0" encoding="utf-8"?>\n${branch('unattend', namespaces, ...passes)}`;
}

function pass(name: string, ...components: Xml[]): Xml {
  return branch('settings', { pass: name }, ...components);
}

function component(name: string, ...children: Xml[]): Xml {
  const attributes = { name, processorArchitecture: 'amd64', publicKeyToken: '31bf3856ad364e35', language: 'neutral', versionScope: 'nonSxS' };
  return branch('component', attributes, ...children);
}

function international(name: string, { locale = 'en-US', keyboard = locale }: SysprepProps): Xml {
  const setupLanguage = name.endsWith('WinPE') ? branch('SetupUILanguage', {}, leaf('UILanguage', locale)) : undefined;
  return component(name, setupLanguage,
    leaf('InputLocale', keyboard), leaf('SystemLocale', locale), leaf('UILanguage', locale), leaf('UserLocale', locale));
}

function drivers({ version, driverCdRom = 2 }: WindowsInstallation): Xml {
  const letter = String.fromCharCode('C'.charCodeAt(0) + driverCdRom);
  return component('Microsoft-Windows-PnpCustomizationsWinPE', branch('DriverPaths', {}, ...DRIVERS.map((driver, i) =>
    branch('PathAndCredentials', { ...ADD, 'wcm:keyValue': String(i + 1) }, leaf('Path', `${letter}:\\${driver}\\${version}\\amd64`)),
  )));
}

function setup({ imageName, imageIndex, eraseFirstDisk, bootloader }: WindowsInstallation, { productKey }: SysprepProps): Xml {
  const partitions = bootloader === Bootloader.BIOS ? BIOS : EFI;
  const erase = eraseFirstDisk === true;
  const image = imageName ?? imageIndex;
  return component('Microsoft-Windows-Setup',
    erase ? branch('DiskConfiguration', {}, disk(partitions), leaf('WillShowUI', 'OnError')) : undefined,
    branch('ImageInstall', {}, branch('OSImage', {},
      image === undefined ? undefined : branch('InstallFrom', {}, branch('MetaData', ADD, leaf('Key', `/IMAGE/${imageName === undefined ? 'INDEX' : 'NAME'}`), leaf('Value', image))),
      erase ? branch('InstallTo', {}, leaf('DiskID', 0), leaf('PartitionID', partitions.length)) : undefined,
    )),
    branch('UserData', {},
      productKey && branch('ProductKey', {}, leaf('Key', productKey._toText()), leaf('WillShowUI', 'OnError')),
      leaf('AcceptEula', true)),
  );
}

function disk(partitions: readonly Partition[]): Xml {
  return branch('Disk', ADD,
    leaf('DiskID', 0),
    leaf('WillWipeDisk', true),
    branch('CreatePartitions', {}, ...partitions.map(({ type, size }, i) =>
      branch('CreatePartition', ADD, leaf('Order', i + 1), leaf('Type', type), size === undefined ? leaf('Extend', true) : leaf('Size', size)))),
    branch('ModifyPartitions', {}, ...formatted(partitions)),
  );
}

// the partition reserved by Microsoft must stay unchanged
function formatted(partitions: readonly Partition[]): Xml[] {
  const numbered = partitions.map((partition, i) => ({ ...partition, id: i + 1 })).filter(({ format }) => format !== undefined);
  return numbered.map(({ id, format, label, letter, active }, i) => branch('ModifyPartition', ADD,
    leaf('Order', i + 1), leaf('PartitionID', id), leaf('Active', active), leaf('Format', format), leaf('Label', label), leaf('Letter', letter)));
}

function computer({ computerName, timeZone, installation, productKey }: SysprepProps): Xml {
  return component('Microsoft-Windows-Shell-Setup',
    leaf('ComputerName', computerName),
    leaf('TimeZone', timeZone),
    // the setup reads the product key in an earlier pass
    installation === undefined ? leaf('ProductKey', productKey?._toText()) : undefined,
  );
}

function remoteDesktop({ remoteDesktop: on }: SysprepProps): Xml[] {
  return on !== true ? [] : [
    component('Microsoft-Windows-TerminalServices-LocalSessionManager', leaf('fDenyTSConnections', false)),
    component('Networking-MPSSVC-Svc', branch('FirewallGroups', {},
      // this number is the group "Remote Desktop" in every language
      branch('FirewallGroup', { ...ADD, 'wcm:keyValue': 'RemoteDesktop' }, leaf('Active', true), leaf('Group', '@FirewallAPI.dll,-28752'), leaf('Profile', 'all')))),
  ];
}

function specializeCommands(commands: readonly string[]): Xml {
  return component('Microsoft-Windows-Deployment', branch('RunSynchronous', {}, ...commands.map((path, i) =>
    branch('RunSynchronousCommand', ADD, leaf('Order', i + 1), leaf('Path', path)))));
}

function welcome({ administratorPassword }: SysprepProps, users: readonly WindowsUser[], commands: readonly string[]): Xml {
  return component('Microsoft-Windows-Shell-Setup',
    branch('OOBE', {},
      leaf('HideEULAPage', true), leaf('HideOnlineAccountScreens', true), leaf('HideWirelessSetupInOOBE', true), leaf('ProtectYourPC', 3)),
    branch('UserAccounts', {},
      administratorPassword && branch('AdministratorPassword', {}, leaf('Value', administratorPassword._encoded('AdministratorPassword')), leaf('PlainText', false)),
      branch('LocalAccounts', {}, ...users.map(account))),
    branch('FirstLogonCommands', {}, ...commands.map((commandLine, i) =>
      branch('SynchronousCommand', ADD, leaf('Order', i + 1), leaf('CommandLine', commandLine)))),
  );
}

function account({ name, displayName, administrator, password }: WindowsUser): Xml {
  return branch('LocalAccount', ADD,
    branch('Password', {}, leaf('Value', password._encoded('Password')), leaf('PlainText', false)),
    leaf('DisplayName', displayName),
    leaf('Group', administrator ? 'Administrators' : 'Users'),
    leaf('Name', name));
}
