import type { FieldTable } from './impact/by-field';
import type { Change, Classification, FieldImpact } from './impact/classification';
import type { Reference } from './readiness/references';
import type { Ready, Step, StepOptions } from './readiness/step';
import type { World } from '../domain/world';
import type { ManifestObject } from '../manifest/manifest';

/**
 * What plans know of a kind. Its schema, group, scope and defaults are in the contract, which is generated.
 */
export interface KindSpec extends FieldTable {
  /** when an object counts as ready; not set, there is nothing to wait for */
  readonly ready?: Ready | ((object: ManifestObject, world: World, options: StepOptions) => Ready | undefined);
  /** objects that the platform makes for this one, and that must be ready before it */
  readonly platformObjects?: (object: ManifestObject) => readonly Step[];
  /** fields that name another object, which must be ready first */
  readonly references?: readonly Reference[];
  /** what a change does, where more than the field decides */
  readonly change?: (change: Change) => readonly FieldImpact[];
  /** what a new object does; not set, it is new and does nothing to others */
  readonly creation?: (object: ManifestObject) => Classification | undefined;
  /** what it does to delete an object */
  readonly removal: Classification | ((object: ManifestObject) => Classification);
}
