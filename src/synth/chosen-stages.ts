import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { appStateOf } from './app-state';
import { nearestSetting } from './stand-in';
import { STAGE } from '../domain/stages/annotation';

/** the stages that were written to objects, so that a later choice replaces them, and an annotation of the author remains */
const written = new WeakMap<ApiObject, string>();

/** Writes the chosen stages to the metadata of the objects among constructs. */
export function writeChosenStages(root: IConstruct, constructs: readonly IConstruct[]): void {
  if (appStateOf(root).stages === undefined) {
    return;
  }
  for (const construct of constructs) {
    const chosen = ApiObject.isApiObject(construct) ? nearestSetting(construct, ({ stages }, scope) => stages?.get(scope)) : undefined;
    if (chosen !== undefined) {
      write(construct as ApiObject, chosen);
    }
  }
}

function write(object: ApiObject, chosen: string): void {
  // a private field of cdk8s
  const own = (object.metadata as unknown as { readonly annotations?: Readonly<Record<string, unknown>> }).annotations?.[STAGE];
  if (own === undefined || own === written.get(object)) {
    object.metadata.addAnnotation(STAGE, chosen);
    written.set(object, chosen);
  }
}
