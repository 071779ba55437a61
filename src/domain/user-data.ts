import { fromBase64, isEncrypted, keyValuesOf } from './key-values';
import { ManifestObject } from '../manifest/manifest';

/** how user data stands in a manifest: as it is, or encoded by its author or by the API server */
export type UserDataForm = 'inline' | 'data' | 'stringData';

/** the user data of a machine or of a Secret, as the guest gets it */
export interface UserData {
  readonly pointer: string;
  readonly form: UserDataForm;
  readonly bytes: Buffer;
}

const INLINE = '/spec/provisioning/userData';

/** the type of a Secret from which DVP reads user data */
export const CLOUD_INIT_SECRET = 'provisioning.virtualization.deckhouse.io/cloud-init';

/** the keys of such a Secret; DVP and KubeVirt read the first one that it has */
export const USER_DATA_KEYS = ['userdata', 'userData'];

/** the user data of a machine or of a Secret, `undefined` if it has none, or none that the API server accepts */
export function userDataOf(object: ManifestObject): UserData | undefined {
  if (object.kind === 'Secret') {
    return isEncrypted(object) ? undefined : inSecret(object);
  }
  const text = object.text(INLINE);
  return text === undefined ? undefined : { pointer: INLINE, form: 'inline', bytes: Buffer.from(text) };
}

function inSecret(secret: ManifestObject): UserData | undefined {
  const values = keyValuesOf(secret);
  const key = USER_DATA_KEYS.find(candidate => values.has(candidate));
  if (key === undefined) {
    return undefined;
  }
  const form = secret.text(`/stringData/${key}`) === undefined ? 'data' : 'stringData';
  const bytes = form === 'data' ? fromBase64(secret.text(`/data/${key}`)!) : values.get(key);
  return bytes && { pointer: `/${form}/${key}`, form, bytes };
}
