import { amountOf, hasAmount, isCyclic, isPlain, isReference, requiredMembers } from './argument-check';
import { classNameOf } from './describe';
import { expected } from './expected';
import { FOREIGN_STRUCTS } from './foreign-structs';
import { INTERFACES, STRUCTS } from './signatures';

type Types = { readonly [name: string]: string };

type Test = (given: unknown) => boolean;

/** a property, member or parameter */
interface Slot {
  readonly name: string;
  readonly optional: boolean;
  readonly type: string;
}

const TESTS = new Map<string, Test>();

/**
 * A test whether a value is of a type, made at the first use of the type. Nearly all arguments are right, and this costs a twentieth of an `ArgumentCheck`.
 *
 * It may be `false` for an odd value that is right, for example an instance of a class instead of an object of properties: `ArgumentCheck` decides.
 */
export function fits(type: string): Test {
  const test = TESTS.get(type) ?? makeTest(type);
  TESTS.set(type, test);
  return test;
}

export const isVariadic = (types: Types): boolean => Object.keys(types).some(name => name.startsWith('...'));

/** a test whether the arguments of a call are right, for a method of one to three parameters of which none is variadic */
export function parametersFit(types: Types): (first: unknown, second: unknown, third: unknown) => boolean {
  const [isFirst, isSecond, isThird] = slotsOf(types).map(slotTest);
  if (isSecond === undefined) {
    return isFirst;
  }
  return isThird === undefined ? (first, second) => isFirst(first) && isSecond(second)
    : (first, second, third) => isFirst(first) && isSecond(second) && isThird(third);
}

/** the same for a method whose last parameter is variadic */
export function argumentsFit(types: Types): (args: readonly unknown[]) => boolean {
  const slots = slotsOf(types);
  const tests = slots.slice(0, -1).map(slotTest);
  const itemFits = fits(slots[slots.length - 1].type);
  return args => {
    for (let i = 0; i < Math.max(args.length, tests.length); i++) {
      if (!(i < tests.length ? tests[i] : itemFits)(args[i])) {
        return false;
      }
    }
    return true;
  };
}

function slotTest({ type, optional }: Slot): Test {
  const test = fits(type);
  if (optional) {
    return given => given === undefined || test(given);
  }
  // null is a value of the type `any`, but not in place of a required one
  return type === 'any' ? given => given !== undefined && given !== null && test(given) : test;
}

function makeTest(type: string): Test {
  if (type === 'any') {
    return given => !isCyclic(given);
  }
  if (type.endsWith('[]')) {
    return listTest(fits(type.slice(0, -'[]'.length)));
  }
  if (type.startsWith('{')) {
    return mapTest(fits(type.slice(1, -1)));
  }
  const struct = STRUCTS[type] ?? FOREIGN_STRUCTS[type];
  if (struct !== undefined) {
    return structTest(slotsOf(struct));
  }
  if (type in INTERFACES) {
    return interfaceTest(type, slotsOf(INTERFACES[type]));
  }
  const { accepts } = expected(type);
  return hasAmount(type) ? given => accepts(given) && Number.isFinite(amountOf(type, given) ?? 0) : accepts;
}

// an index also reaches the holes of a list; and here as below, "of" would make an iterator for each call
function listTest(itemFits: Test): Test {
  return given => {
    if (!Array.isArray(given)) {
      return false;
    }
    for (let i = 0; i < given.length; i++) {
      if (!itemFits(given[i])) {
        return false;
      }
    }
    return true;
  };
}

function mapTest(valueFits: Test): Test {
  return given => {
    if (!isPlain(given) || classNameOf(given) !== '') {
      return false;
    }
    for (const key in given) {
      if (!valueFits((given as Record<string, unknown>)[key])) {
        return false;
      }
    }
    return true;
  };
}

function structTest(slots: readonly Slot[]): Test {
  const required = slots.filter(({ optional }) => !optional).length;
  // made at the first call, since a struct may contain itself
  let tests: ReadonlyMap<string, { readonly needed: 0 | 1; readonly test: Test }> | undefined;
  return given => {
    if (!isPlain(given) || !hasNoClass(given)) {
      return false;
    }
    tests ??= new Map(slots.map(slot => [slot.name, { needed: slot.optional ? 0 : 1, test: slot.optional ? fits(slot.type) : slotTest(slot) }]));
    let missing = required;
    for (const key in given) {
      const value = (given as Record<string, unknown>)[key];
      if (value !== undefined) {
        const slot = tests.get(key);
        if (slot === undefined || !slot.test(value)) {
          return false;
        }
        missing -= slot.needed;
      }
    }
    return missing === 0;
  };
}

// the loop would not reach the getters of a class
function hasNoClass(given: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(given);
  return prototype === Object.prototype || prototype === null;
}

function interfaceTest(type: string, slots: readonly Slot[]): Test {
  const members = slots.map(slot => ({ name: slot.name, test: slotTest(slot) }));
  const required = requiredMembers(type);
  return given => {
    if (!isReference(type, given, required)) {
      return false;
    }
    for (let i = 0; i < members.length; i++) {
      if (!members[i].test((given as Record<string, unknown>)[members[i].name])) {
        return false;
      }
    }
    return true;
  };
}

function slotsOf(types: Types): Slot[] {
  return Object.entries(types).map(([property, type]) => {
    const optional = property.endsWith('?');
    return { name: optional ? property.slice(0, -1) : property, optional, type };
  });
}
