import { SOURCED } from './kinds';
import { SOURCE } from '../../domain/source';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { ManifestObject, textAt, valueAt } from '../../manifest/manifest';
import { Topic } from '../rule';

/** the type of a source, and the field that goes with it */
export const dataSourceType = new Topic({ fields: [SOURCE], severity: 'error', kinds: SOURCED, source: 'crds/virtualdisks.yaml' });

const FIELDS = { HTTP: 'http', ContainerImage: 'containerImage', ObjectRef: 'objectRef', Upload: 'upload' } as const;
type Type = keyof typeof FIELDS;
const TYPES = Object.keys(FIELDS) as Type[];
const POINTERS: Readonly<Record<Type, string>> = { HTTP: '/http', ContainerImage: '/containerImage', ObjectRef: '/objectRef', Upload: '/upload' };

export const typeGiven = dataSourceType.rule({
  id: 'DS-01',
  says: 'A data source names its type.',
  why: 'In the schema of disks and images the type is optional, but the checks of the API server read it, fail, and reject the object.',
  check: object => {
    const source = object.value(SOURCE);
    if (source === undefined || valueAt(source, '/type') !== undefined) {
      return undefined;
    }
    const given = givenTypes(source);
    return { pointer: `${SOURCE}/type`, wrong: "a data source needs 'type'", instead: words(given.length > 0 ? given : TYPES) };
  },
});

export const fieldsOfHttp = dataSourceType.rule({
  id: 'DS-02',
  says: "A source of type HTTP has 'http' and no field of another type.",
  why: 'The API server rejects a source that has too few or too many fields.',
  check: object => wrongFields('HTTP', object),
});

export const fieldsOfContainerImage = dataSourceType.rule({
  id: 'DS-03',
  says: "A source of type ContainerImage has 'containerImage' and no field of another type.",
  why: 'The API server rejects a source that has too few or too many fields.',
  check: object => wrongFields('ContainerImage', object),
});

export const fieldsOfObjectRef = dataSourceType.rule({
  id: 'DS-04',
  says: "A source of type ObjectRef has 'objectRef' and no field of another type.",
  why: 'The API server rejects a source that has too few or too many fields.',
  check: object => wrongFields('ObjectRef', object),
});

export const fieldsOfUpload = dataSourceType.rule({
  id: 'DS-05',
  says: "A source of type Upload has at most 'upload', which holds checksums and is optional.",
  why: 'The API server rejects a field of another type.',
  check: object => wrongFields('Upload', object),
});

/** a source that has too few fields for its type, or too many */
function wrongFields(type: Type, object: ManifestObject): readonly Violation[] | Violation | undefined {
  const source = object.value(SOURCE);
  if (textAt(source, '/type') !== type) {
    return undefined;
  }
  if (hasOnly(source, type)) {
    return undefined;
  }
  const given = givenTypes(source);
  const others = given.filter(other => other !== type);
  if (type === 'Upload' || given.includes(type)) {
    return others.map(other => ({
      pointer: `${SOURCE}/${FIELDS[other]}`,
      wrong: `a data source of type ${type} must not have '${FIELDS[other]}'`,
      got: NOT_SHOWN,
      instead: `remove '${FIELDS[other]}', or write ${words([other])}`,
    }));
  }
  if (others.length === 0) {
    return { pointer: `${SOURCE}/${FIELDS[type]}`, wrong: `a data source of type ${type} needs '${FIELDS[type]}'`, instead: `set '${FIELDS[type]}'` };
  }
  // one word is wrong here, not two fields
  const fields = others.map(other => `'${FIELDS[other]}'`).join(' and ');
  return { pointer: `${SOURCE}/type`, wrong: `a data source of type ${type} needs '${FIELDS[type]}', and this one has ${fields}`, instead: words(others) };
}

// a quick answer for nearly all, without a list
function hasOnly(source: unknown, type: Type): boolean {
  for (const other of TYPES) {
    if ((valueAt(source, POINTERS[other]) !== undefined) !== (other === type)) {
      return false;
    }
  }
  return true;
}

const givenTypes = (source: unknown): Type[] => TYPES.filter(type => valueAt(source, POINTERS[type]) !== undefined);

const words = (types: readonly Type[]): string => types.map(type => `type: ${type}`).join(' or ');
