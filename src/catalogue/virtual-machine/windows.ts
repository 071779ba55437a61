import { machine } from './objects';
import { Manifest } from '../../manifest/manifest';
import { driversAreThere, setupHasCdRom, sysprepIsForWindows, windowsFits, windowsSetup } from '../../rules/virtual-machine/windows';
import { RuleExample } from '../entry';

const root = { kind: 'VirtualDisk', name: 'web-root' };
const image = (name: string) => ({ kind: 'VirtualImage', name });
const windows = (spec: object): Manifest => machine({ osType: 'Windows', ...spec });
const byUserData = { provisioning: { type: 'UserData', userData: '#cloud-config\npackages: [nginx]\n' } };

/** a machine that is set up by an answer file, with the Secret that has it */
export const answered = (key: string, text: string, spec: object): readonly Manifest[] => [
  {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'answers', namespace: 'shop' },
    type: 'provisioning.virtualization.deckhouse.io/sysprep',
    stringData: { [key]: text },
  },
  windows({ provisioning: { type: 'SysprepRef', sysprepRef: { kind: 'Secret', name: 'answers' } }, ...spec }),
];

const setup = (...images: string[]): readonly Manifest[] => answered(
  'autounattend.xml',
  '<PathAndCredentials wcm:action="add"><Path>E:\\vioscsi\\2k22\\amd64</Path></PathAndCredentials>',
  { blockDeviceRefs: [root, ...images.map(image)] },
);

export const WINDOWS_EXAMPLES: readonly RuleExample[] = [
  { rule: setupHasCdRom, breaks: () => setup(), keeps: () => setup('windows', 'drivers') },
  { rule: driversAreThere, breaks: () => setup('windows'), keeps: () => setup('windows', 'drivers') },
  { rule: windowsSetup, breaks: () => [windows(byUserData)], keeps: () => [machine(byUserData)] },
  {
    rule: sysprepIsForWindows,
    breaks: () => answered('unattend.xml', '<unattend/>', { osType: 'Generic' }),
    keeps: () => answered('unattend.xml', '<unattend/>', {}),
  },
  {
    rule: windowsFits,
    breaks: () => [windows({ memory: { size: '1Gi' }, blockDeviceRefs: [root, image('windows-11')] })],
    keeps: () => [windows({ memory: { size: '4Gi' }, blockDeviceRefs: [root, image('windows-11')] })],
  },
];
