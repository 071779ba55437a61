import { pointersOf } from './quantities';
import { SizeRange, likelySizes, mebibytes } from '../../domain/likely-size';
import { isVirtualization } from '../../domain/settings';
import { Advice, Violation } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { parseQuantity, quantityText, wholeBytes } from '../../manifest/quantity';
import { MODULE_CONFIG, Topic, dvp } from '../rule';

/** a range that the sizes of one purpose never leave, with the reasons */
interface Purpose extends Partial<SizeRange> {
  readonly tooSmall: string;
  readonly tooLarge?: string;
  /** the usual sizes, for the advice */
  readonly usual: SizeRange;
  readonly example: Advice;
}

const GIBIBYTE = 1024n;
const TEBIBYTE = 1024n * GIBIBYTE;

const usual = (least: bigint, most: bigint): SizeRange => ({ least: mebibytes(least), most: mebibytes(most) });
const sizeAs = (gibibytes: number): Advice => ({ yaml: `a size with a unit, for example ${gibibytes}Gi`, code: `another size, for example Size.gibibytes(${gibibytes})` });

// the smallest system for tests, cirros, has 64M; the largest servers have 64Ti
const MEMORY: Purpose = {
  least: mebibytes(32n),
  most: mebibytes(64n * TEBIBYTE),
  tooSmall: 'no system starts with so little memory',
  tooLarge: 'no server has so much memory',
  usual: usual(64n, TEBIBYTE),
  example: sizeAs(4),
};

// systems of this type are as old as Windows 98, which needs 16Mi
const LEGACY_MEMORY: Purpose = { ...MEMORY, least: mebibytes(8n) };

// a volume of LVM or DRBD has 4Mi or more, and DRBD ends at 1Pi
const DISK: Purpose = {
  least: mebibytes(4n),
  most: mebibytes(1024n * TEBIBYTE),
  tooSmall: 'no system and no data fit on so small a disk',
  tooLarge: 'no storage has so large a disk',
  usual: usual(GIBIBYTE, 16n * TEBIBYTE),
  example: sizeAs(20),
};

const REGISTRY: Purpose = { ...DISK, least: mebibytes(64n), tooSmall: 'no image fits into so small a registry', example: sizeAs(50) };

// a step of 1Mi is usual; a large maximum says that there is none
const STEP: Purpose = { least: mebibytes(1n), tooSmall: 'this is far less than a machine can have', usual: MEMORY.usual, example: sizeAs(1) };
const MAXIMUM: Purpose = { ...STEP, least: mebibytes(32n), tooSmall: 'no system starts with so little memory' };

const POLICY = '/spec/sizingPolicies/*/memory';

/** the purpose of each field with a size; a star stands for each item of a list */
const SIZES: Readonly<Record<string, Readonly<Record<string, Purpose>>>> = {
  VirtualMachine: { '/spec/memory/size': MEMORY },
  VirtualDisk: { '/spec/persistentVolumeClaim/size': DISK },
  VirtualMachinePool: {
    '/spec/virtualDiskTemplates/*/spec/persistentVolumeClaim/size': DISK,
    '/spec/virtualMachineTemplate/spec/memory/size': MEMORY,
  },
  VirtualMachineClass: {
    [`${POLICY}/min`]: STEP,
    [`${POLICY}/max`]: MAXIMUM,
    [`${POLICY}/step`]: STEP,
    [`${POLICY}/perCore/min`]: STEP,
    [`${POLICY}/perCore/max`]: STEP,
  },
  ModuleConfig: { '/spec/settings/dvcr/storage/persistentVolumeClaim/size': REGISTRY },
};

/** sizes that Kubernetes accepts and that their author cannot have meant */
export const meantSizes = new Topic({
  severity: 'warning',
  kinds: [...dvp(...Object.keys(SIZES).filter(kind => kind !== 'ModuleConfig')), MODULE_CONFIG],
  source: 'crds/virtualmachines.yaml',
});

export const sizeIsMeant = meantSizes.rule({
  id: 'GEN-11',
  says: 'The size of memory or of a volume is one that a machine, a disk or a registry can have: a number without a unit counts bytes.',
  why: 'Kubernetes accepts 2048, which is 2048 bytes, and 512m, which is half a byte: the machine does not boot, or the volume is useless.',
  check: object => {
    const violations: Violation[] = [];
    if (object.kind === 'ModuleConfig' && !isVirtualization(object)) {
      return violations;
    }
    const sizes = SIZES[object.kind];
    for (const pattern in sizes) {
      for (const pointer of pointersOf(object, pattern)) {
        const violation = senseless(object, pointer, isLegacy(object) ? LEGACY_MEMORY : sizes[pattern]);
        if (violation !== undefined) {
          violations.push(violation);
        }
      }
    }
    return violations;
  },
});

const isLegacy = (object: ManifestObject): boolean => object.kind === 'VirtualMachine' && object.value('/spec/osType') === 'Legacy';

function senseless(object: ManifestObject, pointer: string, purpose: Purpose): Violation | undefined {
  const quantity = object.value(pointer);
  const size = parseQuantity(quantity);
  // other rules report what is not a quantity, zero and negative sizes
  if (size === undefined || size <= 0n) {
    return undefined;
  }
  const isTooSmall = purpose.least !== undefined && size < purpose.least;
  const isTooLarge = purpose.most !== undefined && size > purpose.most;
  if (!isTooSmall && !isTooLarge) {
    return undefined;
  }
  return {
    pointer,
    wrong: `this is ${sizeInWords(size)}, and ${isTooSmall ? purpose.tooSmall : purpose.tooLarge}`,
    instead: meantInstead(quantity, purpose),
  };
}

const COUNTABLE = 10_000n;

function sizeInWords(size: bigint): string {
  const bytes = wholeBytes(size);
  if (bytes === 1n) {
    return 'at most one byte';
  }
  return bytes < COUNTABLE ? `${bytes} bytes` : quantityText(size);
}

const METHODS: Readonly<Record<string, string>> = { Ki: 'kibibytes', Mi: 'mebibytes', Gi: 'gibibytes' };

function meantInstead(quantity: unknown, purpose: Purpose): Advice {
  const likely = likelySizes(quantity, purpose.usual);
  if (likely.length === 0) {
    return purpose.example;
  }
  const code = likely.filter(text => /[KMG]i$/.test(text)).map(text => `Size.${METHODS[text.slice(-2)]}(${text.slice(0, -2)})`);
  return { yaml: likely.join(' or '), code: code.length === 0 ? purpose.example.code : code.join(' or ') };
}
