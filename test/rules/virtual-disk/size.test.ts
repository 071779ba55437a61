import fc from 'fast-check';
import { disk } from '../../../src/catalogue/data-source/objects';
import { adviceInCode, check, ids, told } from '../support';

test.each([
  ['VD-03', `VirtualDisk shop/data /spec/persistentVolumeClaim/size (VD-03)
  a blank disk needs a size
  got: nothing
  instead: set 'size', for example 10Gi, or set 'dataSource'`],
  ['VD-04', `VirtualDisk shop/data /spec/persistentVolumeClaim/size (VD-04)
  the size of a disk must be more than zero
  got: "0Gi"
  instead: a larger 'size', for example 10Gi`],
  ['VD-05', `VirtualDisk shop/data /spec/persistentVolumeClaim/size (VD-05)
  the size of a disk must not be negative
  got: "-10Gi"
  instead: a larger 'size', for example 10Gi`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['VD-03', ["set 'size', for example Size.gibibytes(10), or set 'source'"]],
  ['VD-04', ["a larger 'size', for example Size.gibibytes(10)"]],
  ['VD-05', ["a larger 'size', for example Size.gibibytes(10)"]],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual(advice));

const found = (size: unknown): string[] => ids(check([disk({ persistentVolumeClaim: { size } })]));

test.each<[unknown, string[]]>([
  [0, ['VD-04']], ['0', ['VD-04']], ['-0', ['VD-04']], ['0.0Gi', ['VD-04']], [-1, ['VD-05']], ['-1m', ['VD-05']], [2 ** 30, []], ['+1Gi', []], ['1', ['GEN-11']],
])('size %j', (size, expected) => expect(found(size)).toEqual(expected));

test('a size is reported once, by its sign', () => fc.assert(fc.property(
  fc.integer({ min: -3, max: 3 }), fc.constantFrom('', 'Ki', 'Gi', 'M', 'm', 'e3', '.0Ti'), (n, suffix) => {
    expect(found(`${n}${suffix}`).filter(id => id.startsWith('VD-'))).toEqual(n < 0 ? ['VD-05'] : n === 0 ? ['VD-04'] : []);
  })));
