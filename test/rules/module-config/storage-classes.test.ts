import { adviceInCode, told } from '../support';
import { found } from './found';
import { config } from '../../../src/catalogue/module-config/objects';
import { cephClass, localClass, nfsClass, replicatedClass } from '../../../src/catalogue/storage/objects';
import { poolOn } from '../../../src/catalogue/virtual-machine-pool/objects';
import { ClusterFacts } from '../../../src/domain/cluster-facts';
import { Manifest } from '../../../src/manifest/manifest';

test.each([
  ['MC-21', `ModuleConfig virtualization /spec/settings/virtualImages/storageClassName (MC-21)
  this setting is deprecated
  got: "fast"
  instead: defaultStorageClassName, which means the same`],
  ['MC-22', `ModuleConfig virtualization /spec/settings/virtualImages/defaultStorageClassName (MC-22)
  the cluster has no such StorageClass
  got: "slow"
  instead: fast

ModuleConfig virtualization /spec/settings/virtualImages/allowedStorageClassSelector/matchNames/1 (MC-22)
  the cluster has no such StorageClass
  got: "slower"
  instead: fast`],
  ['MC-23', `ModuleConfig virtualization /spec/settings/virtualDisks/defaultStorageClassName (MC-23)
  with a default and no list, no disk may use another StorageClass, such as slow
  got: "fast"
  instead: allowedStorageClassSelector.matchNames with every class that is allowed, even if it is only fast`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['MC-23', ["'allowedStorageClassNames' with every class that is allowed, even if it is only fast"]],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual(advice));

const imagesBy = (virtualImages: object) => config({ virtualImages });
const pool = (storageClassName: string) => poolOn({ spec: { persistentVolumeClaim: { size: '10Gi', storageClassName } } });

test.each<[string, string, Manifest[], ClusterFacts, string[]]>([
  ['MC-21', 'the old setting beside a new one', [imagesBy({ storageClassName: 'a', allowedStorageClassSelector: { matchNames: ['a'] } })], {},
    ['/virtualImages/storageClassName: DVP ignores this setting beside a default or a list of allowed classes']],
  ['MC-22', 'a class of the set', [imagesBy({ defaultStorageClassName: 'slow' }), replicatedClass({}, 'slow')],
    { storageClasses: [] }, []],
  ['MC-22', 'no class at all', [imagesBy({ defaultStorageClassName: 'slow' })], { storageClasses: [] },
    ['/virtualImages/defaultStorageClassName: the cluster has no such StorageClass']],
  ['MC-22', 'a list without a default', [imagesBy({ allowedStorageClassSelector: { matchNames: ['0', 'x'] } })],
    { storageClasses: [...'0123456789'].map(name => ({ name })) },
    ['/virtualImages/allowedStorageClassSelector/matchNames/1: the cluster has no such StorageClass']],
  ['MC-22', 'classes of disks', [config({ virtualDisks: { defaultStorageClassName: 'slow' } })], { storageClasses: [] }, []],
  ['MC-23', 'disks of a pool', [config({ virtualDisks: { defaultStorageClassName: 'fast' } }), pool('slow'), pool('fast')], {},
    ['/virtualDisks/defaultStorageClassName: with a default and no list, no disk may use another StorageClass, such as slow']],
  ['MC-23', 'images beside disks of a pool', [imagesBy({ defaultStorageClassName: 'fast' }), pool('slow')], {}, []],
  ['MC-23', 'images', [imagesBy({ defaultStorageClassName: 'fast' }), nfsClass({}, 'nfs'), cephClass({}, 'ceph')], {},
    ['/virtualImages/defaultStorageClassName: with a default and no list, no image may use another StorageClass, such as ceph, nfs']],
  ['MC-23', 'the class of the default alone', [config({ virtualDisks: { defaultStorageClassName: 'fast' } }), localClass({}, 'fast')],
    {}, []],
  ['MC-23', 'no default', [config({ virtualDisks: {} }), localClass({}, 'fast')], {}, []],
])('%s and %s', (id, _, manifests, facts, violations) => expect(found(id, manifests, facts)).toEqual(violations));
