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
    const entries = isEncrypted(object) ? new Map<string, UserData>() : secretEntries(object);
    return USER_DATA_KEYS.map(key => entries.get(key)).find(entry => entry !== undefined);
  }
  const text = object.text(INLINE);
  return text === undefined ? undefined : { pointer: INLINE, form: 'inline', bytes: Buffer.from(text) };
}

/** whether SOPS has encrypted the values of a Secret: it decrypts them before the API server sees them */
export const isEncrypted = (secret: ManifestObject): boolean => secret.value('/sops') !== undefined;

/** the entries of a Secret by their keys; `stringData` replaces `data`, as in the API server */
function secretEntries(secret: ManifestObject): ReadonlyMap<string, UserData> {
  const entries = new Map<string, UserData>();
  for (const form of ['data', 'stringData'] as const) {
    for (const [key, value] of Object.entries(Object(secret.value(`/${form}`)))) {
      const bytes = typeof value !== 'string' ? undefined : form === 'data' ? fromBase64(value) : Buffer.from(value);
      if (bytes !== undefined) {
        entries.set(key, { pointer: `/${form}/${key}`, form, bytes });
      }
    }
  }
  return entries;
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** the bytes of a value in `data` of a Secret, `undefined` if the API server cannot decode it */
export function fromBase64(text: string): Buffer | undefined {
  // Go skips line breaks, and nothing else
  const digits = text.replace(/[\r\n]/g, '');
  return BASE64.test(digits) ? Buffer.from(digits, 'base64') : undefined;
}
