import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Size } from 'cdk8s';
import fc from 'fast-check';
import { Sysprep } from '../../src/guest/sysprep';
import { SysprepProps, WindowsVersion } from '../../src/guest/sysprep-options';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { VirtualMachine } from '../../src/kinds/virtual-machine';
import { VirtualMachineClass } from '../../src/kinds/virtual-machine-class';
import { Cpu } from '../../src/values/cpu';
import { Bootloader } from '../../src/values/machine-policies';
import { Provisioning } from '../../src/values/provisioning';
import { WindowsPassword, WindowsProductKey } from '../../src/values/windows-secret';
import { chartOf, refusalOf, rendered } from '../support';

const PASSWORD = WindowsPassword.exposed('pw');
const KEY = 'VDYBN-27WPP-V4HQT-9VMD4-VMK7H';
const attributes = 'processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS"';

type Fill = (sysprep: Sysprep) => void;

function filled(props: SysprepProps, fill: Fill = () => {}): Sysprep {
  const sysprep = new Sysprep(props);
  fill(sysprep);
  return sysprep;
}

/** what is between the first start tag of a name and its end, one leaf a line */
function within(sysprep: Sysprep, name: string): string[] | undefined {
  const found = new RegExp(`<${name}[ >][^]*?</${name}>`).exec(sysprep.render())?.[0];
  return found?.split('\n').map(line => line.trim());
}

test('answers for an image that Sysprep has generalized', () => {
  const sysprep = new Sysprep();
  expect(sysprep.fileName).toBe('unattend.xml');
  expect(sysprep.render()).toBe(`<?xml version="1.0" encoding="utf-8"?>
<unattend xmlns="urn:schemas-microsoft-com:unattend" xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State">
  <settings pass="oobeSystem">
    <component name="Microsoft-Windows-International-Core" ${attributes}>
      <InputLocale>en-US</InputLocale>
      <SystemLocale>en-US</SystemLocale>
      <UILanguage>en-US</UILanguage>
      <UserLocale>en-US</UserLocale>
    </component>
    <component name="Microsoft-Windows-Shell-Setup" ${attributes}>
      <OOBE>
        <HideEULAPage>true</HideEULAPage>
        <HideOnlineAccountScreens>true</HideOnlineAccountScreens>
        <HideWirelessSetupInOOBE>true</HideWirelessSetupInOOBE>
        <ProtectYourPC>3</ProtectYourPC>
      </OOBE>
    </component>
  </settings>
</unattend>
`);
});

const install = (options: Partial<SysprepProps['installation']> = {}, props: SysprepProps = {}) =>
  new Sysprep({ ...props, installation: { version: WindowsVersion.SERVER_2022, ...options } });
const order = (name: string, i: number, ...fields: string[]) => [`<${name} wcm:action="add">`, `<Order>${i}</Order>`, ...fields, `</${name}>`];

test('a setup is an answer file of its own', () => expect(install().fileName).toBe('autounattend.xml'));

