/** A failure the maintainer can act on: told in one line, without a stack. */
export class Problem extends Error {}

/** Runs a script to its end, and turns its problem into one line and exit code 1. */
export async function runScript(script: () => Promise<void>): Promise<void> {
  try {
    await script();
  } catch (e) {
    if (!(e instanceof Problem)) throw e;
    console.error(`error: ${e.message}`);
    process.exitCode = 1;
  }
}
