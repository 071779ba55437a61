import { clusterImage, image, pulled } from '../../../src/catalogue/data-source/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { check, ids, told } from '../support';

test.each([
  ['DS-17', `VirtualDisk shop/data /spec/dataSource/containerImage/imagePullSecret/name (DS-17)
  Secret registry has no key '.dockerconfigjson' with the credentials of a registry
  got: "registry"
  instead: a Secret of type kubernetes.io/dockerconfigjson with the key '.dockerconfigjson'`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

const found = (...manifests: Manifest[]): string[] => ids(check(manifests));

const secret = (body: object): Manifest => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'registry', namespace: 'images' }, ...body });

test.each<[string, Manifest, string[]]>([
  ['its key as text', secret({ stringData: { '.dockerconfigjson': '{}' } }), []],
  ['its key encoded', secret({ data: { '.dockerconfigjson': 'e30=' } }), []],
  ['another key', secret({ data: { 'config.json': 'e30=' } }), ['DS-17']],
  ['no keys', secret({}), ['DS-17']],
  ['fields of other types', secret({ data: null, stringData: 'x' }), ['DS-17', 'SEC-05']],
  ['another name', { ...secret({}), metadata: { name: 'other', namespace: 'images' } }, []],
  ['another namespace', { ...secret({}), metadata: { name: 'registry', namespace: 'shop' } }, []],
])('a pull secret with %s', (_, manifest, expected) => {
  expect(found(clusterImage(pulled({ imagePullSecret: { name: 'registry', namespace: 'images' } })), manifest)).toEqual(expected);
  expect(found(image(pulled({ imagePullSecret: { name: 'registry' } }), { namespace: 'images' }), manifest)).toEqual(expected);
});
