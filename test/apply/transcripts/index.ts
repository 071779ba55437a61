import { LEASES } from './leases';
import { ORDER } from './order';
import { REFUSALS } from './refusals';
import { STOPS } from './stops';
import { UPLOADS } from './uploads';

/** all that the run of a scenario prints, by its name */
export const TRANSCRIPTS: Readonly<Record<string, string>> = { ...LEASES, ...ORDER, ...REFUSALS, ...STOPS, ...UPLOADS };
