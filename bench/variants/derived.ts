import type { Derived } from '../derive';

/** the code that was derived for this run, which lies beside its own */
// eslint-disable-next-line @typescript-eslint/no-require-imports
export const derived: Derived = require('../derived.js');
