import { Setting } from './setting';

/**
 * Something that the guides of DVP show, as an author writes it here.
 */
export interface Scenario {
  /** what the author wants, in our words; a noun phrase or an infinitive, without a full stop */
  readonly wants: string;

  /** the code, which the documentation shows; left out where all there is to do is to be refused */
  readonly write?: (setting: Setting) => void;

  /** code that the checks refuse, by the id of the finding that they refuse it with */
  readonly refuses?: Readonly<Record<string, (setting: Setting) => void>>;

  /** code that refuses at once, in a constructor or a factory, by a part of the message */
  readonly throws?: Readonly<Record<string, (setting: Setting) => void>>;

  /** ids of the warnings that the code earns */
  readonly warns?: readonly string[];

  /** what an author cannot say, and why; left out where he can say all of it */
  readonly lacks?: string;
}

/** scenarios by their number in the order of the guides */
export type Scenarios = Readonly<Record<number, Scenario>>;
