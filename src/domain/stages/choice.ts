import { STAGE_POINTER } from './annotation';
import { STAGES, Stage } from './table';
import { ManifestObject } from '../../manifest/manifest';

/** the highest number of an author: numbers have two digits, so that directories are listed in their order, and 99 is left for gates */
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
