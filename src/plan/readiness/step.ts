/** an object to wait for, and when it counts as ready */
export interface Step {
  readonly object: string;
  /** for kubectl, with its group */
  readonly resource: string;
  readonly name: string;
  readonly namespace?: string;
  /** one of these, unless empty */
  readonly phases: readonly string[];
  /** all of these */
  readonly conditions: readonly string[];
  /** an object in one of these cannot get ready any more */
  readonly abort: readonly string[];
  readonly minutes: number;
  /** the key of its upload on the command line, if it needs one */
  readonly upload?: string;
  /** the command that a user runs once, without which an object does not start */
  readonly start?: string;
}

/** when an object of a kind counts as ready; 5 minutes, if not set */
export type Ready = Partial<Pick<Step, 'phases' | 'conditions' | 'abort' | 'minutes' | 'start'>>;

export interface StepOptions {
  /** for every step */
  readonly minutes?: number;
  /** whether to wait for the agent in each guest */
  readonly guestAgent?: boolean;
}

export const stepOf = (object: Pick<Step, 'object' | 'resource' | 'name' | 'namespace'>, { phases = [], conditions = [], abort = [], minutes = 5, start }: Ready): Step =>
  ({ ...object, phases, conditions, abort, minutes, ...start === undefined ? {} : { start } });
