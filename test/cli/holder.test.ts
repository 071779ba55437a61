import { spawnSync } from 'child_process';
import { holder } from '../../src/cli/holder';

const ended = spawnSync('true').pid;
const as = (name: string, id: number): string => name.replace(/:\d+ /, `:${id} `);

test('each run has a name of its own', () => {
  const [first, second] = [holder('a1').name, holder('a1').name];
  expect(first).toMatch(new RegExp(`^.+@.+:${process.pid} \\(a1-[0-9a-f]{8}\\)$`));
  expect(second).not.toBe(first);
});

test.each<[string, string, string, boolean]>([
  ['a process that has ended', 'a1', as(holder('a1').name, ended), true],
  ['a process that works', 'a1', holder('a1').name, false],
  ['a number of another container', 'a1', as(holder('b2').name, ended), false],
  ['a number of an unknown place', '', as(holder('').name, ended), false],
  ['a number on another host', 'a1', `x${as(holder('a1').name, ended)}`, false],
  ['a name without a place', 'a1', as(holder('a1').name, ended).replace(/ .*/, ''), false],
])('%s', (_, place, name, hasEnded) => expect(holder(place).hasEnded(name)).toBe(hasEnded));

test('a user without an entry in the list of users has a number', () => {
  jest.isolateModules(() => {
    jest.doMock('os', () => ({ hostname: () => 'pod', userInfo: () => { throw new Error('ENOENT'); } }));
    expect(jest.requireActual<typeof import('../../src/cli/holder')>('../../src/cli/holder').holder('a1').name).toContain(`uid-${process.getuid!()}@pod:`);
  });
});
