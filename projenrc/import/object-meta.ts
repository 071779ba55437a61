import { JsonObject } from './json';

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`;
const NAME_PART = '[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?';
const DATE_TIME = '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$';

// an optional DNS prefix of at most 253 characters, a slash, and a name of at most 63
function qualifiedName(prefix: string): string {
  return `^((?=[^/]{1,253}/)${prefix}/)?${NAME_PART}$`;
}

const text: JsonObject = { type: 'string' };

/** The metadata of an object as an author may write it, with the fields that only a server sets beside. */
export const OBJECT_META: JsonObject = {
  type: 'object',
  additionalProperties: false,
  anyOf: [{ required: ['name'] }, { required: ['generateName'] }],
  properties: {
    name: { type: 'string', maxLength: 253, pattern: `^${SUBDOMAIN}$` },
    // the server appends to it, so it may end in a dash
    generateName: { type: 'string', maxLength: 253, pattern: `^${SUBDOMAIN}-*$` },
    namespace: { type: 'string', maxLength: 63, pattern: `^${LABEL}$` },
    labels: {
      type: ['object', 'null'],
      propertyNames: { pattern: qualifiedName(SUBDOMAIN) },
      additionalProperties: { type: 'string', maxLength: 63, pattern: '^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$' },
    },
    annotations: {
      type: ['object', 'null'],
      // the prefix of an annotation is compared in lower case
      propertyNames: { pattern: qualifiedName(SUBDOMAIN.replace(/a-z/g, 'A-Za-z')) },
      additionalProperties: text,
    },
    finalizers: { type: ['array', 'null'], items: { type: 'string', pattern: qualifiedName(SUBDOMAIN) } },
    ownerReferences: {
      type: ['array', 'null'],
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['apiVersion', 'kind', 'name', 'uid'],
        properties: {
          apiVersion: { type: 'string', pattern: '^([^/]*/)?[^/]+$' },
          kind: { type: 'string', minLength: 1 },
          name: { type: 'string', minLength: 1 },
          uid: { type: 'string', minLength: 1 },
          controller: { type: 'boolean' },
          blockOwnerDeletion: { type: 'boolean' },
        },
      },
    },
    creationTimestamp: { type: ['string', 'null'], pattern: DATE_TIME },
    deletionTimestamp: { type: ['string', 'null'], pattern: DATE_TIME },
    deletionGracePeriodSeconds: { type: ['integer', 'null'], int64: true },
    generation: { type: 'integer', int64: true },
    managedFields: { type: ['array', 'null'] },
    resourceVersion: text,
    selfLink: text,
    uid: text,
  },
};
