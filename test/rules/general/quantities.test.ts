import fc from 'fast-check';
import { check, ids, told } from '../support';
import { classOf, objectOf, poolOf } from './manifests';
import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { parseQuantity } from '../../../src/manifest/quantity';

test.each([
  ['GEN-06', `VirtualMachine shop/web /spec/memory/size (GEN-06)
  Kubernetes cannot read this quantity
  got: "1e9.5"
  instead: a number with a unit, for example 4Gi or 500M, or with an exponent that is a whole number, for example 4e9`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['VirtualDisk', objectOf('VirtualDisk', { persistentVolumeClaim: { size: '1e.5' } }), ['/spec/persistentVolumeClaim/size']],
  ['VirtualMachineClass', classOf({ min: '1e1.5', max: '8Gi', perCore: { max: '2e0.' } }),
    ['/spec/sizingPolicies/1/memory/min', '/spec/sizingPolicies/1/memory/perCore/max']],
  ['VirtualMachinePool', poolOf('1e1.0', '4E.5'),
    ['/spec/virtualDiskTemplates/1/spec/persistentVolumeClaim/size', '/spec/virtualMachineTemplate/spec/memory/size']],
])('%s with quantities that cannot be read', (_, manifest, pointers) =>
  expect(check([manifest]).filter(({ id }) => id === 'GEN-06').map(({ pointer }) => pointer)).toEqual(pointers));

test('every quantity that the schema accepts and Kubernetes cannot read is reported', () => {
  const digits = fc.stringMatching(/^[0-9]{0,3}\.?[0-9]{0,3}$/);
  const suffix = fc.oneof(fc.constantFrom('', 'm', 'k', 'Mi', 'Gi', 'E', 'B'), digits.map(text => `e${text}`), digits.map(text => `E-${text}`));
  fc.assert(fc.property(digits, suffix, (number, unit) => {
    const size = `${number}${unit}`;
    const found = ids(check([machine({ memory: { size } })]));
    expect(found.includes('GEN-06')).toBe(parseQuantity(size) === undefined && !found.includes('SCHEMA-PATTERN'));
  }));
});
