import { readFileSync, writeFileSync } from 'fs';

/**
 * Lets the package load without its generated classes, which few apps need: about 10 ms and 1 MB. They load when `l1` is read.
 *
 * Elsewhere a module that loads late is written in the source, as lint shows. Not here: jsii knows the submodule by `export * as l1`, and for
 * that the compiler writes an eager `require` and has no option. So its output is edited; output of another form stops the build.
 */
const FILE = 'lib/src/index.js';
const EAGER = /^exports\.l1 = (__importStar\(require\("\.\.\/imports\/l1"\)\));$/m;

const code = readFileSync(FILE, 'utf8');
if (!EAGER.test(code)) {
  console.error(`${FILE} loads l1 in a form that projenrc/lazy-l1.ts does not know: correct the pattern there`);
  process.exit(1);
}
// the only form of a getter by which Node finds the name for an ES module
writeFileSync(FILE, code.replace(EAGER, `const lazy = {
    get l1() {
        const l1 = $1;
        Object.defineProperty(lazy, 'l1', { value: l1 });
        return l1;
    },
};
Object.defineProperty(exports, "l1", { enumerable: true, get: function () { return lazy.l1; } });`));
