import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { Chart } from 'cdk8s';
import * as ts from 'typescript';
import { Scenario, Scenarios } from './scenario';
import { Manifest } from '../../src/manifest/manifest';

const DIRECTORY = join(__dirname, 'scenarios');

interface Topic {
  /** left out for a kind that the guides do not have yet */
  readonly scenarios?: Scenarios;
  /** objects that together have every field of the constructs */
  readonly fullest?: (chart: Chart) => void;
  /** what the fullest objects render: the whole test of a kind that has no verbs */
  readonly renders?: readonly Manifest[];
}

/** a scenario with its place */
export interface Row extends Scenario {
  readonly number: number;
  readonly topic: string;
  /** the code of `write`, as it stands in the file */
  readonly code?: string;
}

const topics = readdirSync(DIRECTORY).filter(file => file.endsWith('.ts')).sort().map(file => ({
  name: file.replace(/\.ts$/, ''),
  path: join(DIRECTORY, file),
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  topic: require(join(DIRECTORY, file)) as Topic,
}));

/** all scenarios, in the order of the guides */
export const ROWS: readonly Row[] = topics.flatMap(({ name, path, topic }) => {
  const codes = codesOf(path);
  return Object.entries(topic.scenarios ?? {}).map(([key, scenario]) => {
    const number = Number(key);
    return { ...scenario, number, topic: name, code: codes.get(number) };
  });
}).sort((a, b) => a.number - b.number);

export const FULLEST: readonly { readonly name: string; readonly fill: (chart: Chart) => void; readonly renders?: readonly Manifest[] }[] =
  topics.flatMap(({ name, topic: { fullest, renders } }) => fullest === undefined ? [] : [{ name, fill: fullest, renders }]);

/** the text of every `write` of a file, by its number, without the indentation */
function codesOf(path: string): Map<number, string> {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true);
  const codes = new Map<number, string>();
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'write') {
      const owner = node.parent.parent;
      if (ts.isPropertyAssignment(owner) && ts.isNumericLiteral(owner.name)) {
        codes.set(Number(owner.name.text), bodyOf(node.initializer));
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return codes;
}

function bodyOf(node: ts.Expression): string {
  if (!ts.isArrowFunction(node)) {
    return node.getText();
  }
  const { body } = node;
  const text = ts.isBlock(body) ? body.getText().slice(1, -1) : body.getText();
  const lines = text.split('\n').filter((line, i, all) => line.trim() !== '' || i > 0 && i < all.length - 1);
  // an expression begins where its line has begun already
  const indents = lines.slice(ts.isBlock(body) ? 0 : 1).filter(line => line.trim() !== '').map(line => /^ */.exec(line)![0].length);
  const indent = indents.length === 0 ? 0 : Math.min(...indents) - (ts.isBlock(body) ? 0 : 2);
  return lines.map((line, i) => i === 0 && !ts.isBlock(body) ? line : line.slice(Math.max(indent, 0))).join('\n').trim();
}
