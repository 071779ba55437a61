// Lets jest run TypeScript by esbuild, as tsx does. It strips the types without looking at them: `tsc` has checked them.
const { createHash } = require('crypto');
const { readFileSync } = require('fs');
const { transformSync, version } = require('esbuild');

require('./jest-compile-once.cjs');

const own = readFileSync(__filename);

module.exports = {
  getCacheKey: (source, path, { configString }) =>
    [version, own, configString, path, source].reduce((hash, part) => hash.update(part).update('\0'), createHash('sha256')).digest('hex'),
  process: (source, path) =>
    transformSync(source, { loader: 'ts', format: 'cjs', target: 'es2022', sourcefile: path, sourcemap: 'external', sourcesContent: false }),
};
