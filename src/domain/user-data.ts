import { Parsed, parseBytes, parseUserData } from './cloud-config';
import { fromBase64, isEncrypted } from './key-values';
import { perLatest } from './memo';
import { UserDataFormat, formatOf, formatOfText } from './user-data-format';
import { World } from './world';
import { ManifestObject } from '../manifest/manifest';

/** how user data stands in a manifest: as it is, or encoded by its author or by the API server */
export type UserDataForm = 'inline' | 'data' | 'stringData';

/** the user data of a machine or of a Secret, as the guest gets it */
export class UserData {
  private ownText?: string;
  private ownFormat?: UserDataFormat;
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
    this.ownFormat ??= typeof this.written === 'string' ? formatOfText(this.text) : formatOf(this.written);
    return this.ownFormat;
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

/** the user data of a machine or of a Secret, `undefined` if it has none, or none that the API server accepts */
export const userDataOf = (object: ManifestObject, world: World): UserData | undefined =>
  object.kind === 'Secret' ? inSecret(object, world) : inMachine(object, world);

// a machine and its Secret take turns, so each of them has the latest one
const inMachine = perLatest(machine => {
  const text = machine.text(INLINE);
  return text === undefined ? undefined : new UserData(INLINE, 'inline', text);
});

const inSecret = perLatest(secret => isEncrypted(secret) ? undefined
  : USER_DATA_KEYS.map(key => atKey(secret, key)).find(found => found !== undefined));

function atKey(secret: ManifestObject, key: string): UserData | undefined {
  const text = secret.text(`/stringData/${key}`);
  if (text !== undefined) {
    return new UserData(`/stringData/${key}`, 'stringData', text);
  }
  const bytes = fromBase64(secret.text(`/data/${key}`) ?? '*');
  return bytes && new UserData(`/data/${key}`, 'data', bytes);
}
