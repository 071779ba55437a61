import { Manifest, ManifestObject } from '../../src/manifest/manifest';
import { ManifestSet } from '../../src/manifest/manifest-set';

const config = (name: string, annotation?: string): Manifest => ({
  apiVersion: 'deckhouse.io/v1alpha1', kind: 'ModuleConfig', metadata: { name, ...annotation === undefined ? {} : { annotations: { 'cdk8s-dvp/part': annotation } } },
});
const part = config('virtualization', 'without-gates');
const secret: Manifest = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'virtualization', annotations: { 'cdk8s-dvp/part': 'without-gates' } } };

test.each<[string, Manifest[], Manifest[]]>([
  ['a part and the whole', [part, config('virtualization'), config('sdn')], [config('virtualization'), config('sdn')]],
  ['a part alone', [part, config('sdn')], [part, config('sdn')]],
  ['another value', [config('virtualization', 'x'), config('virtualization')], [config('virtualization', 'x'), config('virtualization')]],
  ['another kind', [secret, secret], [secret, secret]],
])('%s', (_, objects, left) => {
  const set = new ManifestSet(objects.map(object => new ManifestObject(object)));
  expect(set.objects.map(({ json }) => json)).toEqual(left);
  expect(set.ofKind('deckhouse.io', 'ModuleConfig').length).toBe(left.filter(({ kind }) => kind === 'ModuleConfig').length);
});
