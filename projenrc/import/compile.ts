import Ajv, { CodeKeywordDefinition, _, stringify } from 'ajv';
import { operators } from 'ajv/dist/compile/codegen';
import standaloneCode from 'ajv/dist/standalone';
import { JsonObject } from './json';
import { Problem } from './problem';

/** The API server has whole numbers of 64 bits; a larger one is a fraction. */
const INT64: CodeKeywordDefinition = {
  keyword: 'int64',
  type: 'number',
  error: { message: 'is larger than 64 bits', params: ({ parentSchema }) => _`{type: ${stringify(parentSchema?.type)}}` },
  code: cxt => cxt.fail(_`Math.abs(${cxt.data}) >= ${2 ** 63}`),
};

/** Characters as the API server counts them. ajv's own keywords do the same with a function of ajv, and ajv is not shipped. */
const length = (keyword: string, wrong: typeof operators.GT): CodeKeywordDefinition => ({
  keyword,
  type: 'string',
  schemaType: 'number',
  error: { message: keyword, params: ({ schema }) => _`{limit: ${schema}}` },
  code: cxt => cxt.fail(_`[...${cxt.data}].length ${wrong} ${cxt.schema}`),
});

/** A CommonJS module with the function `validate`, as ajv writes it. It needs nothing else to run. */
export function compile(schema: JsonObject): string {
  const ajv = new Ajv({
    allErrors: true,
    messages: false,
    verbose: false,
    unicodeRegExp: false,
    strict: true,
    // structural schemas say the type once, around a choice, and its branches name fields that they do not declare
    strictTypes: false,
    strictRequired: false,
    code: { source: true, optimize: 2 },
  });
  ajv.removeKeyword('minLength').removeKeyword('maxLength');
  // words for messages
  ajv.addVocabulary(['x-wrong', 'x-instead']);
  ajv.addKeyword(INT64).addKeyword(length('minLength', operators.LT)).addKeyword(length('maxLength', operators.GT));
  ajv.addSchema(schema, 'schema');
  const code = standaloneCode(ajv, { validate: 'schema' });
  const left = /\brequire\([^)]*\)|\bimport\b.{0,40}/.exec(code);
  if (left) throw new Problem(`the compiled validators need ${left[0]}, and ajv is not shipped: define the keyword in projenrc/import/compile.ts`);
  return code;
}
