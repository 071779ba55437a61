import { disk, from, image } from '../../catalogue/data-source/objects';
import { SOURCE, SOURCED, text } from '../../domain/source';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { valueAt } from '../../manifest/manifest';
import { Rule } from '../rule';

const FIELDS = { HTTP: 'http', ContainerImage: 'containerImage', ObjectRef: 'objectRef', Upload: 'upload' } as const;
const TYPES = Object.keys(FIELDS) as (keyof typeof FIELDS)[];

type Type = keyof typeof FIELDS;

const given = (source: unknown): Type[] => TYPES.filter(type => valueAt(source, `/${FIELDS[type]}`) !== undefined);

const words = (types: readonly Type[]): string => types.map(type => `type: ${type}`).join(' or ');

/**
 * A data source that does not say of which type it is.
 *
 * @param source value of a `dataSource` that has passed the schema, `undefined` where there is none
 * @param at pointer to it
 */
function typeMissing(source: unknown, at: string): Violation[] {
  if (source === undefined || valueAt(source, '/type') !== undefined) {
    return [];
  }
  const found = given(source);
  return [{
    pointer: `${at}/type`,
    wrong: 'a data source says of which type it is',
    got: undefined,
    instead: words(found.length > 0 ? found : TYPES),
  }];
}

/** a data source of a type that has too few fields for it, or too many */
function wrongFields(type: Type, source: unknown, at: string): Violation[] {
  if (text(source, '/type') !== type) {
    return [];
  }
  const found = given(source);
  const others = found.filter(other => other !== type);
  if (type === 'Upload' || found.includes(type)) {
    return others.map(other => ({
      pointer: `${at}/${FIELDS[other]}`,
      wrong: `a data source of type ${type} has no '${FIELDS[other]}'`,
      got: NOT_SHOWN,
      instead: `take '${FIELDS[other]}' out, or write ${words([other])}`,
    }));
  }
  // one word is wrong here, not two fields
  return [others.length === 0
    ? { pointer: `${at}/${FIELDS[type]}`, wrong: `a data source of type ${type} needs '${FIELDS[type]}'`, got: undefined, instead: `set '${FIELDS[type]}'` }
    : {
      pointer: `${at}/type`,
      wrong: `a data source of type ${type} needs '${FIELDS[type]}', and this one has ${others.map(other => `'${FIELDS[other]}'`).join(' and ')}`,
      got: type,
      instead: words(others),
    }];
}

const REFUSED = { severity: 'error', kinds: SOURCED, source: 'crds/virtualdisks.yaml' } as const;
const objectRef = from('VirtualImage', 'debian').dataSource.objectRef;
const http = { url: 'https://example.com/debian-12.qcow2' };
const containerImage = { image: 'registry.example.com/os/debian:12' };

export const typeGiven: Rule = {
  ...REFUSED,
  id: 'DS-01',
  says: 'A data source names its type.',
  why: 'The schema of disks and images of a namespace lets it out, but the checks of the API server read it, fail, and refuse the object.',
  breaks: () => [disk({ dataSource: { http } })],
  keeps: () => [disk({ dataSource: { type: 'HTTP', http } })],
  check: ({ json }) => typeMissing(valueAt(json, SOURCE), SOURCE),
};

export const fieldsOfHttp: Rule = {
  ...REFUSED,
  id: 'DS-02',
  says: "A source of type HTTP has 'http' and no field of another type.",
  why: 'The API server refuses what has too few or too many fields.',
  breaks: () => [disk({ dataSource: { type: 'HTTP', http, objectRef } })],
  keeps: () => [disk({ dataSource: { type: 'HTTP', http } })],
  check: ({ json }) => wrongFields('HTTP', valueAt(json, SOURCE), SOURCE),
};

export const fieldsOfContainerImage: Rule = {
  ...REFUSED,
  id: 'DS-03',
  says: "A source of type ContainerImage has 'containerImage' and no field of another type.",
  why: 'The API server refuses what has too few or too many fields.',
  breaks: () => [image({ dataSource: { type: 'ContainerImage', http } })],
  keeps: () => [image({ dataSource: { type: 'ContainerImage', containerImage } })],
  check: ({ json }) => wrongFields('ContainerImage', valueAt(json, SOURCE), SOURCE),
};

export const fieldsOfObjectRef: Rule = {
  ...REFUSED,
  id: 'DS-04',
  says: "A source of type ObjectRef has 'objectRef' and no field of another type.",
  why: 'The API server refuses what has too few or too many fields.',
  breaks: () => [disk({ dataSource: { type: 'ObjectRef' } })],
  keeps: () => [disk({ dataSource: { type: 'ObjectRef', objectRef } })],
  check: ({ json }) => wrongFields('ObjectRef', valueAt(json, SOURCE), SOURCE),
};

export const fieldsOfUpload: Rule = {
  ...REFUSED,
  id: 'DS-05',
  says: "A source of type Upload has at most 'upload', which holds checksums and may be left out.",
  why: 'The API server refuses a field of another type.',
  breaks: () => [image({ dataSource: { type: 'Upload', http } })],
  keeps: () => [image({ dataSource: { type: 'Upload', upload: {} } })],
  check: ({ json }) => wrongFields('Upload', valueAt(json, SOURCE), SOURCE),
};
