import { REWRITTEN } from './filled';
import { Manifest, pointerPart } from '../../src/manifest/manifest';

/** what differs between an object that was sent and the same one as the server has it */
export interface Difference {
  /** fields that the server put in, by pointer; `*` stands for the index of a list */
  readonly filled: Readonly<Record<string, unknown>>;
  /** what was sent and is not there, or not as it was sent, by pointer in the same form */
  readonly rewritten: Readonly<Record<string, readonly [unknown, unknown]>>;
  /** those that nobody knows of, as sentences */
  readonly lost: readonly string[];
}

/** what the server notes on every object */
const OWN = ['uid', 'resourceVersion', 'creationTimestamp', 'generation', 'managedFields'];

export function differenceOf(sent: Manifest, got: any): Difference {
  const { status: _, ...kept } = got;
  const named = sent.metadata?.name === undefined ? [...OWN, 'name'] : OWN;
  const metadata = Object.fromEntries(Object.entries(got.metadata).filter(([key]) => !named.includes(key)));
  const comparison = new Comparison(sent.kind);
  comparison.compare(asKept(sent), { ...kept, metadata }, '', '');
  return comparison;
}

/** without what changes when nothing does */
export function withoutNotes(json: any): string {
  return JSON.stringify({ ...json, metadata: { ...json.metadata, managedFields: undefined, resourceVersion: undefined } });
}

// written as text, kept encoded
function asKept(sent: any): any {
  const { stringData, ...rest } = sent;
  if (sent.kind !== 'Secret' || stringData === undefined) {
    return sent;
  }
  const encoded = Object.entries(stringData).map(([key, text]) => [key, Buffer.from(String(text)).toString('base64')]);
  return { ...rest, data: { ...rest.data, ...Object.fromEntries(encoded) } };
}

class Comparison implements Difference {
  public readonly filled: Record<string, unknown> = {};
  public readonly rewritten: Record<string, readonly [unknown, unknown]> = {};
  public readonly lost: string[] = [];

  constructor(private readonly kind: string) {}

  public compare(sent: unknown, got: unknown, at: string, pattern: string): void {
    if (Array.isArray(sent) && Array.isArray(got) && sent.length === got.length) {
      sent.forEach((item, i) => this.compare(item, got[i], `${at}/${i}`, `${pattern}/*`));
    } else if (isMap(sent) && isMap(got)) {
      for (const key of Object.keys(sent)) {
        this.compare(sent[key], got[key], `${at}/${pointerPart(key)}`, `${pattern}/${pointerPart(key)}`);
      }
      for (const key of Object.keys(got).filter(found => !(found in sent))) {
        this.filled[`${pattern}/${pointerPart(key)}`] = got[key];
      }
    } else if (!same(sent, got)) {
      this.differ(sent, got, at, pattern);
    }
  }

  private differ(sent: unknown, got: unknown, at: string, pattern: string): void {
    const known = REWRITTEN[this.kind]?.[pattern];
    if (same(known, [sent, got])) {
      this.rewritten[pattern] = known!;
    } else {
      this.lost.push(`${at}: ${JSON.stringify(sent)} became ${got === undefined ? 'nothing' : JSON.stringify(got)}`);
    }
  }
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const isMap = (json: unknown): json is Record<string, unknown> => json !== null && typeof json === 'object' && !Array.isArray(json);
