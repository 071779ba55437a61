import { classWith, machine } from '../../../src/catalogue/virtual-machine/objects';
import { fillsSockets, nearestCores, socketsFor } from '../../../src/domain/sizing-limits';
import { check, ids, report, told } from '../support';

test.each([
  ['VM-10', `VirtualMachine shop/web /spec/cpu/cores (VM-10)
  a machine must have at most 248 cores
  got: 249
  instead: 248 cores`],
  ['VM-11', `VirtualMachine shop/web /spec/cpu/cores (VM-11)
  17 to 32 cores are spread over 2 sockets, and 17 is not a multiple of 2
  got: 17
  instead: 16 or 18 cores`],
  ['VM-20', `VirtualMachine shop/web /spec/cpu/cores (VM-20)
  VirtualMachineClass generic has no sizing policy for 5 cores, only for 1 to 4
  got: 5
  instead: 4 cores`],
  ['VM-22', `VirtualMachine shop/web /spec/cpu/cores (VM-22)
  VirtualMachineClass generic allows 2 to 16 cores in steps of 4, counted from 2
  got: 15
  instead: 14 or 16 cores`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

const cores = (count: number) => machine({ virtualMachineClassName: 'custom', cpu: { cores: count, coreFraction: '100%' } });
const everyCount = Array.from({ length: 300 }, (_, i) => i + 1);

// the webhook of DVP, word for word but for its language
function refused(count: number): boolean {
  const sockets = count <= 16 ? 1 : count <= 32 ? 2 : count <= 64 ? 4 : 8;
  const perSocket = Math.floor(count / sockets) + (count % sockets === 0 ? 0 : 1);
  return count > 248 || count !== sockets * perSocket;
}

test('of 300 counts those are rejected that the webhook rejects, each with the nearest legal ones', () => {
  for (const count of everyCount) {
    const findings = check([cores(count)]);
    expect([count, ids(findings)]).toEqual([count, !refused(count) ? [] : [count > 248 ? 'VM-10' : 'VM-11']]);
    if (refused(count)) {
      const below = everyCount.filter(other => other < count && !refused(other)).pop();
      const above = everyCount.find(other => other > count && !refused(other));
      expect(findings[0].instead).toBe(`${[below, above].filter(other => other !== undefined).join(' or ')} cores`);
    }
  }
});

test.each([[17, 2, '16 or 18'], [31, 2, '30 or 32'], [33, 4, '32 or 36'], [34, 4, '32 or 36'], [63, 4, '60 or 64'], [65, 8, '64 or 72'], [66, 8, '64 or 72'], [247, 8, '240 or 248']])(
  '%i cores on %i sockets', (count, sockets, next) => {
    expect(socketsFor(count)).toBe(sockets);
    expect(check([cores(count)])[0].instead).toBe(`${next} cores`);
  });

test('sockets double at 17, 33 and 65 cores', () =>
  expect([1, 16, 17, 32, 33, 64, 65, 248].map(socketsFor)).toEqual([1, 1, 2, 2, 4, 4, 8, 8]));

test('an illegal count of cores fills no sockets, and has legal neighbours', () => {
  expect([0, -2, 1.5, 249, NaN].filter(fillsSockets)).toEqual([]);
  expect([-5, 0, 16.5, 1e9].map(count => nearestCores([], count))).toEqual([{ above: 1 }, { above: 1 }, { below: 16, above: 18 }, { below: 248 }]);
});

test('the next counts keep the policies of the class too', () => {
  const vmClass = classWith({ cores: { min: 16, max: 64, step: 24 } });
  const insteads = (count: number) => check([vmClass, machine({ cpu: { cores: count, coreFraction: '100%' } })]).map(({ id, instead }) => `${id} ${instead}`);
  expect([17, 18, 40, 65, 300, 1].map(insteads)).toEqual([
    ['VM-11 16 or 40 cores'], ['VM-22 16 or 40 cores'], [], ['VM-11 64 cores'], ['VM-10 64 cores'], ['VM-20 16 cores'],
  ]);
});

test('a class whose policies no machine can keep has no neighbours to offer', () =>
  expect(check([classWith({ cores: { min: 249, max: 300 } }), machine({ cpu: { cores: 4, coreFraction: '100%' } })])
    .filter(({ object }) => object.startsWith('VirtualMachine ')).map(({ id, instead }) => `${id} ${instead}`)).toEqual(['VM-20 another class: no number of cores fits the sizing policies of this one']));

test('one mistake is one finding', () => expect(report([machine({ cpu: { cores: 300, coreFraction: '100%' } })])).toBe(`VirtualMachine shop/web /spec/cpu/cores (VM-10)
  a machine must have at most 248 cores
  got: 300
  instead: 248 cores`));
