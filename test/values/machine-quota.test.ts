import { Size } from 'cdk8s';
import { launcherOverhead } from '../../src/domain/launcher-cost';
import { CoreFraction } from '../../src/values/core-fraction';
import { MachineQuota, MachineQuotaProps } from '../../src/values/machine-quota';
import { Sizing } from '../../src/values/sizing';

const GIBIBYTE = 2 ** 30;
const MEBIBYTE = 2 ** 20;

// 1 GiB has page tables of 2 MiB, and the processes and disks of a machine take 373 MiB
test.each<[string, number, number, number]>([
  ['a small machine', 1, 1, 2 + 373 + 8],
  ['a machine with many cores', 1, 32, 2 + 373 + 8 * 32],
  ['a machine with much memory', 512, 1, 2 * 512 + 373 + 8],
])('the overhead of %s', (_, gibibytes, cores, mebibytes) => expect(launcherOverhead(gibibytes * GIBIBYTE, cores)).toBe(mebibytes * MEBIBYTE));

const small = Sizing.of(2, Size.gibibytes(4), CoreFraction.percent(25));
const large = Sizing.of(8, Size.gibibytes(16), CoreFraction.FULL);
const alone = { migrations: 0, imports: 0 };
// of the guest, of its pod, and of the pod that attaches disks: 2,000,000 bytes
const SMALL = (4 + 4 / 512) * 1024 + 373 + 2 * 8 + 2_000_000 / MEBIBYTE;
const LARGE = (16 + 16 / 512) * 1024 + 373 + 8 * 8 + 2_000_000 / MEBIBYTE;
const IMPORT = 60_000_000 / MEBIBYTE;
const memory = (mebibytes: number) => `${Math.ceil(mebibytes)}Mi`;

const CLASS = (name: string) => `${name}.storageclass.storage.k8s.io/requests.storage`;

test.each<[string, MachineQuotaProps, object]>([
  ['one machine, which never moves', { machines: [{ size: small, count: 1 }], ...alone },
    { 'requests.cpu': '510m', 'requests.memory': memory(SMALL), 'count/virtualmachines.virtualization.deckhouse.io': '1' }],
  ['machines of two sizes, of which the largest may move', { machines: [{ size: small, count: 10 }, { size: large, count: 2 }] }, {
    'requests.cpu': `${510 * 10 + 8010 * 3 + 100}m`,
    'requests.memory': memory(SMALL * 10 + LARGE * 3 + IMPORT),
    'count/virtualmachines.virtualization.deckhouse.io': '12',
  }],
  ['machines that move and images that are loaded at the same time', { machines: [{ size: small, count: 4 }], migrations: 2, imports: 3 }, {
    'requests.cpu': `${510 * 6 + 300}m`,
    'requests.memory': memory(SMALL * 6 + IMPORT * 3),
    'count/virtualmachines.virtualization.deckhouse.io': '4',
  }],
  ['whole cores without a core fraction, and with one that the autoscaler chooses', {
    machines: [{ size: Sizing.of(2, Size.gibibytes(4)), count: 1 }, { size: Sizing.of(2, Size.gibibytes(4), CoreFraction.AUTO), count: 1 }], ...alone,
  }, { 'requests.cpu': '4020m', 'requests.memory': memory(SMALL * 2), 'count/virtualmachines.virtualization.deckhouse.io': '2' }],
  ['storage of classes, and their sum', {
    storage: [{ storageClassName: 'fast', size: Size.gibibytes(100) }, { storageClassName: 'slow', size: Size.tebibytes(1) }],
  }, { 'requests.storage': '1124Gi', [CLASS('fast')]: '100Gi', [CLASS('slow')]: '1Ti' }],
  ['storage that is not whole GiB', { storage: [{ storageClassName: 'fast', size: Size.mebibytes(1500) }] },
    { 'requests.storage': '1500Mi', [CLASS('fast')]: '1500Mi' }],
  ['storage of classes, and another sum', { storage: [{ storageClassName: 'fast', size: Size.gibibytes(100) }], totalStorage: Size.gibibytes(150) },
    { 'requests.storage': '150Gi', [CLASS('fast')]: '100Gi' }],
  ['numbers of objects', { disks: 0, images: 5, addresses: 10 }, {
    'count/virtualdisks.virtualization.deckhouse.io': '0',
    'count/virtualimages.virtualization.deckhouse.io': '5',
    'count/virtualmachineipaddresses.virtualization.deckhouse.io': '10',
  }],
])('a quota of %s', (_, props, hard) => expect(MachineQuota.of(props)._hard).toEqual(hard));

test('a quota has what its nodes reserve', () => {
  const { guaranteedCores, memory: reserved } = MachineQuota.of({ machines: [{ size: small, count: 1 }], ...alone });
  expect([guaranteedCores, reserved?.toMebibytes()]).toEqual([0.51, Math.ceil(SMALL)]);
});

test('a quota without machines has nothing that nodes reserve', () => {
  const { guaranteedCores, memory: reserved } = MachineQuota.of({ disks: 1 });
  expect([guaranteedCores, reserved]).toEqual([undefined, undefined]);
});

const AT = '[MachineQuota.of]';
test.each<[string, MachineQuotaProps, string]>([
  ['no limit', { migrations: 1 }, `${AT} a quota needs at least one of machines, storage, totalStorage, disks, images, addresses: for example { machines: [{ size: Sizing.of(2, Size.gibibytes(4)), count: 10 }] }`],
  ['an empty list of machines', { machines: [] }, `${AT} 'machines' must not be empty: leave it out if machines are not limited`],
  ['no machine, and a part of a migration', { machines: [{ size: small, count: 0 }], migrations: 0.5 },
    `${AT} 'machines[0].count' must be a whole number from 1, got 0\n${AT} 'migrations' must be a whole number from 0, got 0.5`],
  ['less than no address', { addresses: -1 }, `${AT} 'addresses' must be a whole number from 0, got -1`],
  ['no storage', { storage: [{ storageClassName: 'fast', size: Size.gibibytes(0) }], totalStorage: Size.gibibytes(0) },
    `${AT} 'storage[0].size' must be more than zero: for example Size.gibibytes(100)\n${AT} 'totalStorage' must be more than zero: for example Size.gibibytes(100)`],
  ['a class twice', { storage: [{ storageClassName: 'fast', size: Size.gibibytes(1) }, { storageClassName: 'fast', size: Size.gibibytes(2) }] },
    `${AT} 'storage[1].storageClassName' must not be "fast" again: add the two sizes`],
])('refuses %s', (_, props, message) => expect(() => MachineQuota.of(props)).toThrow(new Error(message)));
