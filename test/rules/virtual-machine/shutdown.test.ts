import { adviceInCode, told } from '../support';

test.each([
  ['VM-54', `VirtualMachine shop/web /spec/terminationGracePeriodSeconds (VM-54)
  the time to shut down must not be negative
  got: -1
  instead: 0 to switch the machine off at once, or a number of seconds, for example 60`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['VM-54', 'Duration.seconds(60), or Duration.seconds(0) to switch the machine off at once'],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual([advice]));
