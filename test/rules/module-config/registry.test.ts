import { adviceInCode, told } from '../support';
import { found } from './found';
import { registry } from '../../../src/catalogue/module-config/objects';
import { ClusterFacts } from '../../../src/domain/cluster-facts';
import { Manifest } from '../../../src/manifest/manifest';

test.each([
  ['MC-05', `ModuleConfig virtualization /spec/settings/dvcr/storage/type (MC-05)
  without 'type' the webhook rejects every later change of the module, even one that adds it
  got: nothing
  instead: PersistentVolumeClaim`],
  ['MC-07', `ModuleConfig virtualization /spec/settings/dvcr/storage/persistentVolumeClaim/size (MC-07)
  the size of the registry must be a quantity
  got: "50 GB"
  instead: a quantity, for example 50Gi or 50G`],
  ['MC-10', `ModuleConfig virtualization /spec/settings/dvcr/gc/schedule (MC-10)
  the controller cannot start with this schedule: '7' is not a day of the week from 0 to 6
  got: "0 2 * * 7"
  instead: minute, hour, day of the month, month and day of the week, for example 0 2 * * *`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['MC-05', ['Dvcr.onVolume(Size.gibibytes(50)), which sets it']],
  ['MC-07', ['Dvcr.onVolume(Size.gibibytes(50))']],
  ['MC-10', ['a schedule of five fields, for example Cron.daily()']],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual(advice));

test.each<[string, string, Manifest[], ClusterFacts, string[]]>([
  ['MC-07', 'size zero', [registry({ size: '0Gi' })], {}, ['/dvcr/storage/persistentVolumeClaim/size: the size of the registry must be more than zero']],
  ['MC-07', 'a negative size', [registry({ size: '-1Gi' })], {},
    ['/dvcr/storage/persistentVolumeClaim/size: the size of the registry must be more than zero']],
  ['MC-07', 'the smallest size', [registry({ size: '1' })], {}, []],
  ['MC-10', 'an empty schedule', [registry({ size: '1Gi' }, { gc: { schedule: '' } })], {}, []],
])('%s and %s', (id, _, manifests, facts, violations) => expect(found(id, manifests, facts)).toEqual(violations));
