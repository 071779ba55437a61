import { inspect } from 'util';
import { CallerError, callerFrames } from '../../src/manifest/caller-error';

/** the error of jsii, which makes a new error of the string of an error */
class RuntimeError extends Error {
  public override readonly name = '@jsii/kernel.RuntimeError';
}

const { env } = process;
afterEach(() => { process.env = env; });
const startedBy = (agent: string) => { process.env = { ...env, JSII_AGENT: agent }; };

test('the stack has the message and the lines of the caller', () => {
  const stack = new CallerError('two\nlines').stack!.replaceAll(__filename, 'FILE').split('\n');
  expect(stack.slice(0, 2)).toEqual(['Error: two', 'lines']);
  expect(stack.slice(2)).toEqual([expect.stringMatching(/^    at .*FILE:\d+:\d+\)?$/)]);
});

test.each([
  ['    at Object.<anonymous> (/app/main.ts:3:1)', true],
  ['    at async /app/main.ts:3:1', true],
  [`    at VirtualDisk.check (${__dirname.replace(/test.manifest$/, 'src')}/kinds/virtual-disk.ts:3:1)`, false],
  ['    at new Construct (/app/node_modules/constructs/src/construct.ts:400:13)', false],
  ['    at Module._compile (node:internal/modules/cjs/loader:1554:14)', false],
  ['    at new Promise (<anonymous>)', false],
  ['Error: a message that is at home', false],
])('%s is a line of the caller: %s', (line, isCaller) => {
  expect(callerFrames(`Error: message\n${line}\n`)).toEqual(isCaller ? [line] : []);
});

test.each(['Python/3.11.2', 'Java/17.0.18', 'go1.26'])('the message is not repeated in the stack trace that jsii sends to %s', agent => {
  startedBy(agent);
  const sent = new RuntimeError(new CallerError("'percent' must be a whole number") as unknown as string);
  expect([sent.message, sent.stack]).toEqual(["Error: 'percent' must be a whole number", '']);
});

test.each([
  ['Error: one', new CallerError('one')],
  ['Refused: one', new CallerError('one', 'Refused')],
])('Node.js prints %s first', (first, error) => {
  expect(inspect(error).split('\n')[0]).toBe(first);
});

test('other errors keep their stack trace', () => {
  startedBy('Python/3.11.2');
  String(new CallerError('one'));
  expect(new Error('another').stack).toMatch(/^Error: another\n    at /);
  expect(new Error('a third').stack).toMatch(/^Error: a third\n    at /);
});

test('in Node.js a string of the error changes nothing', () => {
  const { prepareStackTrace } = Error;
  expect(String(new CallerError('one', 'Refused'))).toBe('Refused: one');
  expect(Error.prepareStackTrace).toBe(prepareStackTrace);
});
