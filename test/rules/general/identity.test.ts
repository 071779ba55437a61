import { check, ids, report, rule, told } from '../support';
import { DVP, classOf, objectOf } from './manifests';
import { KINDS } from '../../../imports/contract/kinds';
import { localClass } from '../../../src/catalogue/storage/objects';
import { World } from '../../../src/domain/world';
import { ManifestObject } from '../../../src/manifest/manifest';
import { ManifestSet } from '../../../src/manifest/manifest-set';
import { violationsOf } from '../../../src/rules/rule';

test.each([
  ['GEN-01', `VirtualMachine shop/web /apiVersion (GEN-01)
  the cluster does not serve this version of VirtualMachine
  got: "virtualization.deckhouse.io/v1alpha3"
  instead: virtualization.deckhouse.io/v1alpha2`],
  ['GEN-03', `ClusterVirtualImage ubuntu /metadata/namespace (GEN-03)
  a ClusterVirtualImage is cluster-wide, and the API server drops its namespace
  got: "shop"
  instead: remove the namespace`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test('a kind of two versions gets the newer one as advice', () =>
  expect(report([{ ...classOf({}), apiVersion: `${DVP}/v1` }])).toBe(`VirtualMachineClass web /apiVersion (GEN-01)
  the cluster does not serve this version of VirtualMachineClass
  got: "virtualization.deckhouse.io/v1"
  instead: virtualization.deckhouse.io/v1alpha3`));

test.each(Object.values(KINDS).filter(({ kind }) => kind !== 'VirtualMachineClass'))('$kind has no other version', ({ group, kind, version }) => {
  const object = new ManifestObject({ ...objectOf(kind, {}), apiVersion: `${group}/v1beta9` });
  expect(violationsOf(rule('GEN-01'), object, new World(new ManifestSet([object]))).map(({ instead }) => instead)).toEqual([`${group}/${version}`]);
});

test('another release of a storage module may serve another version', () =>
  expect(report([{ ...localClass(), apiVersion: 'storage.deckhouse.io/v1' }])).toBe(`LocalStorageClass local /apiVersion (GEN-01)
  unknown version of LocalStorageClass: this library knows sds-local-volume 0.4.13, and another release may serve it
  got: "storage.deckhouse.io/v1"
  instead: storage.deckhouse.io/v1alpha1`));

test('the fields of an object with an unknown version are not read', () => {
  const broken = { apiVersion: 'virtualization.deckhouse.io/v9', kind: 'VirtualMachine', metadata: { name: 'web' }, spec: { blockDeviceRefs: [null] } };
  expect(ids(check([broken]))).toEqual(['GEN-01']);
});
