import { Dialect, LONGEST_KEY } from './exact';
import { keyText, valueText } from './write-string';

// an app has few keys, and they return in every object
const MOST_KEYS = 1000;
const LONGEST_KNOWN = 64;

/** where a key or a dash stands: on a line of its own, or behind another dash */
class Place {
  public readonly dash: string;
  private readonly leads = new Map<string, string>();

  public constructor(public readonly newLine: string, private readonly mustQuote: (text: string) => boolean) {
    this.dash = `${newLine}- `;
  }

  /** all that stands before the value of a field; `undefined` for a key that the library has to write */
  public lead(key: string): string | undefined {
    return this.leads.get(key) ?? this.newLead(key);
  }

  private newLead(key: string): string | undefined {
    const text = keyText(key, this.mustQuote);
    if (text === undefined || text.length > LONGEST_KEY) {
      return undefined;
    }
    const lead = `${this.newLine}${text}: `;
    if (key.length <= LONGEST_KNOWN && this.leads.size < MOST_KEYS) {
      this.leads.set(key, lead);
    }
    return lead;
  }
}

// the library writes what is deeper
const DEEPEST = 64;

/** the places of a document, by depth */
export class Places {
  public readonly lines: readonly Place[];
  public readonly inLine: Place;

  public constructor(mustQuote: (text: string) => boolean) {
    this.lines = Array.from({ length: DEEPEST + 2 }, (_, depth) => new Place(`\n${'  '.repeat(depth)}`, mustQuote));
    this.inLine = new Place('', mustQuote);
  }
}

// up to so many parts, a search through those that were written takes less time than a set
const FEW_PARTS = 100;

/**
 * Writes one document of plain data.
 *
 * It is not sure of anything else, nor of a part that stands in two places, which the library writes with an anchor.
 */
export class PlainDocument {
  private written = '';
  private isSure = true;
  private readonly fewParts: object[] = [];
  private readonly parts = new Set<object>();

  public constructor(private readonly dialect: Dialect, private readonly places: Places) {}

  /** The text of a document; `undefined` if the library has to write it. */
  public text(document: unknown): string | undefined {
    if (document === null || typeof document !== 'object') {
      return undefined;
    }
    this.part('\n', document, 0, false);
    // less the first line break; `slice` makes one flat string of all pieces, which take three times the memory
    return this.isSure ? `${this.written}\n`.slice(1) : undefined;
  }

  /** @param lead what stands before the value: a key with a colon and a space, or a dash and a space */
  private value(lead: string, value: unknown, depth: number, isItem: boolean): void {
    if (typeof value === 'string') {
      this.scalar(lead, valueText(value, this.dialect.mustQuote, this.places.lines[depth].newLine));
    } else if (typeof value === 'object' && value !== null) {
      this.part(lead, value, depth, isItem);
    } else {
      this.scalar(lead, otherText(value));
    }
  }

  private scalar(lead: string, text: string | undefined): void {
    if (text === undefined) {
      this.isSure = false;
    } else {
      this.written += lead + text;
    }
  }

  private part(lead: string, part: object, depth: number, isItem: boolean): void {
    if (depth > DEEPEST || !isPlain(part) || this.isAgain(part)) {
      this.isSure = false;
    } else if (Array.isArray(part)) {
      this.items(lead, part, depth, isItem);
    } else {
      this.fields(lead, part as Record<string, unknown>, depth, isItem);
    }
  }

  private isAgain(part: object): boolean {
    if (this.fewParts.includes(part) || this.parts.has(part)) {
      return true;
    }
    if (this.fewParts.length < FEW_PARTS) {
      this.fewParts.push(part);
    } else {
      this.parts.add(part);
    }
    return false;
  }

  private items(lead: string, list: readonly unknown[], depth: number, isItem: boolean): void {
    if (list.length === 0) {
      this.written += `${lead}[]`;
      return;
    }
    this.begin(lead, isItem);
    let place = this.firstPlace(depth, isItem);
    for (const item of list) {
      this.value(place.dash, item, depth + 1, true);
      place = this.places.lines[depth];
    }
  }

  private fields(lead: string, object: Record<string, unknown>, depth: number, isItem: boolean): void {
    let place: Place | undefined;
    for (const key of Object.keys(object)) {
      const value = object[key];
      if (value === undefined && this.dialect.skipsUndefined) {
        continue;
      }
      if (place === undefined) {
        this.begin(lead, isItem);
        place = this.firstPlace(depth, isItem);
      }
      const keyLead = place.lead(key);
      if (keyLead === undefined) {
        this.isSure = false;
        return;
      }
      this.value(keyLead, value, depth + 1, false);
      place = this.places.lines[depth];
    }
    if (place === undefined) {
      this.written += `${lead}{}`;
    }
  }

  // a part begins behind the dash, or below the key, where the space goes
  private begin(lead: string, isItem: boolean): void {
    this.written += isItem ? lead : lead.slice(0, -1);
  }

  private firstPlace(depth: number, isItem: boolean): Place {
    return isItem ? this.places.inLine : this.places.lines[depth];
  }
}

function otherText(value: unknown): string | undefined {
  if (value === null || value === undefined) {
    return 'null';
  }
  // releases of the library differ in -0
  const isSure = typeof value === 'boolean' || typeof value === 'number' && Number.isFinite(value) && !Object.is(value, -0);
  return isSure ? String(value) : undefined;
}

const NODE_TYPE = Symbol.for('yaml.node.type');

// the library asks an object for its JSON and its items, and whether it is a node of its own
function isPlain(part: Partial<Record<symbol | 'toJSON', unknown>>): boolean {
  if (part[NODE_TYPE] !== undefined || typeof part.toJSON === 'function') {
    return false;
  }
  const prototype = Object.getPrototypeOf(part);
  if (Array.isArray(part)) {
    return prototype === Array.prototype;
  }
  return part[Symbol.iterator] === undefined && (prototype === Object.prototype || prototype === null);
}
