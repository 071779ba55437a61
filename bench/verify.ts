import { deepStrictEqual, strictEqual } from 'assert';
import { App, Chart, Yaml } from 'cdk8s';
import type { Derived, Document } from './derive';
import { NAMESPACE, addStack } from './stack';

/** what one stack is, for the report */
export interface Facts {
  readonly objects: number;
  /** numbers, texts and the like in the spec of the machine */
  readonly fields: number;
  readonly kilobytes: number;
}

/** refuses derived code whose objects differ from those of the library */
export function sameObjects(derived: Derived): Facts {
  const numbers = [0, 7, 99, 100, 2999];
  const chart = new Chart(new App(), 'stacks', { namespace: NAMESPACE });
  numbers.forEach(i => addStack(chart, i));
  deepStrictEqual(chart.toJson(), numbers.flatMap(i => derived.documents(i)));

  const stack = derived.documents(1000);
  strictEqual(derived.yaml(1000), Yaml.stringify(...stack));
  const machine = stack.find(({ kind }) => kind === 'VirtualMachine') as Document;
  return { objects: stack.length, fields: leaves(machine.spec), kilobytes: derived.yaml(1000).length / 1024 };
}

function leaves(json: unknown): number {
  return json !== null && typeof json === 'object' ? Object.values(json).reduce((sum: number, inner) => sum + leaves(inner), 0) : 1;
}
