import { callerLanguage, inLanguage } from './caller-language';
import { isSecretName, withoutCredentials } from './credentials';
import { ManifestObject, keysOf } from './manifest';

/**
 * The cluster rejects an object with an error. It accepts one with a warning, which may then hang, lose data or behave unexpectedly.
 */
export type Severity = 'error' | 'warning';

/**
 * One mistake in one object.
 */
export interface Finding {
  /** id of the rule, for example `VM-11` */
  readonly id: string;
  readonly severity: Severity;
  /** path of the construct in the app, if a construct made the object */
  readonly path?: string;
  /** the object in messages, for example `VirtualMachine shop/web` */
  readonly object: string;
  /** RFC 6901 pointer to the field, empty for the object as a whole */
  readonly pointer: string;
  /** the mistake, as a sentence without a full stop */
  readonly wrong: string;
  /** the value of the field, without secrets */
  readonly got?: string;
  /** the value or the field to write instead */
  readonly instead?: string;
  /** file and line that created the construct, for authors whose language does not show it in a stack trace */
  readonly at?: string;
  /** reason why the author acknowledged it */
  readonly acknowledged?: string;
  /** reason why the author lowered it to a warning */
  readonly lowered?: string;
}

/** findings that stop a synth */
export const isError = (finding: Finding): boolean => finding.severity === 'error' && finding.acknowledged === undefined;

/** findings that are reported and do not stop a synth */
export const isWarning = (finding: Finding): boolean => finding.severity === 'warning' && finding.acknowledged === undefined;

/** the part of a finding that its rule knows; the runner adds the rest */
export interface Violation {
  /** RFC 6901 pointer to the field, empty for the object as a whole */
  readonly pointer: string;
  readonly wrong: string;
  /** the wrong value, if it is not the value at the pointer */
  readonly got?: unknown;
  readonly instead?: string | Advice;
  /** if it differs from the severity of the rule */
  readonly severity?: Severity;
}

/** the advice in `instead`, for authors of YAML and for authors of constructs */
export interface Advice {
  readonly yaml: string;
  /** in TypeScript */
  readonly code: string;
}

/** for `got`, if the value at the pointer would not help */
export const NOT_SHOWN = Symbol('not shown');

export function findingOf(object: ManifestObject, id: string, severity: Severity, violation: Violation): Finding {
  return {
    id,
    severity: violation.severity ?? severity,
    path: object.path,
    object: object.label,
    pointer: violation.pointer,
    wrong: withoutCredentials(violation.wrong),
    got: gotOf(object, violation),
    instead: adviceFor(object, violation.instead),
  };
}

function adviceFor({ isConstruct }: ManifestObject, instead: string | Advice | undefined): string | undefined {
  if (typeof instead !== 'object') {
    return instead;
  }
  return isConstruct ? inLanguage(instead.code, callerLanguage()) : instead.yaml;
}

function gotOf(object: ManifestObject, violation: Violation): string | undefined {
  if (violation.got === NOT_SHOWN) {
    return undefined;
  }
  return formatRedacted(object, violation.pointer, 'got' in violation ? violation.got : object.value(violation.pointer));
}

const LONGEST = 120;

/**
 * A value for a message: one line, cut if it is long, without secrets of a machine or of a Secret, and without the password of a URL.
 */
export function formatRedacted(object: ManifestObject, pointer: string, value: unknown): string {
  if (value === undefined) {
    return 'nothing';
  }
  if (isSecret(object, pointer) || isSecretField(pointer) && /^(string|number)$/.test(typeof value)) {
    return notShown(value);
  }
  const text = value !== null && typeof value === 'object' ? summary(value) : withoutCredentials(JSON.stringify(value));
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

// user data contains keys and password hashes, and any field of a Secret may contain some
function isSecret(object: ManifestObject, pointer: string): boolean {
  return object.kind === 'Secret' && /^\/(data|stringData)\b/.test(pointer)
    || /\/(userData|provisioning)(\/|$)/.test(pointer) && !/\/provisioning\/(type|userDataRef|sysprepRef)\b/.test(pointer);
}

// a field that DVP does not have may be a secret, too; the name of an object with secrets is none
function isSecretField(pointer: string): boolean {
  const names = keysOf(pointer);
  return names.some(isSecretName) && !/^(name|namespace|kind|apiGroup)$/.test(names[names.length - 1]);
}

/** the type of a value that must not be shown, and the length of a string */
export const notShown = (value: unknown): string => `${typeof value === 'string' ? `${Buffer.byteLength(value)} bytes` : typeOf(value)}, not shown`;

function typeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

// keys only: the values may be long or secret
function summary(value: object): string {
  return Array.isArray(value) ? `a list of ${value.length}` : `an object with ${Object.keys(value).join(', ') || 'no field'}`;
}
