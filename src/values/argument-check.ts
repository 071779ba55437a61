import { Construct } from 'constructs';
import { brandOf } from './brand';
import { classNameOf, describeType, withArticle } from './describe';
import { exampleOf, expected, nounOf } from './expected';
import { FOREIGN_STRUCTS } from './foreign-structs';
import { IMPLEMENTERS, INTERFACES, STRUCTS } from './signatures';
import { CallerError } from '../manifest/caller-error';
import { closest } from '../manifest/schema-hints';

/** examples by name and type, where the type alone does not show the form */
const NAMED_EXAMPLES: { readonly [nameAndType: string]: string } = {
  'annotations: {string}': "{ 'example.com/team': 'shop' }",
  'host: string': "'host.example.com'",
  'labels: {string}': "{ tier: 'db' }",
  'machines: IPodSelector[]': '[web, api]',
  'machineLabels: {string}': "{ tier: 'web' }",
  'network: VmNetwork': "VmNetwork.clusterNetwork('office')",
  'nodeSelector: {string}': "{ 'node.deckhouse.io/group': 'green' }",
  'permissions: string': "'0644'",
  'selector: {string}': "{ app: 'nginx' }",
  'share: string': "'/machines'",
  'sshKeys: string[]': "['ssh-ed25519 AAAA…']",
  'virtualMachineCidrs: string[]': "['10.66.10.0/24']",
};

/**
 * Run-time check of arguments, for callers without a type checker (JavaScript, Python) and for casts. It reports all mistakes at once.
 */
export class ArgumentCheck {
  private readonly wrong: string[] = [];

  /** @param where path of the construct, or name of the method */
  constructor(private readonly where: string) {}

  /**
   * A required argument.
   *
   * @param prefix prefix of the names of its properties in messages; without it, messages show the names alone
   */
  public required(name: string, type: string, given: unknown, prefix = ''): this {
    if (given !== undefined && given !== null) {
      return this.value(name, type, given, prefix);
    }
    if (needed(type).length > 0) {
      return this.properties(type, {}, prefix);
    }
    const example = exampleFor(name, type);
    return this.report(`'${name}' is missing: set it${example === undefined ? '' : `, for example ${example}`}`);
  }

  /** an optional argument */
  public optional(name: string, type: string, given: unknown, prefix = ''): this {
    return given === undefined ? this : this.value(name, type, given, prefix);
  }

  /** the properties of a struct; also reports missing and unknown properties */
  public properties(type: string, given: object, prefix = ''): this {
    const types = STRUCTS[type] ?? FOREIGN_STRUCTS[type];
    this.members(types, given, prefix);
    const names = Object.keys(types).map(nameOf);
    // undefined means "not set"
    const unknown = Object.entries(given).filter(([key, value]) => !names.includes(key) && value !== undefined);
    unknown.forEach(([key]) => this.report(unknownText(prefix, key, type, names)));
    return this;
  }

  /** an argument of another type */
  public reject(name: string, noun: string, given: unknown, instead?: string): this {
    return this.report(`'${name}' must be ${noun}, got ${describeType(given)}${instead === undefined ? '' : `: ${instead}`}`);
  }

  /** any other mistake */
  public report(text: string): this {
    this.wrong.push(text);
    return this;
  }

  /**
   * @throws one Error with all mistakes, if there are mistakes
   */
  public throwIfWrong(): void {
    if (this.wrong.length > 0) {
      throw new CallerError(this.wrong.map(text => `[${this.where}] ${text}`).join('\n'));
    }
  }

  /** an item of a list, or an argument that is set */
  public value(name: string, type: string, given: unknown, prefix = ''): this {
    if (type === 'any') {
      return isCyclic(given) ? this.report(`'${name}' must not contain itself, got an object with a cycle: copy the part that is needed`) : this;
    }
    if (type.endsWith('[]')) {
      return this.list(name, type.slice(0, -'[]'.length), given);
    }
    if (type.startsWith('{')) {
      return this.map(name, type.slice(1, -1), given);
    }
    if (type in STRUCTS || type in FOREIGN_STRUCTS) {
      return isPlain(given) ? this.properties(type, given, prefix) : this.reject(name, `an object with properties of ${type}`, given, exampleText(exampleFor(name, type)));
    }
    if (type in INTERFACES) {
      return isReference(type, given) ? this.members(INTERFACES[type], given as object, `${name}.`)
        : this.reject(name, withArticle(nounOf(type)), given, `for example ${exampleOf(type)}`);
    }
    const { noun, instead, accepts } = expected(type);
    const amount = accepts(given) ? amountOf(type, given) : undefined;
    if (amount !== undefined && !Number.isFinite(amount)) {
      return this.report(`'${name}' must be ${noun} of a finite number, got ${amount}: ${instead(given)}`);
    }
    return accepts(given) ? this : this.reject(name, noun, given, exampleText(namedExample(name, type)) ?? instead(given));
  }

