import { attachedTo } from '../../domain/attached-devices';
import { answerFileOf, cloudConfigOf } from '../../domain/machine-setup';
import { linuxSettings } from '../../domain/windows-setup';
import { WINDOWS_NEEDS, windowsVersionOf } from '../../domain/windows-version';
import { World } from '../../domain/world';
import { NOT_SHOWN } from '../../manifest/finding';
import { ManifestObject, textAt } from '../../manifest/manifest';
import { parseQuantity } from '../../manifest/quantity';
import { Topic, dvp } from '../rule';

/** machines with Windows: their setup and their size */
export const windows = new Topic({ severity: 'warning', kinds: dvp('VirtualMachine'), source: 'docs/USER_GUIDE.md' });

const PROVISIONING = '/spec/provisioning';
const REFS = '/spec/blockDeviceRefs';
const OS_TYPE = '/spec/osType';
const MEMORY = '/spec/memory/size';
const CORES = '/spec/cpu/cores';

export const setupHasCdRom = windows.rule({
  id: 'VM-113',
  fields: ['/spec/provisioning/sysprepRef'],
  says: 'A machine with an autounattend.xml has a CD-ROM with the setup of Windows.',
  why: 'Only the setup of Windows reads an autounattend.xml, and it starts from a CD-ROM. A Windows that is generalized reads an unattend.xml.',
  check: (object, world) => {
    if (answerFileOf(object, world)?.isForSetup !== true || imagesOf(object, world).length > 0) {
      return undefined;
    }
    return {
      pointer: REFS,
      wrong: 'the machine has an autounattend.xml, which only the setup of Windows reads, and no CD-ROM with that setup',
      got: NOT_SHOWN,
      instead: {
        yaml: "the ISO image of Windows as a VirtualImage in 'blockDeviceRefs'; or an unattend.xml for a generalized disk; or no 'provisioning' after the installation",
        code: "the ISO image of Windows in 'blockDevices', as BlockDevice.image(image); or a Sysprep without 'installation' for a generalized disk; "
          + "or no 'provisioning' after the installation",
      },
    };
  },
});

export const driversAreThere = windows.rule({
  id: 'VM-114',
  fields: ['/spec/provisioning/sysprepRef'],
  says: 'The CD-ROM from which an answer file takes drivers is one that the machine has.',
  why: 'Without its drivers the setup of Windows finds no disk, and stops.',
  check: (object, world) => {
    const answers = answerFileOf(object, world);
    const images = imagesOf(object, world).length;
    const drives = answers?.isForSetup === true ? driverDrives(answers.text) : [];
    // without any CD-ROM VM-113 reports; the answer file itself is on the last one
    if (images === 0 || drives.length === 0 || drives.some(drive => drive <= images)) {
      return undefined;
    }
    return {
      pointer: REFS,
      wrong: `the answer file takes drivers from CD-ROM ${Math.min(...drives)}, and the machine has ${images === 1 ? 'one image' : `${images} images`}`,
      got: NOT_SHOWN,
      instead: {
        yaml: "the ISO image of the virtio drivers as another VirtualImage in 'blockDeviceRefs'",
        code: "the ISO image of the virtio drivers in 'blockDevices', and its place in 'driverCdRom'",
      },
    };
  },
});

export const windowsSetup = windows.rule({
  id: 'VM-115',
  fields: ['/spec/provisioning'],
  says: 'User data for Linux is not for a machine of osType Windows.',
  why: 'Windows does not have cloud-init. Its counterpart cloudbase-init ignores the settings that only Linux has.',
  check: (object, world) => {
    const config = object.value(OS_TYPE) === 'Windows' ? cloudConfigOf(object, world)?.config : undefined;
    const [setting] = config === undefined ? [] : linuxSettings(config);
    return setting === undefined ? undefined : {
      pointer: PROVISIONING,
      wrong: `the user data is for Linux (it has '${setting}'), and the machine has osType Windows`,
      got: NOT_SHOWN,
      instead: {
        yaml: "'type: SysprepRef' with an answer file, or osType Generic for Linux",
        code: "Provisioning.sysprep(answers), or no 'osType' for Linux",
      },
    };
  },
});

export const sysprepIsForWindows = windows.rule({
  id: 'VM-116',
  fields: ['/spec/provisioning/sysprepRef'],
  says: 'A machine that is set up by an answer file has osType Windows.',
  why: 'Only Windows reads the answer file. With another osType, Windows runs without the features of Hyper-V that it needs to be fast, and without a TPM.',
  check: object => object.text(`${PROVISIONING}/type`) !== 'SysprepRef' || object.value(`${PROVISIONING}/sysprepRef`) === undefined || ['Windows', 'Legacy'].includes(object.text(OS_TYPE) ?? '') ? undefined : {
    pointer: OS_TYPE,
    wrong: 'an answer file sets up Windows, and this machine has osType Generic',
    got: NOT_SHOWN,
    instead: { yaml: 'osType: Windows', code: 'OsType.WINDOWS' },
  },
});

export const windowsFits = windows.rule({
  id: 'VM-117',
  says: 'A machine has the memory and the cores that its version of Windows needs.',
  why: 'The setup stops below the minimum of Microsoft, or Windows swaps all the time.',
  check: (object, world) => {
    const memory = parseQuantity(object.value(MEMORY));
    const cores = object.number(CORES);
    // the version is searched in many objects, and most machines have enough for any
    if (memory === undefined || memory <= 0n || memory >= MOST_NEEDED.memory && (cores ?? MOST_NEEDED.cores) >= MOST_NEEDED.cores) {
      return undefined;
    }
    const version = windowsVersionOf(object, world);
    const needs = version === undefined ? undefined : WINDOWS_NEEDS[version];
    if (needs === undefined) {
      return undefined;
    }
    return [
      ...memory >= needs.memory ? [] : [{
        pointer: MEMORY,
        wrong: `${version} needs ${needs.text} of memory or more`,
        instead: { yaml: `${needs.text} or more`, code: `Size.gibibytes(${needs.text.slice(0, -2)}) or more` },
      }],
      ...cores === undefined || cores >= needs.cores ? [] : [{
        pointer: CORES,
        wrong: `${version} needs ${needs.cores} cores or more`,
        instead: { yaml: `${needs.cores} or more`, code: `Cpu.cores(${needs.cores})` },
      }],
    ];
  },
});

/** enough for every version of Windows */
const MOST_NEEDED = {
  memory: Object.values(WINDOWS_NEEDS).reduce((most, { memory }) => memory > most ? memory : most, 0n),
  cores: Math.max(...Object.values(WINDOWS_NEEDS).map(({ cores }) => cores)),
};

/** the images of a machine, in its spec or attached to it: each may be a CD-ROM */
function imagesOf(machine: ManifestObject, world: World): readonly unknown[] {
  const isImage = (ref: unknown): boolean => /VirtualImage$/.test(textAt(ref, '/kind') ?? '');
  return [...machine.list(REFS), ...attachedTo(machine, world)].filter(isImage);
}

/** the CD-ROMs with drivers, by their places: Windows gives the letter D to the first one */
function driverDrives(answers: string): number[] {
  const paths = [...answers.matchAll(/<PathAndCredentials\b[^>]*>[\s\S]*?<Path>\s*([A-Za-z]):/g)].map(([, letter]) => letter.toUpperCase());
  return paths.map(letter => letter.charCodeAt(0) - 'C'.charCodeAt(0)).filter(drive => drive >= 1);
}
