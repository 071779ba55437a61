import { fromBase64, isEncrypted } from '../../domain/key-values';
import { Violation } from '../../manifest/finding';
import { ManifestObject, pointerPart } from '../../manifest/manifest';
import { Topic } from '../rule';

/** the types of the values of Secrets and ConfigMaps */
export const values = new Topic({
  severity: 'error',
  kinds: ['/Secret', '/ConfigMap'],
  source: 'https://github.com/kubernetes/api/blob/master/core/v1/types.go',
});

/** the fields with values, and whether these are in base64 */
const FIELDS: Readonly<Record<string, readonly { readonly field: string; readonly inBase64: boolean }[]>> = {
  Secret: [{ field: 'data', inBase64: true }, { field: 'stringData', inBase64: false }],
  ConfigMap: [{ field: 'data', inBase64: false }, { field: 'binaryData', inBase64: true }],
};

export const valuesAreReadable = values.rule({
  id: 'SEC-05',
  says: "The values of a Secret or a ConfigMap are strings; those in 'data' of a Secret and in 'binaryData' of a ConfigMap are in base64.",
  why: 'The API server cannot decode the object, and rejects it.',
  check: object => {
    if (isEncrypted(object)) {
      return undefined;
    }
    const violations: Violation[] = [];
    for (const { field, inBase64 } of FIELDS[object.kind]) {
      addViolationsIn(object, field, inBase64, violations);
    }
    return violations;
  },
});

function addViolationsIn(object: ManifestObject, field: string, inBase64: boolean, violations: Violation[]): void {
  const map = object.json[field] ?? {};
  if (typeof map !== 'object' || Array.isArray(map)) {
    violations.push({ pointer: `/${field}`, wrong: `'${field}' must be an object with keys and strings`, instead: "a key and its value, for example 'ca.crt: …'" });
    return;
  }
  for (const key of Object.keys(map)) {
    const problem = problemOf((map as Record<string, unknown>)[key], field, inBase64, object.kind);
    if (problem !== undefined) {
      violations.push({ pointer: `/${field}/${pointerPart(key)}`, ...problem });
    }
  }
}

function problemOf(value: unknown, field: string, inBase64: boolean, kind: string): Pick<Violation, 'wrong' | 'instead'> | undefined {
  // the decoder of Go also accepts null, and bytes as a list of numbers
  if (value === undefined || value === null || inBase64 && Array.isArray(value)) {
    return undefined;
  }
  if (typeof value !== 'string') {
    return { wrong: `a value in '${field}' of a ${kind} must be a string`, instead: { yaml: 'the value in quotes', code: 'a string' } };
  }
  return !inBase64 || fromBase64(value) !== undefined ? undefined : {
    wrong: `a value in '${field}' of a ${kind} must be in base64`,
    instead: `the base64 of it, or the text in '${kind === 'Secret' ? 'stringData' : 'data'}'`,
  };
}
