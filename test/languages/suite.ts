import { Project, install } from './projects';
import { LANGUAGES, Language, lackingTools } from './tools';

// where nothing is built and nothing was downloaded, Java takes longest: it may have to build a dependency too
const COLD = 20 * 60_000;

/**
 * Tests of a package in each language, in a project that is made before the first of them.
 *
 * A language whose tools are missing is skipped, which is said aloud; with `CI` in the environment it fails.
 */
export function describeLanguages(tests: (language: Language, project: () => Project) => void): void {
  for (const language of LANGUAGES) {
    const lacking = lackingTools(language);
    const skipped = lacking.length > 0 && (process.env.CI ?? '') === '';
    if (skipped) {
      process.stderr.write(`\n!! ${language}: SKIPPED, since this machine has no ${lacking.join(' and no ')}\n\n`);
    }
    (skipped ? describe.skip : describe)(language, () => {
      let project: Project | undefined;
      beforeAll(() => {
        if (lacking.length > 0) {
          throw new Error(`this machine has no ${lacking.join(' and no ')}, and with CI in the environment nothing is skipped`);
        }
        project = install(language);
      }, COLD);
      afterAll(() => project?.remove());
      tests(language, () => project!);
    });
  }
}
