import { Port } from '../../src/values/port';
import { refusalOf } from '../support';

test.each<[string, Port, object, object]>([
  ['TCP', Port.tcp(80), { number: 80, protocol: 'TCP' }, { port: 80, targetPort: 80, protocol: 'TCP' }],
  ['UDP', Port.udp(53, { name: 'dns' }), { number: 53, protocol: 'UDP', name: 'dns' }, { name: 'dns', port: 53, targetPort: 53, protocol: 'UDP' }],
  ['SCTP', Port.sctp(3868), { number: 3868, protocol: 'SCTP' }, { port: 3868, targetPort: 3868, protocol: 'SCTP' }],
  ['all there is', Port.tcp(80, { name: 'http', targetPort: 8080, nodePort: 30080 }),
    { number: 80, protocol: 'TCP', name: 'http', targetPort: 8080, nodePort: 30080 },
    { name: 'http', port: 80, targetPort: 8080, protocol: 'TCP', nodePort: 30080 }],
  ['the first and the last', Port.tcp(1, { targetPort: 65535 }),
    { number: 1, protocol: 'TCP', targetPort: 65535 }, { port: 1, targetPort: 65535, protocol: 'TCP' }],
  ['a name of 63 digits', Port.tcp(1, { name: '1'.repeat(63) }),
    { number: 1, protocol: 'TCP', name: '1'.repeat(63) }, { name: '1'.repeat(63), port: 1, targetPort: 1, protocol: 'TCP' }],
])('is what it says: %s', (_, port, properties, wire) => {
  const { _wrong, ...said } = port;
  expect(_wrong).toEqual([]);
  expect(said).toEqual(properties);
  expect(port._toKube()).toEqual(wire);
});

const RANGE = 'a port must be a whole number from 1 to 65535, got';
const NAME = 'the name of a port must have up to 63 lower-case letters, digits and dashes, got';

// the Service tells it, with its path
test.each<[string, number, any, string[]]>([
  ['0', 0, undefined, [`${RANGE} 0`]],
  ['a number above the last', 65536, undefined, [`${RANGE} 65536`]],
  ['half a port', 0.5, undefined, [`${RANGE} 0.5`]],
  ['a port of the nodes out of range', 80, { nodePort: 318800 }, [`${RANGE} 318800`]],
  ['capitals in a name', 80, { name: 'HTTP' }, [`${NAME} "HTTP": for example http`]],
  ['a name that ends in a dash', 80, { name: 'http-' }, [`${NAME} "http-": for example http`]],
  ['an empty name', 80, { name: '' }, [`${NAME} "": for example http`]],
  ['a name of 64 letters', 80, { name: 'a'.repeat(64) }, [`${NAME} "${'a'.repeat(64)}": for example http`]],
  ['all at once', -1, { name: '-', targetPort: 0, nodePort: 65536 },
    [`${RANGE} -1`, `${RANGE} 0`, `${RANGE} 65536`, `${NAME} "-": for example http`]],
])('knows that it is wrong: %s', (_, number, options, wrong) => expect(Port.tcp(number, options)._wrong).toEqual(wrong));

test.each<[string, any, any, string]>([
  ['NaN', NaN, undefined, "'number' must be a number, got NaN"],
  ['nothing', undefined, undefined, "'number' is missing: set it"],
  ['a number in quotes', '80', undefined, "'number' must be a number, got a string: write it without quotes"],
  ['an object', { port: 80 }, undefined, "'number' must be a number, got an object with port"],
  ['a target that has a name', 80, { targetPort: 'http' }, "'targetPort' must be a number, got a string"],
  ['a number for a name', 80, { name: 80 }, "'name' must be a string, got a number: write it in quotes"],
  ['a name instead of options', 80, 'http', "'options' must be an object with properties of PortOptions, got a string: for example { name: … }"],
  ['null for options', 80, null, "'options' must be an object with properties of PortOptions, got nothing: for example { name: … }"],
  ['a list of options', 80, [], "'options' must be an object with properties of PortOptions, got a list: for example { name: … }"],
  ['the protocol', 80, { protocol: 'UDP' }, "unknown property 'protocol': PortOptions has name, targetPort, nodePort"],
])('refuses %s', (_, number, options, message) => expect(refusalOf(() => Port.tcp(number, options))).toBe(`[Port.tcp] ${message}`));

test('what is changed later is not the port', () => {
  const options = { name: 'http' };
  const port = Port.tcp(80, options);
  options.name = 'https';
  expect(port.name).toBe('http');
});

test('what is no port does not compile', () => {
  // @ts-expect-error the pod of a machine has no ports with names
  expect(() => Port.tcp(80, { targetPort: 'http' })).toThrow();
  // @ts-expect-error the factory says the protocol
  expect(() => Port.tcp(80, { protocol: 'UDP' })).toThrow();
  // @ts-expect-error a port is made by its factories
  new Port('TCP', 80, {});
});
