/**
 * A value as an author may give it. The compiler knows its type; who runs without one, or casts, finds out here and not from the depths.
 */
export interface Sort {
  /** a member that every value of the sort has, and no other value */
  readonly member: string;
  /** what to write, for example `Cpu.cores(2)` */
  readonly example: string;
}

/**
 * Looks at the properties that a construct was given, and tells all that is wrong with them at once.
 */
export class Given {
  private readonly wrong: string[] = [];

  constructor(private readonly path: string) {}

  /** a property that has to be there */
  public need(prop: string, given: unknown, sort: Sort): this {
    return given === undefined || given === null ? this.complain(`'${prop}' is missing: set it, for example ${sort.example}`) : this.may(prop, given, sort);
  }

  /** a property that may be left out */
  public may(prop: string, given: unknown, { member, example }: Sort): this {
    const fits = given === undefined || given !== null && typeof given === 'object' && member in given;
    return fits ? this : this.complain(`'${prop}' is not what it should be, got ${described(given)}: write for example ${example}`);
  }

  /** a property with a list, which may be left out */
  public each(prop: string, given: unknown, sort: Sort): this {
    if (given !== undefined && !Array.isArray(given)) {
      return this.complain(`'${prop}' is a list, got ${described(given)}: write for example [${sort.example}]`);
    }
    given?.forEach((item: unknown, i: number) => this.may(`${prop}[${i}]`, item ?? null, sort));
    return this;
  }

  /** a property with a list of names, which may be left out */
  public names(prop: string, given: unknown, example: string): this {
    if (given !== undefined && !Array.isArray(given)) {
      return this.complain(`'${prop}' is a list, got ${described(given)}: write for example ['${example}']`);
    }
    given?.forEach((item: unknown, i: number) => this.text(`${prop}[${i}]`, item, `'${example}'`));
    return this;
  }

  /** a property with texts by key, which may be left out; one without a value would be dropped, and then everything fits */
  public labels(prop: string, given: unknown, example: string): this {
    if (given !== undefined && (given === null || typeof given !== 'object' || classOf(given) !== '')) {
      return this.complain(`'${prop}' has texts by key, got ${described(given)}: write for example ${example}`);
    }
    Object.entries(given ?? {}).forEach(([key, value]) => this.text(`${prop}[${JSON.stringify(key)}]`, value, example));
    return this;
  }

  /**
   * @throws if anything was wrong
   */
  public check(): void {
    if (this.wrong.length > 0) {
      throw new Error(this.wrong.map(text => `[${this.path}] ${text}`).join('\n'));
    }
  }

  private text(prop: string, given: unknown, example: string): void {
    if (typeof given !== 'string') {
      this.complain(`'${prop}' is a text, got ${described(given)}: write for example ${example}`);
    }
  }

  private complain(text: string): this {
    this.wrong.push(text);
    return this;
  }
}

/** what sort of value it is; never the value itself, for nobody knows what it holds */
export function described(given: unknown): string {
  return given === null || given === undefined ? 'nothing'
    : Array.isArray(given) ? 'a list'
      : typeof given !== 'object' ? `a ${typeof given}`
        : classOf(given) === '' ? `an object with ${Object.keys(given).join(', ') || 'no field'}` : `${/^[AEIOU]/.test(classOf(given)) ? 'an' : 'a'} ${classOf(given)}`;
}

// what a class keeps inside is nobody's business, and its name says more
const classOf = (given: object): string => given.constructor?.name?.replace(/^Object$/, '') ?? '';

/** a value where a number was asked for: text in quotes, so that '2' does not look like 2 */
export const shown = (given: unknown): string => typeof given === 'number' ? String(given) : JSON.stringify(given) ?? 'nothing';

export const SIZE: Sort = { member: 'asString', example: 'Size.gibibytes(10)' };
export const DISK: Sort = { member: 'diskName', example: "VirtualDisk.fromDiskName('data')" };
export const MANIFESTS: Sort = { member: '_set', example: 'Manifests.fromApp(app)' };
export const NODE_LABELS = "{ 'node.deckhouse.io/group': 'green' }";
export const MACHINE: Sort = { member: 'machineName', example: "VirtualMachine.fromMachineName('web')" };

/** whether a whole number is so large that a float has lost digits of it */
export const isRounded = (number: number): boolean => Number.isInteger(number) && !Number.isSafeInteger(number);
