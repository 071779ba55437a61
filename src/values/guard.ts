import { Construct, IConstruct } from 'constructs';
import { ArgumentCheck, isReference } from './argument-check';
import { brand } from './brand';
import { formatValue, withArticle } from './describe';
import { nounOf } from './expected';
import { argumentsFit, fits, isVariadic, parametersFit } from './fits';
import { CLASSES, INTERFACES } from './signatures';

type Types = { readonly [name: string]: string };
type Method = (...args: unknown[]) => unknown;

/**
 * Brands a class of the public API, and makes its static factories and methods check their arguments first.
 * The types of the arguments are in `signatures.ts`, which is generated from the declarations.
 */
export function guard(type: { readonly prototype: object }, name: string): void {
  brand(type, name);
  const { statics = {}, methods = {} } = CLASSES[name] ?? {};
  for (const [method, types] of Object.entries(statics)) {
    checkFirst(type, method, types, () => `${name}.${method}`);
  }
  for (const [method, types] of Object.entries(methods)) {
    checkFirst(type.prototype, method, types, self => pathOf(self) ?? `${name}.${method}`);
  }
}

/**
 * Checks the properties of a constructor call.
 *
 * @param where the construct, or the name of the class
 * @param type name of the struct, for example `VirtualDiskProps`
 * @throws one Error with all mistakes
 */
export function checkProps(where: IConstruct | string, type: string, props: unknown = {}): void {
  if (fits(type)(props)) {
    return;
  }
  new ArgumentCheck(typeof where === 'string' ? where : where.node.path).required('props', type, props).throwIfWrong();
}

/**
 * Checks `scope` and `id` of a construct, since wrong ones would fail inside of `constructs` with an unclear error.
 *
 * @param where name of the class
 */
export function checkConstruct(where: string, scope: unknown, id: unknown): void {
  if (Construct.isConstruct(scope) && typeof id === 'string' && id !== '' && scope.node.tryFindChild(id) === undefined) {
    return;
  }
  const check = new ArgumentCheck(where).required('scope', 'Construct', scope).required('id', 'string', id);
  if (Construct.isConstruct(scope) && typeof id === 'string') {
    check.report(id === '' ? "'id' must not be empty"
      : `another construct in [${scope.node.path}] has the id ${formatValue(id)}: give this one another id`);
  }
  check.throwIfWrong();
}

function checkFirst(owner: object, method: string, types: Types, where: (self: unknown) => string): void {
  const original = (owner as Record<string, Method>)[method];
  const checked = isVariadic(types) ? checkedVariadic(original, types, where) : checkedFixed(original, types, where);
  Object.defineProperty(owner, method, { value: checked, configurable: true, writable: true });
}

// parameters instead of `...args`, which would make a list for each call; no method has more of them
function checkedFixed(original: Method, types: Types, where: (self: unknown) => string): Method {
  let fit: ReturnType<typeof parametersFit> | undefined;
  return function (this: unknown, first: unknown, second: unknown, third: unknown): unknown {
    fit ??= parametersFit(types);
    if (!fit(first, second, third)) {
      checkArguments(where(this), types, [first, second, third]);
    }
    return original.call(this, first, second, third);
  };
}

function checkedVariadic(original: Method, types: Types, where: (self: unknown) => string): Method {
  let fit: ReturnType<typeof argumentsFit> | undefined;
  return function (this: unknown, ...args: unknown[]): unknown {
    fit ??= argumentsFit(types);
    if (!fit(args)) {
      checkArguments(where(this), types, args);
    }
    return original.apply(this, args);
  };
}

function checkArguments(where: string, types: Types, args: readonly unknown[]): void {
  const check = new ArgumentCheck(where);
  Object.entries(types).forEach(([parameter, type], i) => {
    if (parameter.startsWith('...')) {
      variadic(check, parameter.slice('...'.length), type, args.slice(i));
    } else if (parameter.endsWith('?')) {
      check.optional(parameter.slice(0, -1), type, args[i]);
    } else {
      reference(check, where, parameter, type, args[i]);
    }
  });
  check.throwIfWrong();
}

// a list instead of separate arguments is the most likely mistake
function variadic(check: ArgumentCheck, name: string, type: string, items: readonly unknown[]): void {
  if (items.length === 1 && Array.isArray(items[0])) {
    check.report(`'${name}' must be separate arguments, got a list: write ...${name}, or one argument for each item`);
    return;
  }
  items.forEach((item, i) => check.value(`${name}[${i}]`, type, item, `${name}[${i}].`));
}

// for DiskSource.image(clusterImage) another factory exists, and the caller needs its name
function reference(check: ArgumentCheck, where: string, parameter: string, type: string, given: unknown): void {
  const [className, method] = where.split('.');
  const factories = type in INTERFACES && !isReference(type, given) ? Object.entries(CLASSES[className]?.statics ?? {}) : [];
  const sibling = factories.find(([, types]) => Object.values(types)[0] in INTERFACES && isReference(Object.values(types)[0], given));
  if (sibling === undefined || method === undefined) {
    check.required(parameter, type, given);
  } else {
    check.reject(parameter, withArticle(nounOf(type)), given, `write ${className}.${sibling[0]}(${parameter})`);
  }
}

/** the path of a construct, or of the construct that an object belongs to */
function pathOf(self: unknown): string | undefined {
  return Construct.isConstruct(self) ? self.node.path : (self as { readonly _path?: string })._path;
}
