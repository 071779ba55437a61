import { KeyValues, isEncrypted, keyValuesOf, secretTypeOf } from '../../domain/key-values';
import { MOST_ANNOTATED, annotationBytes } from '../../manifest/annotations';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { ManifestObject, pointerPart } from '../../manifest/manifest';
import { Topic } from '../rule';

const KUBERNETES = 'https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go';

/** the keys and values of Secrets and ConfigMaps, which Kubernetes checks itself */
export const content = new Topic({ severity: 'error', kinds: ['/Secret', '/ConfigMap'], source: KUBERNETES });

const MOST_BYTES = 1024 * 1024;

export const sizeOfData = content.rule({
  id: 'SEC-01',
  says: 'The values of a Secret or a ConfigMap have at most 1,048,576 bytes (1 MiB) in all.',
  why: 'The API server rejects a larger object.',
  check: object => {
    const bytes = isSmall(object, MOST_BYTES) ? 0 : bytesOf(object);
    return bytes <= MOST_BYTES ? undefined : {
      pointer: dataOf(object),
      wrong: `the values have ${bytes} bytes in all`,
      got: NOT_SHOWN,
      instead: `at most ${MOST_BYTES} bytes: split them over several objects, or let the guest download the large parts`,
    };
  },
});

const bytesOf = (object: ManifestObject): number => [...keyValuesOf(object).values()].reduce((sum, value) => sum + value.length, 0);

export const keyNames = content.rule({
  id: 'SEC-02',
  says: "A key of a Secret or a ConfigMap has up to 253 letters, digits, '-', '_' and '.', and does not begin with '..'.",
  why: 'The API server rejects the object.',
  check: object => {
    let violations: Violation[] | undefined;
    for (const field of ['data', 'stringData', 'binaryData']) {
      const map = object.json[field];
      for (const key of map !== null && typeof map === 'object' ? Object.keys(map) : []) {
        if (!isKey(key)) {
          (violations ??= []).push({
            pointer: `/${field}/${pointerPart(key)}`,
            wrong: `invalid key ${JSON.stringify(key)}`,
            got: NOT_SHOWN,
            instead: "up to 253 letters, digits, '-', '_' and '.', for example ca.crt",
          });
        }
      }
    }
    return violations;
  },
});

const isKey = (key: string): boolean => /^[-._a-zA-Z0-9]{1,253}$/.test(key) && key !== '.' && !key.startsWith('..');

/** the content that Kubernetes demands of a Secret of a type */
interface Demand {
  readonly isMet: (values: KeyValues, secret: ManifestObject) => boolean;
  readonly text: string;
}

const hasKeys = (...keys: string[]): Demand => ({
  isMet: values => keys.every(key => values.has(key)),
  text: `the key${keys.length > 1 ? 's' : ''} ${keys.map(key => `'${key}'`).join(' and ')}`,
});
const jsonAt = (key: string): Demand => ({
  isMet: values => isJsonObject(values.get(key)?.toString()),
  text: `the key '${key}' with a JSON object`,
});

// a Map, because a type may have the name of a member of every object
const DEMANDS: ReadonlyMap<string, Demand> = new Map<string, Demand>([
  ['kubernetes.io/basic-auth', { isMet: values => values.has('username') || values.has('password'), text: "the key 'username' or 'password'" }],
  ['kubernetes.io/dockercfg', jsonAt('.dockercfg')],
  ['kubernetes.io/dockerconfigjson', jsonAt('.dockerconfigjson')],
  ['kubernetes.io/service-account-token', {
    isMet: (_, secret) => secret.value('/metadata/annotations/kubernetes.io~1service-account.name') !== undefined,
    text: "the annotation 'kubernetes.io/service-account.name'",
  }],
  ['kubernetes.io/ssh-auth', { isMet: values => (values.get('ssh-privatekey')?.length ?? 0) > 0, text: "the key 'ssh-privatekey' with a value" }],
  ['kubernetes.io/tls', hasKeys('tls.crt', 'tls.key')],
]);

export const contentOfType = content.rule({
  id: 'SEC-03',
  fields: ['/type'],
  kinds: ['/Secret'],
  says: 'A Secret of a type of Kubernetes has the content of this type.',
  why: 'The API server rejects the Secret.',
  check: object => {
    const demand = DEMANDS.get(secretTypeOf(object));
    return demand === undefined || isEncrypted(object) || demand.isMet(keyValuesOf(object), object) ? undefined : {
      pointer: dataOf(object),
      wrong: `a Secret of type ${secretTypeOf(object)} needs ${demand.text}`,
      got: NOT_SHOWN,
      instead: `${demand.text}, or the type Opaque`,
    };
  },
});

/** the annotation in which a client-side apply keeps the whole object */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

export const fitsIntoAnnotation = content.rule({
  id: 'SEC-04',
  severity: 'warning',
  says: 'A Secret or a ConfigMap fits into the annotation that a client-side apply writes: 262,144 bytes, with all other annotations.',
  why: `A client-side apply keeps the whole object as JSON in the annotation ${LAST_APPLIED}, and the API server rejects longer annotations.`,
  check: object => {
    const bytes = isSmall(object, MOST_ANNOTATED) ? 0 : annotatedBytes(object);
    // a server-side apply does not help an object that is too large
    return bytes <= MOST_ANNOTATED || bytesOf(object) > MOST_BYTES ? undefined : {
      pointer: '',
      wrong: `'kubectl apply' writes the whole object into an annotation: ${bytes} bytes of annotations, and the API server rejects more than ${MOST_ANNOTATED}`,
      got: NOT_SHOWN,
      instead: "'kubectl apply --server-side'; in Argo CD the sync option ServerSideApply=true",
    };
  },
});

// Go writes these characters of JSON as \u003c and so on
const ESCAPED_BY_GO = /[<>&\u2028\u2029]/g;

function annotatedBytes({ json }: ManifestObject): number {
  const text = `${JSON.stringify({ ...json, metadata: { annotations: {}, ...json.metadata } })}\n`;
  // the value of one escaped character takes 6 bytes, and these have 1 or 3 in UTF-8
  return LAST_APPLIED.length + Buffer.byteLength(text.replace(ESCAPED_BY_GO, '\\u0000')) + annotationBytes(json.metadata?.annotations);
}

/** whether an object is so small that it needs no exact count of its bytes, with its annotations once more; nearly all objects are */
const isSmall = ({ json }: ManifestObject, bytes: number): boolean =>
  mostBytes(json) + mostBytes(json.metadata?.annotations) + LAST_APPLIED.length <= bytes;

/** an upper bound of the bytes of JSON: `\u003c` is the longest form of a character, and `-1.7976931348623157e+308` the longest number */
function mostBytes(json: unknown): number {
  if (typeof json === 'string') {
    return 6 * json.length + 2;
  }
  if (json === null || typeof json !== 'object') {
    return 24;
  }
  let bytes = 100;
  for (const key in json) {
    bytes += 6 * key.length + 4 + mostBytes((json as Record<string, unknown>)[key]);
  }
  return bytes;
}

const dataOf = (object: ManifestObject): string => object.value('/data') === undefined && object.kind === 'Secret' ? '/stringData' : '/data';

function isJsonObject(text: string | undefined): boolean {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return value !== null && typeof value === 'object' && !Array.isArray(value);
  } catch {
    return false;
  }
}
