import { deepStrictEqual, strictEqual } from 'assert';
import { ApiObject, App, Chart, Yaml } from 'cdk8s';
import type { Derived, Document } from './derive';
import { NAMESPACE, addStack } from './stack';
import { fill } from './variants/app';
import { Task } from './variants/task';

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

/** how often each object is rendered when an app is synthesized and checked: more than once, and the checks multiply with charts */
export function rendersPerObject(task: Task): number {
  const app = new App({ outdir: task.outdir });
  fill(app, task, addStack);
  const objects = app.node.findAll().filter(construct => ApiObject.isApiObject(construct)).length;

  const original = ApiObject.prototype.toJson;
  let renders = 0;
  ApiObject.prototype.toJson = function () {
    renders++;
    return original.call(this);
  };
  try {
    app.synth();
  } finally {
    ApiObject.prototype.toJson = original;
  }
  return renders / objects;
}
