import { isStringByBegin, keyText, plainScalar } from './scalar';

// the words of a set of manifests are few; names are many, and each of them is rare
const MOST = 10_000;

/**
 * The meaning of strings without quotes, each found once: manifests repeat their keys and values. Equal strings become one, which takes less memory.
 */
export class Words {
  private readonly keys = new Map<string, string>();
  private readonly values = new Map<string, unknown>();

  /** @param most the number of words that are kept: 0 for a short text, where finding a meaning is faster than keeping it */
  constructor(private readonly most = MOST) {}

  /** a key as JSON has it; `undefined` if it is not a string, or merges another object */
  public key(text: string): string | undefined {
    const known = this.keys.get(text);
    if (known !== undefined) {
      return known;
    }
    const key = keyOf(text);
    if (key !== undefined && this.keys.size < this.most) {
      this.keys.set(copied(text), key === text ? copied(text) : key);
    }
    return key;
  }

  /** a value as JSON has it; `undefined` if JSON does not have it */
  public value(text: string): unknown {
    const known = this.values.get(text);
    if (known !== undefined) {
      return known;
    }
    const json = valueOf(text);
    if (json !== undefined && this.values.size < this.most) {
      this.values.set(copied(text), json === text ? copied(text) : json);
    }
    return json;
  }
}

function keyOf(text: string): string | undefined {
  if (text === '<<') {
    return undefined;
  }
  return isStringByBegin(text) ? text : keyText(plainScalar(text));
}

function valueOf(text: string): unknown {
  if (isStringByBegin(text)) {
    return text;
  }
  const { value } = plainScalar(text);
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return undefined;
  }
  return typeof value === 'bigint' ? Number(value) : value;
}

/** a string that does not keep the text in memory from which it was cut */
const copied = (text: string): string => ` ${text}`.slice(1);
