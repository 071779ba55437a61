import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

/**
 * Lets the package load without its modules, of which an app needs a few: `require` takes 3 ms instead of 45. A module loads when one of its
 * names is read.
 *
 * Elsewhere a module that loads late is written in the source, as lint shows. Not here: jsii knows the public names by `export`, and for that the
 * compiler writes an eager `require` and has no option. So its output is edited; output of another form stops the build.
 */
const DIRECTORY = join(process.cwd(), 'lib/src');
const FILE = join(DIRECTORY, 'index.js');

/** a public name, and the expression that loads its module and reads the name there */
interface LazyExport {
  readonly name: string;
  readonly load: string;
}

const HELPER = /^var __(?:createBinding|setModuleDefault|exportStar|importStar) = [^]*?^\}\)?(?:\(\))?\)?;\n/gm;
const HOISTED = /^exports\.\w+ = .*void 0;\n/m;
// the lines of the map are those of the eager file, and the package ships no maps
const MAP = /^\/\/# sourceMappingURL=.*$/m;
const EXPORT = new RegExp([
  /^__exportStar\(require\("(?<all>.+)"\), exports\);\n/,
  /^var \w+ = require\("(?<some>.+)"\);\n(?<names>(?:^Object\.defineProperty\(exports, "\w+", .*\n)+)/,
  /^exports\.(?<namespace>\w+) = __importStar\(require\("(?<whole>.+)"\)\);\n/,
].map(({ source }) => source).join('|'), 'gm');

const code = readFileSync(FILE, 'utf8');
const found = [...code.matchAll(EXPORT)].flatMap(({ groups }) => exportsOf(groups!));
const rest = code.replace(HELPER, '').replace(HOISTED, '').replace(EXPORT, '').replace(MAP, '');
if (found.length === 0 || /exports\b(?!, "__esModule")/.test(rest)) {
  console.error(`${FILE} exports in a form that projenrc/lazy-exports.ts does not know: correct the patterns there`);
  process.exit(1);
}
writeFileSync(FILE, rest + lazily(found));

function exportsOf({ all, some, names, namespace, whole }: { [name: string]: string }): LazyExport[] {
  if (namespace !== undefined) {
    return [{ name: namespace, load: `require("${whole}")` }];
  }
  const from = all ?? some;
  const exported = all === undefined ? [...names.matchAll(/"(\w+)"/g)].map(([, name]) => name) : namesOf(from);
  return exported.map(name => ({ name, load: `require("${from}").${name}` }));
}

function namesOf(module: string): string[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return Object.keys(require(join(DIRECTORY, module)) as object);
}

/** Node finds the names for an ES module only if each getter has exactly this form, so the value is kept in another object */
function lazily(names: readonly LazyExport[]): string {
  return `const keep = (name, value) => {
    Object.defineProperty(lazy, name, { value });
    return value;
};
const lazy = {
${names.map(({ name, load }) => `    get ${name}() { return keep("${name}", ${load}); },`).join('\n')}
};
${names.map(({ name }) => `Object.defineProperty(exports, "${name}", { enumerable: true, get: function () { return lazy.${name}; } });`).join('\n')}
`;
}
