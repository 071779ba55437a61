import { strictEqual } from 'assert';
import * as ts from 'typescript';
import { Time, clock, peakMemory } from './clock';

/** one check of types as `tsc` makes it, in a process of its own: `compilation.js <file>` */
export interface Compilation {
  readonly time: Time;
  readonly memory: number;
}

async function main() {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.Node16, strict: true, skipLibCheck: true, noEmit: true, types: [],
  };
  let errors: readonly ts.Diagnostic[] = [];
  const time = await clock(() => { errors = ts.getPreEmitDiagnostics(ts.createProgram([process.argv[2]], options)); });
  strictEqual(errors.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')).join('\n'), '');
  const compilation: Compilation = { time, memory: peakMemory() };
  process.stdout.write(JSON.stringify(compilation));
}

void main();
