/** one released, or to be released, version as CHANGELOG.md tells it */
export interface Entry {
  /** of three numbers, such as 1.2.3 */
  readonly version: string;
  /** what is new, in Markdown */
  readonly notes: string;
}

const HEADING = /^## (.*)$/m;
const VERSION = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/;

/**
 * The newest entry: it says by its heading what the next release is called, and by its text what is in it.
 *
 * @throws if that heading is no version, or nothing stands below it
 */
export function newestEntry(changelog: string): Entry {
  const [, heading, rest = ''] = splitOnce(changelog);
  if (heading === undefined || !VERSION.test(heading)) {
    throw new Error(`CHANGELOG.md: the newest heading says which version comes next, got ${heading === undefined ? 'none' : JSON.stringify(heading)}: write for example "## 1.2.3"`);
  }
  const notes = splitOnce(rest)[0].trim();
  if (notes === '') {
    throw new Error(`CHANGELOG.md: nothing is said about ${heading}: write below its heading what is new`);
  }
  return { version: heading, notes };
}

/** what stands before the first heading, the heading, and what comes after it */
function splitOnce(text: string): string[] {
  const found = HEADING.exec(text);
  return found === null ? [text] : [text.slice(0, found.index), found[1].trim(), text.slice(found.index + found[0].length)];
}
