import * as fc from 'fast-check';
import { LabelSelector, isDnsLabel, isLabelValue, isQualifiedName, selects } from '../../src/domain/labels';

describe('the syntax of labels', () => {
  // the patterns of k8s.io/apimachinery, beside which lengths are counted
  const NAME = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
  const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
  const matches = (pattern: string, text: string, longest: number) => text.length <= longest && new RegExp(`^${pattern}$`).test(text);
  const name = (text: string) => matches(NAME, text, 63);

  const chars = (alphabet: string, maxLength: number) => fc.string({ unit: fc.constantFrom(...alphabet), maxLength });
  const near = fc.oneof(chars('aZ0-_./ \n', 12), chars('a-', 70), fc.tuple(chars('a.-', 260), chars('aB._', 66)).map(parts => parts.join('/')));

  test('values', () => {
    fc.assert(fc.property(near, text => expect(isLabelValue(text)).toBe(text === '' || name(text))));
  });

  test('keys', () => {
    fc.assert(fc.property(near, text => {
      const parts = text.split('/');
      const legal = parts.length === 1 ? name(text) : parts.length === 2 && matches(`${LABEL}(\\.${LABEL})*`, parts[0], 253) && name(parts[1]);
      expect(isQualifiedName(text)).toBe(legal);
    }));
  });

  test('namespaces', () => {
    fc.assert(fc.property(near, text => expect(isDnsLabel(text)).toBe(matches(LABEL, text, 63))));
  });

  test.each([
    ['a'.repeat(63), true], ['a'.repeat(64), false], [`${'a'.repeat(253)}/a`, true], [`${'a'.repeat(254)}/a`, false], [`a/${'A'.repeat(63)}`, true],
    [`a/${'A'.repeat(64)}`, false], ['/a', false], ['a/', false], ['a/b/c', false], ['A/b', false], ['a..b/c', false], ['a._-b', true], ['a.', false], ['', false], ['a\n', false],
  ])('key %j: %j', (text, legal) => expect(isQualifiedName(text)).toBe(legal));

});

test.each<[string, LabelSelector, boolean]>([
  ['nothing asked for', {}, true],
  ['a label', { matchLabels: { app: 'web' } }, true],
  ['another value', { matchLabels: { app: 'db' } }, false],
  ['one of two labels', { matchLabels: { app: 'web', tier: 'front' } }, false],
  ['In', { matchExpressions: [{ key: 'app', operator: 'In', values: ['web', 'db'] }] }, true],
  ['In, without the label', { matchExpressions: [{ key: 'tier', operator: 'In', values: ['front'] }] }, false],
  ['NotIn', { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['web'] }] }, false],
  ['NotIn, without the label', { matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['front'] }] }, true],
  ['Exists', { matchExpressions: [{ key: 'app', operator: 'Exists' }] }, true],
  ['DoesNotExist', { matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] }, false],
  ['a label and a condition', { matchLabels: { app: 'web' }, matchExpressions: [{ key: 'tier', operator: 'Exists' }] }, false],
])('a selector means a web server: %s', (_, selector, answer) => expect(selects(selector, { app: 'web' })).toBe(answer));
