import { STAGES, Stage } from './table';
import { ManifestObject, pointerPart } from '../../manifest/manifest';

/** the annotation with the stage that the author has chosen: its number, or number and name */
export const STAGE = 'cdk8s-dvp/stage';
export const STAGE_POINTER = `/metadata/annotations/${pointerPart(STAGE)}`;

/** the numbers of stages have two digits, so that a list of directories is in their order; the last one is for gates */
export const LAST_STAGE = 98;

const FORM = /^([1-9]\d?)(?:-([a-z0-9]([-a-z0-9]*[a-z0-9])?))?$/;
const LONGEST_NAME = 63;

/** the stage that an annotation names, `undefined` if it is not one */
export function readStage(text: string): Stage | undefined {
  const [, digits, name] = FORM.exec(text) ?? [];
  const number = Number(digits);
  const known = STAGES.find(stage => stage.number === number);
  if (digits === undefined || number > LAST_STAGE || known === undefined && name === undefined) {
    return undefined;
  }
  if (known !== undefined) {
    return name === undefined || name === known.name ? known : undefined;
  }
  return name.length > LONGEST_NAME ? undefined : { number, name, title: titleOf(name) };
}

const titleOf = (name: string): string => `${name[0].toUpperCase()}${name.slice(1).replace(/-/g, ' ')}`;

/** a stage as an annotation and a directory name it */
export const stageLabel = ({ number, name }: Stage): string => `${String(number).padStart(2, '0')}-${name}`;

/** the stage that the author has chosen for an object, if the annotation names one */
export function chosenStage(object: ManifestObject): Stage | undefined {
  const text = object.text(STAGE_POINTER);
  return text === undefined ? undefined : readStage(text);
}