test.each<[string, Sysprep, string, string[] | undefined]>([
  ['drivers of the second CD-ROM', install(), 'DriverPaths', ['<DriverPaths>', ...['vioscsi', 'viostor', 'NetKVM', 'Balloon', 'vioserial'].flatMap((driver, i) => [
    `<PathAndCredentials wcm:action="add" wcm:keyValue="${i + 1}">`, `<Path>E:\\${driver}\\2k22\\amd64</Path>`, '</PathAndCredentials>',
  ]), '</DriverPaths>']],
  ['drivers of another CD-ROM, for another Windows', install({ version: WindowsVersion.WINDOWS_11, driverCdRom: 1 }), 'PathAndCredentials',
    ['<PathAndCredentials wcm:action="add" wcm:keyValue="1">', '<Path>D:\\vioscsi\\w11\\amd64</Path>', '</PathAndCredentials>']],
  ['no word of disks', install(), 'DiskConfiguration', undefined],
  ['no word of where to install', install(), 'ImageInstall', undefined],
  ['an edition by its name', install({ imageName: 'A & <B> "C"' }), 'InstallFrom',
    ['<InstallFrom>', '<MetaData wcm:action="add">', '<Key>/IMAGE/NAME</Key>', '<Value>A &amp; &lt;B&gt; &quot;C&quot;</Value>', '</MetaData>', '</InstallFrom>']],
  ['an edition by its number', install({ imageIndex: 2 }), 'InstallFrom',
    ['<InstallFrom>', '<MetaData wcm:action="add">', '<Key>/IMAGE/INDEX</Key>', '<Value>2</Value>', '</MetaData>', '</InstallFrom>']],
  ['partitions for EFI', install({ eraseFirstDisk: true }), 'CreatePartitions', ['<CreatePartitions>',
    ...order('CreatePartition', 1, '<Type>EFI</Type>', '<Size>260</Size>'),
    ...order('CreatePartition', 2, '<Type>MSR</Type>', '<Size>16</Size>'),
    ...order('CreatePartition', 3, '<Type>Primary</Type>', '<Extend>true</Extend>'),
    '</CreatePartitions>']],
  ['file systems for EFI', install({ eraseFirstDisk: true }), 'ModifyPartitions', ['<ModifyPartitions>',
    ...order('ModifyPartition', 1, '<PartitionID>1</PartitionID>', '<Format>FAT32</Format>', '<Label>System</Label>'),
    ...order('ModifyPartition', 2, '<PartitionID>3</PartitionID>', '<Format>NTFS</Format>', '<Label>Windows</Label>', '<Letter>C</Letter>'),
    '</ModifyPartitions>']],
  ['a place for EFI', install({ eraseFirstDisk: true }), 'InstallTo', ['<InstallTo>', '<DiskID>0</DiskID>', '<PartitionID>3</PartitionID>', '</InstallTo>']],
  ['file systems for BIOS', install({ eraseFirstDisk: true, bootloader: Bootloader.BIOS }), 'ModifyPartitions', ['<ModifyPartitions>',
    ...order('ModifyPartition', 1, '<PartitionID>1</PartitionID>', '<Active>true</Active>', '<Format>NTFS</Format>', '<Label>System</Label>'),
    ...order('ModifyPartition', 2, '<PartitionID>2</PartitionID>', '<Format>NTFS</Format>', '<Label>Windows</Label>', '<Letter>C</Letter>'),
    '</ModifyPartitions>']],
  ['a product key for the setup', install({}, { productKey: WindowsProductKey.exposed(KEY) }), 'UserData',
    ['<UserData>', '<ProductKey>', `<Key>${KEY}</Key>`, '<WillShowUI>OnError</WillShowUI>', '</ProductKey>', '<AcceptEula>true</AcceptEula>', '</UserData>']],
  ['a name, a time zone and a product key', new Sysprep({ computerName: 'WIN-1', timeZone: 'Central Standard Time (Mexico)', productKey: WindowsProductKey.exposed(KEY) }),
    'settings', ['<settings pass="specialize">', `<component name="Microsoft-Windows-Shell-Setup" ${attributes}>`, '<ComputerName>WIN-1</ComputerName>',
      '<TimeZone>Central Standard Time (Mexico)</TimeZone>', `<ProductKey>${KEY}</ProductKey>`, '</component>', '</settings>']],
  ['Remote Desktop', new Sysprep({ remoteDesktop: true }), 'settings', ['<settings pass="specialize">',
    `<component name="Microsoft-Windows-TerminalServices-LocalSessionManager" ${attributes}>`, '<fDenyTSConnections>false</fDenyTSConnections>', '</component>',
    `<component name="Networking-MPSSVC-Svc" ${attributes}>`, '<FirewallGroups>', '<FirewallGroup wcm:action="add" wcm:keyValue="RemoteDesktop">',
    '<Active>true</Active>', '<Group>@FirewallAPI.dll,-28752</Group>', '<Profile>all</Profile>', '</FirewallGroup>', '</FirewallGroups>', '</component>', '</settings>']],
  ['a language and another keyboard', new Sysprep({ locale: 'de-DE', keyboard: '0409:00000409' }), 'component', [
    `<component name="Microsoft-Windows-International-Core" ${attributes}>`, '<InputLocale>0409:00000409</InputLocale>', '<SystemLocale>de-DE</SystemLocale>',
    '<UILanguage>de-DE</UILanguage>', '<UserLocale>de-DE</UserLocale>', '</component>',
  ]],
  ['commands of the system', filled({}, sysprep => { sysprep.addCommands('a.exe "x" && y'); sysprep.addCommands('b.exe'); }), 'RunSynchronous', ['<RunSynchronous>',
    ...order('RunSynchronousCommand', 1, '<Path>a.exe &quot;x&quot; &amp;&amp; y</Path>'), ...order('RunSynchronousCommand', 2, '<Path>b.exe</Path>'), '</RunSynchronous>']],
  ['commands of the first logon', filled({}, sysprep => sysprep.addFirstLogonCommands('a.exe')), 'FirstLogonCommands',
    ['<FirstLogonCommands>', ...order('SynchronousCommand', 1, '<CommandLine>a.exe</CommandLine>'), '</FirstLogonCommands>']],
  ['the guest agent, once', filled({}, sysprep => { sysprep.installGuestAgent(); sysprep.installGuestAgent(2); }), 'RunSynchronous', ['<RunSynchronous>',
    ...order('RunSynchronousCommand', 1, '<Path>msiexec.exe /i E:\\guest-agent\\qemu-ga-x86_64.msi /qn /norestart</Path>'), '</RunSynchronous>']],
  // the encoded passwords are those of the public documentation
  ['accounts', filled({ administratorPassword: PASSWORD }, sysprep => {
    sysprep.addUser('ops', { password: PASSWORD, administrator: true });
    sysprep.addUser('guest 1', { password: PASSWORD, displayName: 'Guest <1>' });
  }), 'UserAccounts', ['<UserAccounts>',
    '<AdministratorPassword>', '<Value>cAB3AEEAZABtAGkAbgBpAHMAdAByAGEAdABvAHIAUABhAHMAcwB3AG8AcgBkAA==</Value>', '<PlainText>false</PlainText>', '</AdministratorPassword>',
    '<LocalAccounts>',
    ...[['ops', 'ops', 'Administrators'], ['guest 1', 'Guest &lt;1&gt;', 'Users']].flatMap(([name, full, group]) => [
      '<LocalAccount wcm:action="add">', '<Password>', '<Value>cAB3AFAAYQBzAHMAdwBvAHIAZAA=</Value>', '<PlainText>false</PlainText>', '</Password>',
      `<DisplayName>${full}</DisplayName>`, `<Group>${group}</Group>`, `<Name>${name}</Name>`, '</LocalAccount>',
    ]),
    '</LocalAccounts>', '</UserAccounts>']],
])('writes %s', (_, sysprep, name, lines) => {
  expect(within(sysprep, name)).toEqual(lines);
  expect(sysprep.render()).toBe(sysprep.render());
});

