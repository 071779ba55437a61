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
const FIELDS: Readonly<Record<string, Readonly<Record<string, boolean>>>> = {
  Secret: { data: true, stringData: false },
  ConfigMap: { data: false, binaryData: true },
};

export const valuesAreReadable = values.rule({
  id: 'SEC-05',
  says: "The values of a Secret or a ConfigMap are strings; those in 'data' of a Secret and in 'binaryData' of a ConfigMap are in base64.",
  why: 'The API server cannot decode the object, and rejects it.',
  check: object => isEncrypted(object) ? undefined
    : Object.entries(FIELDS[object.kind]).flatMap(([field, inBase64]) => violationsIn(object, field, inBase64)),
});

function violationsIn(object: ManifestObject, field: string, inBase64: boolean): Violation[] {
  const map = object.value(`/${field}`) ?? {};
  if (typeof map !== 'object' || Array.isArray(map)) {
    return [{ pointer: `/${field}`, wrong: `'${field}' must be an object with keys and strings`, instead: "a key and its value, for example 'ca.crt: …'" }];
  }
  return Object.entries(map).flatMap(([key, value]) => {
    const problem = problemOf(value, field, inBase64, object.kind);
    return problem === undefined ? [] : [{ pointer: `/${field}/${pointerPart(key)}`, ...problem }];
  });
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
