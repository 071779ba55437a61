import { Manifest } from '../../../src/manifest/manifest';
import { check, ids, told } from '../support';

test('REL-13 reports', () => expect(told('REL-13')).toBe(`VirtualMachineRestore shop/web (REL-13)
  the kind VirtualMachineRestore was removed in DVP 1.9.0
  instead: a VirtualMachineOperation of type Restore`));

const restore = (version = 'v1alpha2'): Manifest =>
  ({ apiVersion: `virtualization.deckhouse.io/${version}`, kind: 'VirtualMachineRestore', metadata: { name: 'web', namespace: 'shop' }, spec: { foo: 1 } });

test.each<[string | undefined, string[]]>([
  [undefined, ['REL-13']], ['1.6.0', []], ['1.8.4', []], ['1.9.0', ['REL-04']], ['1.11.1', ['REL-04']],
])('a removed kind, for a cluster of %s', (dvpRelease, expected) => expect(ids(check([restore()], { dvpRelease }))).toEqual(expected));

test('a profile without a release does not decide either', () => expect(ids(check([restore()], {}))).toEqual(['REL-13']));

test('a version that the kind never had', () => expect(ids(check([restore('v1')]))).toEqual(['REL-13']));
