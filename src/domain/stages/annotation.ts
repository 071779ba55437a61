import { pointerPart } from '../../manifest/manifest';

/** the annotation with the stage that the author has chosen: its number, or number and name */
export const STAGE = 'cdk8s-dvp/stage';
export const STAGE_POINTER = `/metadata/annotations/${pointerPart(STAGE)}`;
