// One temporary directory for all tests, removed after them: the tests write thousands of small files.
const { mkdtempSync, rmSync } = require('fs');
const { tmpdir } = require('os');
const { join } = require('path');

module.exports = () => {
  const directory = mkdtempSync(join(tmpdir(), 'cdk8s-dvp-tests-'));
  // the workers start later, with this environment
  process.env.TMPDIR = directory;
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
};
