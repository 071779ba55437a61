import { readFileSync, writeFileSync } from 'fs';

/**
 * Lets the package load without its generated classes, which most apps never touch: they are read when `l1` is.
 *
 * The compiler has no option for it, so its output is edited; a compiler that writes it in another way stops the build.
 */
const FILE = 'lib/src/index.js';
const EAGER = /^exports\.l1 = (__importStar\(require\("\.\.\/imports\/l1"\)\));$/m;

const code = readFileSync(FILE, 'utf8');
if (!EAGER.test(code)) {
  console.error(`${FILE} loads l1 in a way that projenrc/lazy-l1.ts does not know: mend the pattern there`);
  process.exit(1);
}
// the getter has the one form that Node understands when an ES module imports the name
writeFileSync(FILE, code.replace(EAGER, `const lazy = {
    get l1() {
        const l1 = $1;
        Object.defineProperty(lazy, 'l1', { value: l1 });
        return l1;
    },
};
Object.defineProperty(exports, "l1", { enumerable: true, get: function () { return lazy.l1; } });`));