test('no text breaks the file', () => {
  const unescape = (text: string) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&');
  fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), text => {
    const sysprep = new Sysprep();
    fc.pre(text.trim() !== '' && text.length <= 259 && !/[\x00-\x08\x0a-\x1f\ud800-\udfff\ufffe\uffff]/.test(text));
    sysprep.addCommands(text);
    const path = /<Path>([^<>]*)<\/Path>/.exec(sysprep.render())![1];
    expect(unescape(path)).toBe(text);
  }));
});

const KIND = 'provisioning.virtualization.deckhouse.io/sysprep';
const machine = (provisioning: Provisioning, disks = ['root'], bootloader = Bootloader.EFI) => new VirtualMachine(chartOf(), 'win', {
  bootloader,
  vmClass: VirtualMachineClass.GENERIC,
  cpu: Cpu.cores(1),
  memory: Size.gibibytes(1),
  provisioning,
  disks: disks.map(name => VirtualDisk.fromDiskName(name)),
});

const answersFile = join(mkdtempSync(join(tmpdir(), 'answers-')), 'autounattend.xml');
writeFileSync(answersFile, '\ufeff<?xml version="1.0"?><unattend/>\n');

test.each<[string, Provisioning, object]>([
  ['answers', Provisioning.sysprep(new Sysprep()), { 'unattend.xml': new Sysprep().render() }],
  ['a setup', Provisioning.sysprep(install()), { 'autounattend.xml': install().render() }],
  ['a file', Provisioning.sysprepFile(answersFile), { 'autounattend.xml': '<?xml version="1.0"?><unattend/>\n' }],
])('puts %s into a Secret of the machine', (_, provisioning, stringData) => {
  const vm = machine(provisioning);
  expect(rendered(vm).spec.provisioning).toEqual({ type: 'SysprepRef', sysprepRef: { kind: 'Secret', name: 'win-sysprep' } });
  expect((vm.node.findChild('Sysprep') as any).toJson()).toEqual({
    apiVersion: 'v1', kind: 'Secret', metadata: { name: 'win-sysprep', namespace: 'ns' }, type: KIND, stringData,
  });
});

