import { Cron, Size } from 'cdk8s';
import { Dvcr } from '../../src/values/dvcr';

const storage = (size: string, storageClassName?: string) => ({ type: 'PersistentVolumeClaim', persistentVolumeClaim: { size, storageClassName } });

test.each<[string, Dvcr, object]>([
  ['a size', Dvcr.onVolume(Size.gibibytes(50)), { storage: storage('50Gi') }],
  ['the unit of the author', Dvcr.onVolume(Size.mebibytes(51200)), { storage: storage('51200Mi') }],
  ['a StorageClass', Dvcr.onVolume(Size.tebibytes(1), { storageClassName: 'replicated' }), { storage: storage('1Ti', 'replicated') }],
  ['an empty StorageClass as given', Dvcr.onVolume(Size.tebibytes(1), { storageClassName: '' }), { storage: storage('1Ti', '') }],
  ['a schedule', Dvcr.onVolume(Size.gibibytes(1), { garbageCollection: Cron.schedule({ minute: '0', hour: '20' }) }),
    { storage: storage('1Gi'), gc: { schedule: '0 20 * * *' } }],
  ['a decimal quantity', Dvcr.onVolumeOf('50G'), { storage: storage('50G') }],
  ['a quantity with a fraction', Dvcr.onVolumeOf('1.5Ti', { storageClassName: 'nfs' }), { storage: storage('1.5Ti', 'nfs') }],
  ['a quantity with an exponent', Dvcr.onVolumeOf('5e10', { garbageCollection: Cron.daily() }), { storage: storage('5e10'), gc: { schedule: '0 0 * * *' } }],
])('renders %s', (_, dvcr, wire) => {
  expect(dvcr._toKube()).toEqual(wire);
  expect(dvcr._toKube()).toEqual(dvcr._toKube());
});

test.each<[string, () => Dvcr, string]>([
  ['no size', () => Dvcr.onVolume(Size.gibibytes(0)), '"0Gi"'],
  ['an empty quantity', () => Dvcr.onVolumeOf(''), '""'],
  ['a zero quantity', () => Dvcr.onVolumeOf('0G'), '"0G"'],
  ['a negative quantity', () => Dvcr.onVolumeOf('-50G'), '"-50G"'],
  ['a space', () => Dvcr.onVolumeOf('50 G'), '"50 G"'],
  ['a unit that Kubernetes has not', () => Dvcr.onVolumeOf('50GB'), '"50GB"'],
  ['an exponent with a fraction', () => Dvcr.onVolumeOf('1e1.5'), '"1e1.5"'],
])('refuses %s', (_, make, got) => {
  expect(make).toThrow(new Error(`the volume of the registry must have a size above zero, got ${got}: for example 50Gi or 50G`));
});

test('what is no size does not compile', () => {
  // @ts-expect-error a size is a Size; quantities go through onVolumeOf
  expect(() => Dvcr.onVolume('50Gi')).toThrow();
  // @ts-expect-error a schedule is a Cron
  expect(() => Dvcr.onVolume(Size.gibibytes(1), { garbageCollection: '0 20 * * *' })).toThrow();
  // @ts-expect-error a registry is made by its factories
  new Dvcr('50Gi', {});
});
