import { FIELD_RELEASES, RELEASES } from '../../imports/contract/availability';
import { LAST_ID, numbered, numbersInterfaces } from '../../src/domain/machine-networks';

const main = (id?: number) => ({ type: 'Main', id });
const net = (id?: number) => ({ type: 'Network', id });

// the cases of the webhook: images/virtualization-artifact/pkg/common/network/ids.go
test.each<[string, { type: string; id?: number }[], (number | undefined)[]]>([
  ['no networks', [], []],
  ['the main one alone', [main()], [1]],
  ['the main one and others', [main(), net(), net()], [1, 2, 3]],
  ['no main one', [net(), net(), net(4)], [2, 3, 4]],
  ['a number given before', [main(1), net(5), net()], [1, 5, 2]],
  ['a number given later', [main(1), net(), net(LAST_ID), net(2)], [1, 3, LAST_ID, 2]],
  ['gaps', [main(1), net(), net(4), net(), net(7), net()], [1, 2, 4, 3, 7, 5]],
  ['the number of the main one in another network', [net(1), main(), net()], [1, 1, 2]],
  ['numbers out of range', [main(0), net(-5), net(20000), net()], [0, -5, 20000, 2]],
  ['every number given', [main(1), ...Array.from({ length: LAST_ID - 1 }, (_, i) => net(i + 2)), net()],
    [...Array.from({ length: LAST_ID }, (_, i) => i + 1), undefined]],
])('%s', (_, networks, ids) => expect(numbered(networks).map(({ id }) => id)).toEqual(ids));

test('the interfaces have numbers in the releases that have the field', () => {
  const since = FIELD_RELEASES['virtualization.deckhouse.io/v1alpha2/VirtualMachine'].since['spec.networks[].id'];
  expect(RELEASES.filter(numbersInterfaces)).toEqual(RELEASES.slice(RELEASES.indexOf(since)));
  expect(numbersInterfaces(undefined)).toBe(true);
});