  private list(name: string, type: string, given: unknown): this {
    if (!Array.isArray(given)) {
      return this.reject(name, 'a list', given, exampleText(exampleFor(name, `${type}[]`)));
    }
    // forEach skips the holes of a list; the copy has undefined in their place
    [...given].forEach((item: unknown, i) => this.value(`${name}[${i}]`, type, item, `${name}[${i}].`));
    return this;
  }

  // without its value a label would be dropped, and the selector would match everything
  private map(name: string, type: string, given: unknown): this {
    if (!isPlain(given) || classNameOf(given) !== '') {
      return this.reject(name, type === 'string' ? 'an object with strings by key' : 'an object', given, exampleText(namedExample(name, `{${type}}`)));
    }
    Object.entries(given).forEach(([key, value]) => this.value(`${name}[${JSON.stringify(key)}]`, type, value));
    return this;
  }

  private members(types: { readonly [name: string]: string }, given: object, prefix: string): this {
    for (const [property, type] of Object.entries(types)) {
      const name = nameOf(property);
      const value = (given as Record<string, unknown>)[name];
      const isOptional = property.endsWith('?');
      if (!isOptional) {
        this.required(prefix + name, type, value, `${prefix}${name}.`);
      } else if (value !== undefined) {
        this.value(prefix + name, type, value, `${prefix}${name}.`);
      }
    }
    return this;
  }
}

/** whether an object implements an interface of ours: by its brand, or else by its required members */
export function isReference(type: string, given: unknown, required = requiredMembers(type)): boolean {
  const brand = brandOf(given);
  if (brand !== undefined) {
    return IMPLEMENTERS[type].includes(brand);
  }
  return given !== null && typeof given === 'object' && !Array.isArray(given) && required.every(name => name in given);
}

export const requiredMembers = (type: string): string[] => Object.keys(INTERFACES[type]).filter(name => !name.endsWith('?'));

/** a plain object, which may be a struct: not a list, not a value of ours, not a built-in object such as a Date */
export function isPlain(given: unknown): given is object {
  return Object.prototype.toString.call(given) === '[object Object]' && brandOf(given) === undefined && !Construct.isConstruct(given);
}

/** whether plain data contain themselves; visits each part once, since YAML may share parts */
export function isCyclic(value: unknown, ancestors: readonly unknown[] = [], done = new Set<unknown>()): boolean {
  if (value === null || typeof value !== 'object' || done.has(value)) {
    return false;
  }
  if (ancestors.includes(value)) {
    return true;
  }
  const found = (Array.isArray(value) || isPlain(value)) && Object.values(value).some(item => isCyclic(item, [...ancestors, value], done));
  done.add(value);
  return found;
}

export const hasAmount = (type: string): boolean => type === 'Size' || type === 'Duration';

/** the number of a Size or a Duration, which cdk8s does not check */
export function amountOf(type: string, given: unknown): number | undefined {
  const { amount } = given as { readonly amount?: unknown };
  return hasAmount(type) && typeof amount === 'number' ? amount : undefined;
}

const nameOf = (property: string): string => property.endsWith('?') ? property.slice(0, -1) : property;

const namedExample = (name: string, type: string): string | undefined => NAMED_EXAMPLES[`${name}: ${type}`];

/** required properties of a struct */
const needed = (type: string): string[] => Object.keys(STRUCTS[type] ?? {}).filter(name => !name.endsWith('?'));

const exampleText = (example: string | undefined): string | undefined => example && `for example ${example}`;

function exampleFor(name: string, type: string): string | undefined {
  const named = namedExample(name, type);
  if (named !== undefined) {
    return named;
  }
  if (type.endsWith('[]')) {
    const item = exampleFor(name, type.slice(0, -'[]'.length));
    return item && `[${item}]`;
  }
  const [first] = needed(type).length > 0 ? needed(type) : Object.keys(STRUCTS[type] ?? {});
  return first === undefined ? exampleOf(type) : `{ ${nameOf(first)}: … }`;
}

function unknownText(prefix: string, key: string, type: string, names: readonly string[]): string {
  const near = closest(key, names);
  const all = names.length > 12 ? `see ${type}` : `${type} has ${names.join(', ')}`;
  return `unknown property '${prefix}${key}': ${near.startsWith('\'') ? `did you mean ${near}?` : all}`;
}