test('a machine whose setup erases a disk has that one alone', () => {
  const erasing = () => Provisioning.sysprep(install({ eraseFirstDisk: true }));
  const message = '[test/win] the setup of Windows erases the first disk that it finds, which may be any of them, got several disks: '
    + "attach one disk only, and the others when Windows is installed and 'eraseFirstDisk' is removed";
  expect(() => machine(erasing(), ['root', 'data'])).toThrow(new Error(message));
  expect(() => machine(Provisioning.sysprep(install()), ['root', 'data'])).not.toThrow();
  expect(rendered(machine(erasing())).spec.blockDeviceRefs).toHaveLength(1);
});

test('a machine whose setup makes partitions is started from them', () => {
  const erasing = (bootloader?: Bootloader) => Provisioning.sysprep(install({ eraseFirstDisk: true, bootloader }));
  expect(() => machine(erasing(), ['root'], Bootloader.BIOS)).toThrow(new Error('[test/win] the setup of Windows makes partitions for EFI, '
    + "but the bootloader of the machine is BIOS: set 'bootloader' of the machine to Bootloader.EFI, or 'bootloader' of 'installation' in the Sysprep to Bootloader.BIOS"));
  expect(() => machine(erasing(Bootloader.BIOS))).toThrow(/for BIOS, but the bootloader of the machine is EFI: .* to Bootloader.EFI$/);
  expect(() => machine(erasing(Bootloader.BIOS), ['root'], Bootloader.BIOS)).not.toThrow();
  expect(() => machine(erasing(), ['root'], Bootloader.EFI_WITH_SECURE_BOOT)).not.toThrow();
});

test('nobody adds to answers that a machine uses', () => {
  const sysprep = new Sysprep();
  Provisioning.sysprep(sysprep);
  for (const add of [
    () => sysprep.addUser('ops', { password: PASSWORD }), () => sysprep.addCommands('a'), () => sysprep.addFirstLogonCommands('a'), () => sysprep.installGuestAgent(),
  ]) {
    expect(add).toThrow(new Error("this answer file is in use by a machine: add to it before 'Provisioning.sysprep'"));
  }
});

const userName = (got: string) => `the name of a user must have 1 to 20 characters, without "/\\[]:;|=,+*?<>@%, got ${got}: for example "ops"`;
const line = (got: number) => `a command must be one line of 1 to 259 characters, got ${got} characters, or several lines: put a longer one into a script`;
const wrong = (value: unknown) => value as any;

