import { ApiObject, App } from 'cdk8s';
import { Construct } from 'constructs';
import { fill } from './app';
import { derived } from './derived';
import { Variant } from './task';

/** plain objects in a tree like the library's: a construct around each, and an edge to whatever has to come first */
export const variant: Variant = task => {
  const app = new App({ outdir: task.outdir });
  fill(app, task, (chart, i) => {
    const made = new Map(derived.documents(i).map(document => [
      document.kind,
      new ApiObject(new Construct(chart, `${document.kind}-${i}`), 'Resource', document),
    ]));
    made.get('VirtualDisk')!.addDependency(made.get('VirtualImage')!);
    made.get('VirtualMachine')!.addDependency(made.get('Secret')!, made.get('VirtualDisk')!);
  });
  return () => app.synth();
};
