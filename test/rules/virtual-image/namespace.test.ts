import { clusterImage, from, pulled } from '../../../src/catalogue/data-source/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, check, ids, report, told } from '../support';

test.each([
  ['CVI-03', `ClusterVirtualImage debian /spec/dataSource/objectRef/namespace (CVI-03)
  a ClusterVirtualImage has no namespace, so it needs that of its VirtualDisk
  got: nothing
  instead: the namespace of VirtualDisk golden`],
  ['CVI-04', `ClusterVirtualImage debian /spec/dataSource/containerImage/imagePullSecret/namespace (CVI-04)
  a ClusterVirtualImage has no namespace, so it needs that of its pull secret
  got: nothing
  instead: the namespace of Secret registry`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['CVI-04', ["set 'pullSecretNamespace' to the namespace of Secret registry"]],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual(advice));

test.each<[string, Manifest, string[]]>([
  ['an image of the cluster', clusterImage(from('ClusterVirtualImage', 'base')), []],
  ['an image of nowhere', clusterImage(from('VirtualImage', 'base')), ['CVI-03']],
  ['a snapshot of nowhere, said so', clusterImage(from('VirtualDiskSnapshot', 'base', { namespace: '' })), ['CVI-03']],
  ['a disk of a namespace', clusterImage(from('VirtualDisk', 'base', { namespace: 'n' })), []],
  ['a pull secret that says it is nowhere', clusterImage(pulled({ imagePullSecret: { name: 'registry', namespace: '' } })), ['CVI-04']],
  ['a pull secret without a name', clusterImage(pulled({ imagePullSecret: {} })), []],
])('a cluster-wide image with %s', (_, manifest, expected) => expect(ids(check([manifest]))).toEqual(expected));

test('a namespace is no longer than namespaces are', () => expect(report([clusterImage(from('VirtualDisk', 'golden', { namespace: 'n'.repeat(64) }))]))
  .toBe(`ClusterVirtualImage debian /spec/dataSource/objectRef/namespace (CVI-03)
  a namespace has at most 63 characters, this one has 64
  got: "${'n'.repeat(64)}"
  instead: the namespace of VirtualDisk golden`));
