/** what must be true of one object before the next one is checked */
export interface Step {
  readonly object: string;
  /** as kubectl takes it, with its group */
  readonly resource: string;
  readonly name: string;
  readonly namespace?: string;
  /** one of these, where there is any */
  readonly phases: readonly string[];
  /** all of these */
  readonly conditions: readonly string[];
  /** there is no way back from these */
  readonly abort: readonly string[];
  readonly minutes: number;
  /** what an upload is called on the command line, where somebody has to make one */
  readonly upload?: string;
}

/** when an object of a kind counts as ready; 5 minutes, if not set */
export type Ready = Partial<Pick<Step, 'phases' | 'conditions' | 'abort' | 'minutes'>>;

export interface StepOptions {
  /** for all steps alike */
  readonly minutes?: number;
  /** wait until the agent in each guest answers */
  readonly guestAgent?: boolean;
}

export const stepOf = (object: Pick<Step, 'object' | 'resource' | 'name' | 'namespace'>, { phases = [], conditions = [], abort = [], minutes = 5 }: Ready): Step =>
  ({ ...object, phases, conditions, abort, minutes });
