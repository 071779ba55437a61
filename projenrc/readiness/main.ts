import { writeFileSync } from 'fs';
import { readinessPage } from './page';

/**
 * Writes docs/readiness.md from the table of readiness, so that they always agree.
 */
writeFileSync('docs/readiness.md', readinessPage());
