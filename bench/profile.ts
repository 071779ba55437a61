/** a profile as V8 writes it */
interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  readonly children?: readonly number[];
}

const LOADING = 'start of Node.js, loading of modules';
const CONSTRUCTING = 'constructing';
const YAML = 'writing: YAML and files';
const RULES = 'checks: rules';
const SCHEMAS = 'checks: schemas';
const COLLECTING = 'checks: collecting, judging, reporting';
const RENDERING = 'rendering of objects';
const ORDERING = 'order of objects and charts';
const GARBAGE = 'garbage collection';
const OTHER = 'other';

export const PARTS = [YAML, RULES, SCHEMAS, COLLECTING, CONSTRUCTING, RENDERING, ORDERING, GARBAGE, LOADING, OTHER];

// a helper of many parts
const CALLER = 'the part that calls it';

/** during a synth, the part of a file: the first pattern that fits */
const ROOMS: readonly [RegExp, string][] = [
  [/^(node:.*)?$|\/node_modules\/constructs\//, CALLER],
  [/\/node_modules\/yaml\/|\/cdk8s\/lib\/yaml\.js$/, YAML],
  [/\/cdk8s\/lib\/(app|chart|dependency)\.js$/, ORDERING],
  [/\/node_modules\/cdk8s\//, RENDERING],
  [/\/lib\/src\/(yaml\/write|synth\/output\/(files|hold|write))/, YAML],
  [/\/lib\/src\/rules\//, RULES],
  [/\/lib\/imports\/contract\/validators\/|\/lib\/src\/manifest\/(schema|structural|interpret)/, SCHEMAS],
  [/\/lib\/src\/(synth\/(render|not-json|half-pairs)|kinds\/|kubernetes\/|resource\/|values\/|guest\/|patterns\/|cluster\/)|\/lib\/imports\/api-object/, RENDERING],
  [/\/lib\/src\/synth\/output\//, ORDERING],
  [/\/lib\/src\/synth\//, COLLECTING],
  [/\/lib\/(src\/(domain|manifest|yaml)|imports\/contract)\//, CALLER],
  [/./, OTHER],
];

/** code of the bench itself, and what V8 does without a function */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['(garbage collector)', GARBAGE],
  ['(program)', OTHER],
  ['constructPhase', CONSTRUCTING],
  ['synthPhase', OTHER],
]);

const MODULES = /^node:internal\/(modules|bootstrap|main|process\/execution)/;

export interface Profile {
  readonly milliseconds: number;
  /** part -> share of the whole */
  readonly shares: ReadonlyMap<string, number>;
  /** the functions that took the most by themselves */
  readonly heaviest: readonly { readonly share: number; readonly part: string; readonly name: string }[];
}

export function profileOf(json: string): Profile {
  const { nodes, samples, timeDeltas } = JSON.parse(json) as CpuProfile;
  const byId = new Map(nodes.map(node => [node.id, node]));
  const own = new Map<number, number>();
  samples.forEach((id, i) => own.set(id, (own.get(id) ?? 0) + timeDeltas[i]));

  const parts = new Map<string, number>();
  const functions = new Map<string, { part: string; name: string; time: number }>();
  const stack: [ProfileNode, string][] = [[nodes[0], LOADING]];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [node, outer] = next;
    const part = partOf(node, outer);
    if (part === undefined) {
      continue;
    }
    const time = own.get(node.id) ?? 0;
    parts.set(part, (parts.get(part) ?? 0) + time);
    const name = nameOf(node);
    const entry = functions.get(`${part} ${name}`) ?? { part, name, time: 0 };
    functions.set(`${part} ${name}`, entry);
    entry.time += time;
    stack.push(...(node.children ?? []).map((id): [ProfileNode, string] => [byId.get(id)!, part]));
  }
  const whole = [...parts.values()].reduce((sum, time) => sum + time, 0);
  return {
    milliseconds: whole / 1e3,
    shares: new Map(PARTS.map(part => [part, (parts.get(part) ?? 0) / whole])),
    heaviest: [...functions.values()].sort((a, b) => b.time - a.time).map(({ part, name, time }) => ({ part, name, share: time / whole })),
  };
}

/** the part that a function belongs to, if it is called by one of an outer part; undefined for what is not measured */
function partOf({ callFrame: { functionName, url } }: ProfileNode, outer: string): string | undefined {
  if (functionName === '(idle)' || functionName === 'written') {
    return undefined;
  }
  const named = NAMED.get(functionName);
  if (named !== undefined) {
    return named;
  }
  // the first code of all is run as a module, too; and what a module runs while it loads is loading
  if (outer === LOADING || MODULES.test(url)) {
    return LOADING;
  }
  const [, room] = ROOMS.find(([pattern]) => pattern.test(url))!;
  return outer === CONSTRUCTING || room === CALLER ? outer : room;
}

function nameOf({ callFrame: { functionName, url, lineNumber } }: ProfileNode): string {
  const file = url.replace(/^.*?\/(?=node_modules\/|lib\/)/, '');
  return `${functionName || '(anonymous)'}${file === '' ? '' : ` ${file}:${lineNumber + 1}`}`;
}
