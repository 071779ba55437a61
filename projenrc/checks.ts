import { parseForESLint } from '@typescript-eslint/parser';
import { loadESLint } from 'eslint';
import * as ts from 'typescript';

/**
 * Checks the types of all TypeScript, and lints it, in one process: the rules that need types read the program that has just been checked. `tsc` and `eslint`
 * one after the other parse all files twice, and check many of them twice.
 */
const [project, ...patterns] = process.argv.slice(2);

const host: ts.FormatDiagnosticsHost = { getCanonicalFileName: name => name, getCurrentDirectory: () => process.cwd(), getNewLine: () => '\n' };

/** what `tsc` prints; empty if all types are right */
function typeErrors(program: ts.Program): string {
  return ts.formatDiagnosticsWithColorAndContext(ts.getPreEmitDiagnostics(program), host);
}

async function lint(): Promise<boolean> {
  const ESLint = await loadESLint({ useFlatConfig: false });
  const eslint = new ESLint({ extensions: ['.ts', '.tsx'], errorOnUnmatchedPattern: false });
  const results = await eslint.lintFiles(patterns);
  const formatter = await eslint.loadFormatter();
  console.log(await formatter.format(results));
  return results.every(({ errorCount }) => errorCount === 0);
}

async function main(): Promise<void> {
  // the parser keeps one program for all files
  process.env.TSESTREE_SINGLE_RUN = 'true';
  const { services } = parseForESLint('', { filePath: `${process.cwd()}/src/index.ts`, project });
  const errors = typeErrors(services.program!);
  console.log(errors);
  const isClean = await lint();
  process.exitCode = errors === '' && isClean ? 0 : 1;
}

void main();
