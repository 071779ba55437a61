import { disk, virtualization } from '../../../src/catalogue/data-source/objects';
import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { check, told } from '../support';

test.each([
  ['GEN-12', `VirtualMachine shop/web /apiVersion (GEN-12)
  the group virtualisation.deckhouse.io has no kind VirtualMachine
  got: "virtualisation.deckhouse.io/v1alpha2"
  instead: 'virtualization.deckhouse.io/v1alpha2'`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

const V2 = "GEN-12 'virtualization.deckhouse.io/v1alpha2'";
const vmClass = { kind: 'VirtualMachineClass', metadata: { name: 'web' }, spec: { cpu: { type: 'Host' } } };
const old = (kind: string) => ({ kind, metadata: { name: 'a', namespace: 'shop' } });

test.each<[string, string, object, string[]]>([
  ['an s for a z', 'virtualisation.deckhouse.io/v1alpha2', machine(), [V2]],
  ['another top-level domain', 'virtualization.deckhouse.com/v1alpha2', disk(), [V2]],
  ['no top-level domain', 'virtualization.deckhouse/v1alpha2', disk(), [V2]],
  ['upper case', 'Virtualization.Deckhouse.io/v1alpha2', disk(), [V2]],
  ['a version that is served, which stays', 'virtualization.dekhouse.io/v1alpha2', vmClass, [V2]],
  ['a version that is not', 'virtualization.dekhouse.io/v1', vmClass, ["GEN-12 'virtualization.deckhouse.io/v1alpha3'"]],
  ['the group of another part of Deckhouse', 'deckhouse.io/v1alpha1', disk(), [V2]],
  ['a short group', 'virt.deckhouse.io/v1alpha2', machine(), [V2]],
  ['only a version', 'v1alpha2', machine(), [V2]],
  ['only a group', 'virtualization.deckhouse.io', machine(), [V2]],
  ['a former kind in the group of its time', 'deckhouse.io/v1alpha1', old('VirtualMachineDisk'), [V2]],
  ['the settings in the group of the module', 'virtualization.deckhouse.io/v1alpha1', virtualization(), ["SCHEMA-KIND apiVersion 'deckhouse.io/v1alpha1'"]],
  ['the settings in a misspelt group', 'deckhouse.com/v1alpha1', virtualization(), ["GEN-12 'deckhouse.io/v1alpha1'"]],
  ['the settings without a group', 'v1alpha1', virtualization(), ["GEN-12 'deckhouse.io/v1alpha1'"]],
  ['machines of KubeVirt', 'kubevirt.io/v1', machine(), []],
  ['machines of VMware', 'vmoperator.vmware.com/v1alpha2', machine(), []],
  ['another kind of Deckhouse', 'deckhouse.io/v1', old('NodeGroup'), []],
  ['another module with a kind of its own', 'storage.deckhouse.io/v1alpha1', old('ElasticStorageClass'), []],
  ['actions on machines', 'subresources.virtualization.deckhouse.io/v1alpha2', old('VirtualMachineAddVolume'), []],
  ['a kind of Kubernetes', 'v1', old('ConfigMap'), []],
])('%s', (_, apiVersion, object, expected) =>
  expect(check([{ ...object, apiVersion } as never]).map(({ id, instead }) => `${id} ${instead}`)).toEqual(expected));

test('the version of the right group is another rule', () =>
  expect(check([{ ...machine(), apiVersion: 'virtualization.deckhouse.io/v1alpha2/' }]).map(({ id }) => id)).toEqual(['GEN-01']));
