import type { Stage } from '../../domain/stages/table';
import type { Manifest, ManifestObject } from '../../manifest/manifest';

export type { Stage } from '../../domain/stages/table';

export interface StagedObject {
  readonly object: ManifestObject;
  /** what to apply in this stage: of a ModuleConfig with feature gates first the part without them */
  readonly manifest: Manifest;
}

export interface PlannedStage {
  readonly stage: Stage;
  /** in the order to apply */
  readonly objects: readonly StagedObject[];
}
