// The order of the test files: the long ones first, so that no core waits for one of them at the end. The very first counts the steps of all
// functions of its process, which takes three times as long in one that has run other tests. Without a cache, jest knows no lengths.
const Sequencer = require('@jest/test-sequencer').default;

const FIRST = [
  'rules/growth', 'examples', 'cli/processes', 'plan/readiness/wait', 'imports-command', 'guest/mount-script', 'values/cdk8s-plus', 'rules/catalogue', 'arguments', 'files/paths',
].map(name => `/test/${name}.test.ts`);

const rank = ({ path }) => (FIRST.findIndex(name => path.endsWith(name)) + 1) || FIRST.length + 1;

module.exports = class extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => rank(a) - rank(b));
  }
};
