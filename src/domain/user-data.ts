import { Parsed, parseBytes, parseUserData } from './cloud-config';
import { fromBase64, isEncrypted } from './key-values';
import { perLatest } from './memo';
import type { UserDataFormat } from './user-data-format';
import { World } from './world';
import { ManifestObject } from '../manifest/manifest';

/** how user data stands in a manifest: as it is, or encoded by its author or by the API server */
export type UserDataForm = 'inline' | 'data' | 'stringData';

/** the user data of a machine or of a Secret, as the guest gets it */
export class UserData {
  private ownText?: string;
  private ownParsed?: Parsed;

  constructor(public readonly pointer: string, public readonly form: UserDataForm, private readonly written: string | Buffer) {}

  public get bytes(): Buffer {
    return typeof this.written === 'string' ? Buffer.from(this.written) : this.written;
  }

  /** the user data in UTF-8, with U+FFFD for what is not */
  public get text(): string {
    this.ownText ??= typeof this.written === 'string' && !HALVES.test(this.written) ? this.written : this.bytes.toString();
    return this.ownText;
  }

  public get format(): UserDataFormat {
    return this.parsed.format;
  }

  public get parsed(): Parsed {
    this.ownParsed ??= typeof this.written === 'string' ? parseUserData(this.text) : parseBytes(this.written);
    return this.ownParsed;
  }
}

// half of a surrogate pair has no bytes
const HALVES = /[\ud800-\udfff]/;

const INLINE = '/spec/provisioning/userData';

/** the type of a Secret from which DVP reads user data */
export const CLOUD_INIT_SECRET = 'provisioning.virtualization.deckhouse.io/cloud-init';

/** the keys of such a Secret; DVP and KubeVirt read the first one that it has */
export const USER_DATA_KEYS = ['userdata', 'userData'];

const PLACES = USER_DATA_KEYS.map(key => ({ inStringData: `/stringData/${key}`, inData: `/data/${key}` }));

/** the user data of a machine or of a Secret, `undefined` if it has none, or none that the API server accepts */
export const userDataOf = (object: ManifestObject, world: World): UserData | undefined =>
  object.kind === 'Secret' ? inSecret(object, world) : inMachine(object, world);

// a machine and its Secret take turns, so each of them has the latest one
const inMachine = perLatest(machine => {
  const text = machine.text(INLINE);
  return text === undefined ? undefined : new UserData(INLINE, 'inline', text);
});

const inSecret = perLatest(secret => {
  if (isEncrypted(secret)) {
    return undefined;
  }
  for (const { inStringData, inData } of PLACES) {
    const text = secret.text(inStringData);
    if (text !== undefined) {
      return new UserData(inStringData, 'stringData', text);
    }
    const encoded = secret.text(inData);
    const bytes = encoded === undefined ? undefined : fromBase64(encoded);
    if (bytes !== undefined) {
      return new UserData(inData, 'data', bytes);
    }
  }
  return undefined;
});
