import { parseGuestYaml, readGuestBlock } from './guest-yaml';

/** a condition on a mapping of user data */
type Check = (config: Readonly<Record<string, unknown>>) => boolean;

/** a key at the top of user data, with its value */
export class Section {
  private readonly right = new Map<Check, boolean>();

  constructor(public readonly key: string, public readonly value: unknown) {}

  /** @param check whether a mapping of this section alone is right; asked once, because many machines have the section */
  public isRight(check: Check): boolean {
    let isRight = this.right.get(check);
    if (isRight === undefined) {
      isRight = check({ [this.key]: this.value });
      this.right.set(check, isRight);
    }
    return isRight;
  }
}

const HASH = 0x23;
const SPACE = 0x20;
const LINE_FEED = 0x0a;
const DASH = 0x2d;
const DOT = 0x2e;

/**
 * The sections of user data. Machines differ in one or two of them, so each is parsed once, and not the whole text for each machine.
 *
 * @returns `undefined` if they cannot be parsed one by one, which includes every mistake
 */
export function sectionsOf(text: string): readonly Section[] | undefined {
  const sections: Section[] = [];
  let from = -1;
  for (let at = 0; at < text.length;) {
    const begin = text.charCodeAt(at);
    if (begin === DOT || begin === DASH && text.charCodeAt(at + 1) === DASH) {
      // it may be a line between documents
      return undefined;
    }
    const isKey = begin !== SPACE && begin !== HASH && begin !== LINE_FEED && begin !== DASH;
    if (isKey && from >= 0 && !add(sections, text.slice(from, at))) {
      return undefined;
    }
    if (isKey) {
      from = at;
    } else if (from < 0 && begin !== HASH && begin !== LINE_FEED) {
      return undefined;
    }
    const end = text.indexOf('\n', at);
    at = end < 0 ? text.length : end + 1;
  }
  return from >= 0 && add(sections, text.slice(from)) ? sections : undefined;
}

function add(sections: Section[], text: string): boolean {
  const section = sectionOf(text);
  if (section === undefined || sections.some(({ key }) => key === section.key)) {
    return false;
  }
  sections.push(section);
  return true;
}

let known = new Map<string, Section | undefined>();
// few and short ones, because what lives for a while takes memory long after it is dropped
const MOST_KNOWN = 100;
const LONGEST_KNOWN = 4096;

function sectionOf(text: string): Section | undefined {
  let section = known.get(text);
  if (section === undefined && !known.has(text)) {
    section = parsed(text);
    if (known.size >= MOST_KNOWN) {
      // not `clear()`: V8 links each table of a map to the next one, so that none is freed before the first
      known = new Map();
    }
    if (text.length <= LONGEST_KNOWN) {
      known.set(text, section);
    }
  }
  return section;
}

const KEY = /^[A-Za-z_"']/;

// what may be an anchor or an alias, which belong to the whole text
const ANCHOR = /(?:^|[-?:,[\]{}]|!\S*)\s*[&*]/m;

function parsed(text: string): Section | undefined {
  const block = readGuestBlock(text);
  if (block === undefined && (!KEY.test(text) || ANCHOR.test(text))) {
    return undefined;
  }
  const { json, twice } = block === undefined ? parseGuestYaml(text) : { json: block.value, twice: undefined };
  if (json === null || typeof json !== 'object' || Array.isArray(json) || twice !== undefined) {
    return undefined;
  }
  const [entry, ...more] = Object.entries(json);
  return entry === undefined || more.length > 0 || entry[0] in Object.prototype ? undefined : new Section(...entry);
}