test.each<[string, () => unknown, string]>([
  ['a long name of a computer', () => new Sysprep({ computerName: 'a-very-long-name' }),
    '\'computerName\' must be 1 to 15 letters, digits and single dashes between them, not digits alone, got "a-very-long-name": for example "web-1"'],
  ['a number as a computer', () => new Sysprep({ computerName: '2022' }),
    '\'computerName\' must be 1 to 15 letters, digits and single dashes between them, not digits alone, got "2022": for example "web-1"'],
  ['a locale of Linux', () => new Sysprep({ locale: 'en_US.UTF-8' }), '\'locale\' must be the name of a language of Windows, got "en_US.UTF-8": for example "en-US"'],
  ['a keyboard by name', () => new Sysprep({ keyboard: 'german' }), '\'keyboard\' must be a language, or a pair of numbers, got "german": for example "0409:00000409"'],
  ['a time zone of Linux', () => new Sysprep({ timeZone: 'Europe/Berlin' }),
    "'timeZone' must be the name of a time zone in Windows, not of the tz database ('tzutil /l' lists them), got \"Europe/Berlin\": for example \"W. Europe Standard Time\""],
  ['two editions', () => install({ imageName: 'x', imageIndex: 1 }), "an edition must have 'imageName' or 'imageIndex', got both: leave one out"],
  ['no edition', () => install({ imageName: ' ' }), "'imageName' must be the name of an edition, got a blank string: for example \"Windows Server 2022 SERVERSTANDARD\""],
  ['the edition 0', () => install({ imageIndex: 0 }), "'imageIndex' must be a whole number from 1 to 15, got 0: for example 2"],
  ['a CD-ROM without a place', () => install({ driverCdRom: 1.5 }), "'driverCdRom' must be a whole number from 1 to 15, got 1.5: for example 2"],
  ['a guest agent from nowhere', () => new Sysprep().installGuestAgent(0), "'cdRom' must be a whole number from 1 to 15, got 0: count the CD-ROMs in 'blockDevices'"],
  ['a user without a password', () => (new Sysprep() as any).addUser('ops'), "[Sysprep.addUser] 'password' is missing: set it, for example WindowsPassword.exposed('…')"],
  ['a password that is missing', () => WindowsPassword.exposed(undefined as any), "[WindowsPassword.exposed] 'text' is missing: set it"],
  ['a user with a slash', () => new Sysprep().addUser('a/b', { password: PASSWORD }), userName('"a/b"')],
  ['a user with a dot at the end', () => new Sysprep().addUser('ops.', { password: PASSWORD }), userName('"ops."')],
  ['the Administrator', () => new Sysprep().addUser('ADMINISTRATOR', { password: PASSWORD }),
    "Windows has the user Administrator already: set 'administratorPassword'"],
  ['a user twice', () => filled({}, sysprep => { sysprep.addUser('ops', { password: PASSWORD }); sysprep.addUser('Ops', { password: PASSWORD }); }),
    'a user can be added once, got "Ops" again: give all its options in one call'],
  ['a password in clear text', () => new Sysprep().addUser('ops', { password: wrong('secret') }),
    "[Sysprep.addUser] 'password' must be a WindowsPassword, got a string: for example WindowsPassword.exposed('…')"],
  ['a password of the Administrator in clear text', () => new Sysprep({ administratorPassword: wrong('secret') }),
    "[Sysprep] 'administratorPassword' must be a WindowsPassword, got a string: for example WindowsPassword.exposed('…')"],
  ['a product key in clear text', () => new Sysprep({ productKey: wrong(KEY) }), "[Sysprep] 'productKey' must be a WindowsProductKey, got a string: for example WindowsProductKey.exposed('…')"],
  ['a password of two lines', () => WindowsPassword.exposed('a\nb'), 'a password of Windows must not have line breaks, got one with U+000A: remove the character'],
  ['a password with a control character', () => WindowsPassword.exposed('a\u0001bcDEF123!'), 'a password of Windows must not have control characters, got one with U+0001: remove the character'],
  ['a password with half of a pair', () => WindowsPassword.exposed('a\ud800b'), 'a password of Windows must not have half of a surrogate pair, got one with U+D800: remove the character'],
  ['a password that is too long', () => WindowsPassword.exposed('x'.repeat(128)), 'a password of Windows must have 1 to 127 characters, got 128: write another'],
  ['an empty password', () => WindowsPassword.exposed(''), 'a password of Windows must have 1 to 127 characters, got 0: write another'],
  ['another product key', () => WindowsProductKey.exposed('secret'),
    'a product key must be five groups of five capital letters and digits with dashes between them, got another string: copy the whole key'],
  ['a blank command', () => new Sysprep().addCommands(' '), line(1)],
  ['a long command', () => new Sysprep().addCommands('x'.repeat(260)), line(260)],
  ['a control character', () => new Sysprep().addCommands('a\x07'),
    'a command must be one line without control characters, got a line break, a control character or half of a surrogate pair: remove it'],
  ['a file with another name', () => Provisioning.sysprepFile('answers/Unattend.xml'),
    'the name of an answer file must be "autounattend.xml" or "unattend.xml", in lower case, got "Unattend.xml": rename it'],
  ['answers with another name', () => Provisioning.sysprep({ fileName: 'answers.xml', render: () => '<unattend/>' }),
    'the name of an answer file must be "autounattend.xml" or "unattend.xml", in lower case, got "answers.xml": rename it'],
  ['empty answers', () => Provisioning.sysprep({ fileName: 'unattend.xml', render: () => '\n' }), 'an answer file must not be empty: write the answers'],
  ['large answers', () => Provisioning.sysprep({ fileName: 'unattend.xml', render: () => 'x'.repeat(1024 * 1024 + 1) }),
    'an answer file must have at most 1048576 bytes, got 1048577: let the guest download the larger files'],
])('refuses %s', (_, run, message) => expect(run).toThrow(new Error(message)));

test('the message of a missing file has the directory of relative paths', () => {
  expect(refusalOf(() => Provisioning.sysprepFile('no/unattend.xml'))).toBe('the answer file cannot be read '
    + `(ENOENT: no such file or directory, open 'no/unattend.xml'), got "no/unattend.xml": write its path from ${process.cwd()}`);
});
