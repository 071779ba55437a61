export type { PlannedStage, StagedObject } from '../../domain/stages/stages-of';
export type { Stage } from '../../domain/stages/table';
