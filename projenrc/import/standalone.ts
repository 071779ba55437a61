import Ajv, { KeywordCxt, _ } from 'ajv';
import { Name, strConcat } from 'ajv/dist/compile/codegen';
import N from 'ajv/dist/compile/names';
import standaloneCode from 'ajv/dist/standalone';
import { Problem } from './problem';
import { Shared } from './shared-schemas';

// what compiled code asks of ajv at run time: validator-files.ts says it in our own words, so that ajv stays a tool of the build
const HELPERS: Record<string, string> = {
  'require("ajv/dist/runtime/ucs2length").default': 'codePoints',
  'require("ajv/dist/runtime/equal").default': 'same',
};

// how ajv asks for an integer
const WHOLE = /\(\(typeof (\w+) == "number"\) && \(!\(\1 % 1\) && !isNaN\(\1\)\)\) && \(isFinite\(\1\)\)/g;

/** Compiles functions by the keys of their schemas, exported under the names given; the code needs nothing but its neighbours to run. */
export type Compiler = (exported: Record<string, string>) => string;

export function compilerFor({ schemas, definitions }: Shared): Compiler {
  const ajv = new Ajv({
    allErrors: true,
    messages: false,
    verbose: false,
    unicodeRegExp: false,
    strict: true,
    // structural schemas say the type once, around a choice, and its branches name fields that they do not declare
    strictTypes: false,
    strictRequired: false,
    code: { source: true, esm: true, optimize: 2 },
  });
  ajv.addKeyword({ keyword: 'shared', schemaType: 'string', code: callShared });
  for (const [key, schema] of Object.entries({ ...definitions, ...schemas })) ajv.addSchema(schema, `/${key}`);
  return exported => selfContained(standaloneCode(ajv, Object.fromEntries(Object.entries(exported).map(([name, key]) => [name, `/${key}`]))));
}

/** Like a $ref, but across files; and the paths of its errors lead through the schema as it was before anything was shared. */
function callShared({ gen, schema, data, it }: KeywordCxt): void {
  const validate = gen.scopeValue('func', { ref: schema as string, code: _`${new Name(schema as string)}` });
  gen.if(_`!${validate}(${data}, {instancePath: ${strConcat(N.instancePath, it.errorPath)}})`, () => {
    gen.assign(N.vErrors, _`under(${N.vErrors}, ${validate}.errors, ${it.errSchemaPath})`);
    gen.assign(N.errors, _`${N.vErrors}.length`);
  });
}

function selfContained(compiled: string): string {
  let code = compiled.replace(/^"use strict";/, '');
  for (const [call, helper] of Object.entries(HELPERS)) code = code.split(call).join(helper);
  // an error takes a call instead of five statements, which is a third of all the code to ship and to load
  code = code.replace(
    /const (err\d+) = (\{[^;]*?\});if\(vErrors === null\)\{vErrors = \[\1\];\}else \{vErrors\.push\(\1\);\}errors\+\+;/g,
    (_all, _name, error: string) => `vErrors = fail(vErrors, ${error});errors++;`,
  );
  // the API server has whole numbers of 64 bits and takes a larger one for a fraction
  code = code.replace(WHOLE, 'whole($1)');
  const left = /\brequire\([^)]*\)|\bimport\b.{0,40}/.exec(code);
  if (left) throw new Problem(`compiled validators still need ${left[0]}: give projenrc/import/standalone.ts a helper for it`);
  // one function to a line, so that an error in it can be located
  return code.replace(/(?=\bfunction validate\d)/g, '\n').trim();
}
