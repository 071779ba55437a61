import { check, ids } from './support';
import { operation } from '../../src/catalogue/operations/objects';
import { machine } from '../../src/catalogue/virtual-machine/objects';
import { vmClass } from '../../src/catalogue/virtual-machine-class/objects';
import { Manifest } from '../../src/manifest/manifest';

const classless = machine({ virtualMachineClassName: undefined });
const byDefault = { 'virtualmachineclass.virtualization.deckhouse.io/is-default-class': 'true' };

describe('a machine that leaves its class to the default', () => {
  const told = (others: Manifest[], defaultVirtualMachineClass?: string) =>
    ids(check([classless, ...others], { defaultVirtualMachineClass }).filter(({ object }) => object.startsWith('VirtualMachine ')));

  test.each<[string, Manifest[], string | undefined, string[]]>([
    ['is refused where none is known', [], undefined, ['SCHEMA-REQUIRED']],
    ['is refused where there is none', [], '', ['SCHEMA-REQUIRED']],
    ['is refused where no class beside it is the default', [vmClass({})], undefined, ['SCHEMA-REQUIRED']],
    ['passes with one in the app', [vmClass({}, { annotations: byDefault })], undefined, []],
    ['passes with one in the cluster', [], 'generic', []],
  ])('%s', (_, others, known, expected) => expect(told(others, known)).toEqual(expected));

  test('is looked at by the rules all the same', () => {
    const broken = machine({ virtualMachineClassName: undefined, cpu: { cores: 17, coreFraction: '100%' } });
    expect(ids(check([broken], { defaultVirtualMachineClass: 'generic' }))).toEqual(['VM-11']);
  });
});

test.each(['Completed', 'Failed', 'Superseded'])('an operation that is %s asks for nothing any more', phase => {
  const over = { ...operation({ type: 'Stop' }), metadata: { name: 'stop-1', namespace: 'shop' }, status: { phase } };
  expect(check([machine({ runPolicy: 'AlwaysOn' }), over, { ...over, metadata: { name: 'stop-2', namespace: 'shop' } }])).toEqual([]);
});

test('an object that the schema has refused makes no rule stumble', () => {
  const odd = { toString: 1 };
  const sets: Manifest[][] = [
    [machine(), machine({ blockDeviceRefs: [{ kind: 'VirtualDisk', name: odd }] }, { name: 'odd' })],
    [machine({ usbDevices: [{ name: 'a' }] }), machine({ usbDevices: [{ name: odd }] }, { name: 'odd' })],
    [machine(), vmClass({ sizingPolicies: [{ cores: { min: odd, max: 4 } }] }, { name: 'generic' })],
  ];
  for (const set of sets) {
    expect(ids(check(set))).toEqual(['SCHEMA-TYPE']);
  }
});
