import type { FieldTable } from './impact/by-field';
import type { Change, Classification, FieldImpact } from './impact/classification';
import type { Step, StepOptions, WaitExtra } from './readiness/step';
import type { World } from '../domain/world';
import type { ManifestObject } from '../manifest/manifest';

/**
 * What plans know of a kind. Its schema, group, scope and defaults are in the contract, which is generated.
 * The fields that name other objects are in `domain/reference-table.ts`, since rules read them, too.
 */
export interface KindSpec extends FieldTable {
  /** what to wait for beside the table of readiness; `undefined` if nothing waits for the object */
  readonly wait?: (object: ManifestObject, world: World, options: StepOptions) => WaitExtra | undefined;
  /** objects of the platform that must be ready before this one */
  readonly platformObjects?: (object: ManifestObject) => readonly Step[];
  /** classifies a change, if the fields alone do not decide */
  readonly change?: (change: Change) => readonly FieldImpact[];
  /** the impact of a new object; if not set, it is only created */
  readonly creation?: (object: ManifestObject, before: World, after: World) => Classification | undefined;
  /** the impact of a deletion */
  readonly removal: Classification | ((object: ManifestObject, before: World, after: World) => Classification);
}
