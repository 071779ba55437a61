import * as fc from 'fast-check';
import { isLabelValue, isQualifiedName } from '../../src/domain/labels';
import { checkLabelSelector, checkLabels } from '../../src/rules/selector-checks';

const chars = (alphabet: string, maxLength: number) => fc.string({ unit: fc.constantFrom(...alphabet), maxLength });
const near = fc.oneof(chars('aZ0-_./ \n', 12), chars('a-', 70), fc.tuple(chars('a.-', 260), chars('aB._', 66)).map(parts => parts.join('/')));

test('labels pass where each key and each value passes', () => {
  fc.assert(fc.property(fc.dictionary(near, near), labels => {
    const legal = Object.entries(labels).every(([key, value]) => isQualifiedName(key) && isLabelValue(value));
    expect(checkLabels(labels, '').length === 0).toBe(legal);
    expect(checkLabelSelector({ matchLabels: labels }, '').length === 0).toBe(legal);
  }));
});
