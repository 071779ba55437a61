import * as fc from 'fast-check';
import { readFacts } from '../../src/cluster/read-facts';
import { isRelease } from '../../src/domain/release';
import { parseCidr } from '../../src/manifest/cidr';

const isFact = (key: string, value: unknown) => readFacts({ [key]: value }).mistakes.length === 0;

const octet = fc.oneof(fc.nat(300), fc.constantFrom('00', '01', '255', '256', ''));
const range = fc.tuple(fc.array(octet, { minLength: 3, maxLength: 5 }), fc.oneof(fc.nat(40), fc.constantFrom('', '00', '08', '/8'))).map(([octets, bits]) => `${octets.join('.')}/${bits}`);
const release = fc.oneof(fc.array(fc.oneof(fc.nat(20), fc.constantFrom('00', '01', '-1', '')), { minLength: 2, maxLength: 4 }).map(parts => parts.join('.')), fc.constantFrom('next', 'Next', ''));

test('the schema and the rules agree on ranges of addresses', () => fc.assert(fc.property(range, text => isFact('podSubnetCidr', text) === (parseCidr(text) !== undefined)), { numRuns: 2000 }));

test('the schema and the rules agree on releases of DVP', () => fc.assert(fc.property(release, text => isFact('dvpRelease', text) === isRelease(text)), { numRuns: 2000 }));

test.each([null, undefined, 1, 'zones', [], true])('a cluster is not %j', description =>
  expect(readFacts(description).mistakes.map(({ at, wrong }) => `${at} ${wrong}`)).toEqual([' not a map']));

test('the facts are a copy', () => {
  const description = { zones: ['a'], edition: undefined };
  const { facts } = readFacts(description);
  expect(facts).toEqual({ zones: ['a'] });
  expect(Object.keys(facts)).toEqual(['zones']);
  expect(facts.zones).not.toBe(description.zones);
});
