import { callerLanguage, inLanguage } from './caller-language';
import { ManifestObject } from './manifest';

/**
 * An error is refused by the cluster; a warning is accepted but hangs, loses data or surprises.
 */
export type Severity = 'error' | 'warning';

/**
 * One thing that is wrong with one object.
 */
export interface Finding {
  /** id of the rule, for example `VM-11` */
  readonly id: string;
  readonly severity: Severity;
  /** path of the construct in the app, where the object came from one */
  readonly path?: string;
  /** the object as a person calls it, for example `VirtualMachine shop/web` */
  readonly object: string;
  /** RFC 6901 pointer to the field, empty for the object as a whole */
  readonly pointer: string;
  /** what is wrong, as a sentence without a full stop */
  readonly wrong: string;
  /** what was found there, already fit to print */
  readonly got?: string;
  /** what to write instead */
  readonly instead?: string;
  /** why the author lets it pass */
  readonly acknowledged?: string;
  /** why the author made a warning of it */
  readonly lowered?: string;
}

/** findings that stop a synth */
export const isError = (finding: Finding): boolean => finding.severity === 'error' && finding.acknowledged === undefined;

/** findings that are reported and stop nothing */
export const isWarning = (finding: Finding): boolean => finding.severity === 'warning' && finding.acknowledged === undefined;

/** one finding as its rule sees it; the runner knows the rest */
export interface Violation {
  /** RFC 6901 pointer to the field, empty for the object as a whole */
  readonly pointer: string;
  readonly wrong: string;
  /** the offending value, where it is another one than the value at the pointer */
  readonly got?: unknown;
  readonly instead?: string | Advice;
  /** where one aspect of a rule weighs less or more than the rule */
  readonly severity?: Severity;
}

/** what to write instead, for readers of YAML and for authors of constructs */
export interface Advice {
  readonly yaml: string;
  /** in TypeScript */
  readonly code: string;
}

/** as `got` where the value at the pointer would not help */
export const NOT_SHOWN = Symbol('not shown');

export function findingOf(object: ManifestObject, id: string, severity: Severity, violation: Violation): Finding {
  return {
    id,
    severity: violation.severity ?? severity,
    path: object.path,
    object: object.label,
    pointer: violation.pointer,
    wrong: violation.wrong,
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
 * A value for a message: one line, cut where it is long, and never a secret of a machine or a Secret.
 */
export function formatRedacted(object: ManifestObject, pointer: string, value: unknown): string {
  if (value === undefined) {
    return 'nothing';
  }
  if (isSecret(object, pointer)) {
    return `${typeof value === 'string' ? `${Buffer.byteLength(value)} bytes` : typeOf(value)}, not shown`;
  }
  const text = value !== null && typeof value === 'object' ? summary(value) : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

// user data holds keys and password hashes; so may any field of a Secret and what hangs below the two
function isSecret(object: ManifestObject, pointer: string): boolean {
  return object.kind === 'Secret' && /^\/(data|stringData)\b/.test(pointer)
    || /\/(userData|provisioning)(\/|$)/.test(pointer) && !/\/provisioning\/(type|userDataRef|sysprepRef)\b/.test(pointer);
}

function typeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

// the keys show which object it is; its values may be long or secret
function summary(value: object): string {
  return Array.isArray(value) ? `a list of ${value.length}` : `an object with ${Object.keys(value).join(', ') || 'no field'}`;
}
