import { vmClass } from '../../../src/catalogue/virtual-machine-class/objects';
import { adviceInCode, check, ids, told } from '../support';

test.each([
  ['VMC-18', `VirtualMachineClass web /metadata/annotations/virtualmachineclass.virtualization.deckhouse.io~1is-default-class (VMC-18)
  the annotation of the default class must be 'true', or missing
  got: "false"
  instead: "true", or no such annotation`],
  ['VMC-19', `VirtualMachineClass db /metadata/annotations/virtualmachineclass.virtualization.deckhouse.io~1is-default-class (VMC-19)
  VirtualMachineClass web is the default class already
  instead: one class with this annotation; to move it, remove it from web and apply that first`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test('VMC-19 advises in code', () =>
  expect(adviceInCode('VMC-19')).toEqual(["'isDefault' of one class; to move it, remove it from web and apply that first"]));

const annotated = (name: string) => vmClass({}, { name, annotations: { 'virtualmachineclass.virtualization.deckhouse.io/is-default-class': 'true' } });

describe('the default class', () => {
  test('of three is the first', () => expect(check([annotated('a'), annotated('b'), annotated('c')]).map(({ id, object }) => `${id} ${object}`))
    .toEqual(['VMC-19 VirtualMachineClass b', 'VMC-19 VirtualMachineClass c']));
  test('of the cluster is another one', () => expect(ids(check([annotated('a')], { defaultVirtualMachineClass: 'b' }))).toEqual(['VMC-19']));
  test('of the cluster is this one', () => expect(check([annotated('a')], { defaultVirtualMachineClass: 'a' })).toEqual([]));
  test('of the cluster is missing', () => expect(check([annotated('a')], { defaultVirtualMachineClass: '' })).toEqual([]));
  test('of the cluster loses its annotation', () =>
    expect(check([annotated('a'), vmClass({}, { name: 'b' })], { defaultVirtualMachineClass: 'b' })).toEqual([]));
  test('may be beside broken ones', () =>
    expect(ids(check([annotated('a'), { ...vmClass(), metadata: { name: 'b', annotations: 'x' as never } }]))).toEqual(['SCHEMA-TYPE']));
});
