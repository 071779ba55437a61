import { Setting } from './setting';

/**
 * A task from the guides of DVP, as an author writes it with this library.
 */
export interface Scenario {
  /** the goal of the author: a noun phrase or an infinitive, without a full stop */
  readonly wants: string;

  /** the code that the documentation shows; missing if the scenario only shows code that is refused */
  readonly write?: (setting: Setting) => void;

  /** code that the checks refuse, by the id of the finding */
  readonly refuses?: Readonly<Record<string, (setting: Setting) => void>>;

  /** code that throws in a constructor or a factory, by a part of the message */
  readonly throws?: Readonly<Record<string, (setting: Setting) => void>>;

  /** ids of the warnings about the code */
  readonly warns?: readonly string[];

  /** the part that an author cannot write, and the reason; missing if there is no such part */
  readonly lacks?: string;
}

/** scenarios by their number in the order of the guides */
export type Scenarios = Readonly<Record<number, Scenario>>;
