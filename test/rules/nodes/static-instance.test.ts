import { server } from '../../../src/catalogue/nodes/objects';
import { check, ids, told } from '../support';

test('NODES-06 reports', () => expect(told('NODES-06')).toBe(`StaticInstance server-2 /spec/address (NODES-06)
  StaticInstance server-1 has this address already
  got: "192.168.1.11"
  instead: the address of another server`));

test('each of the later instances is reported', () => {
  const servers = ['a', 'b', 'c'].map(name => server(name, '192.168.1.11'));
  expect(check([...servers, server('d', '192.168.1.12')]).map(({ object }) => object)).toEqual(['StaticInstance b', 'StaticInstance c']);
});

test('an instance without an address is not compared', () => {
  const [a, b] = [server('a', ''), server('b', '')].map(({ spec, ...rest }) => ({ ...rest, spec: {} }));
  expect(ids(check([a, b]))).toEqual([]);
});
