import { CallerError } from '../manifest/caller-error';
const TYPES = [
  'ssh-ed25519', 'ssh-rsa', 'ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp521',
  'sk-ssh-ed25519', 'sk-ecdsa-sha2-nistp256',
].join('|');

// options before the type may contain quoted spaces, for example command="ls -l"
const PUBLIC_KEY = new RegExp(`^(?:(?:[^\\s"]|"(?:[^"\\\\]|\\\\.)*")+ +)?(?<type>(?:${TYPES})(?:-cert-v01)?(?:@openssh\\.com)?) +(?<key>AAAA[A-Za-z0-9+/]*={0,2})(?: [^\\p{Cc}\\p{Cs}]*)?$`, 'u');

/**
 * One line of an `authorized_keys` file. Messages must not repeat the text: it may be a private key.
 */
export function publicKey(whose: string, text: string): string {
  const line = text.trim();
  if (line.includes('PRIVATE KEY')) {
    throw new CallerError(`an ssh key of ${whose} must be a public key, got a private key: use the file that ends in '.pub', and replace the pair if this text was shared`);
  }
  const { type, key } = PUBLIC_KEY.exec(line)?.groups ?? {};
  if (key === undefined) {
    throw new CallerError(`an ssh key of ${whose} must be one line like 'ssh-ed25519 AAAA… comment', got another string: use the file that ends in '.pub'`);
  }
  if (!isWhole(type, Buffer.from(key, 'base64'))) {
    throw new CallerError(`an ssh key of ${whose} must be complete and of the type that it names, got '${type}' before a key that is cut off or of another type: copy the line again`);
  }
  return line;
}

/** whether a key has the form of RFC 4253: the name of the type and the fields of this type, each after its length */
function isWhole(type: string, key: Buffer): boolean {
  const parts: Buffer[] = [];
  let at = 0;
  while (at + 4 <= key.length) {
    const end = at + 4 + key.readUInt32BE(at);
    parts.push(key.subarray(at + 4, end));
    at = end;
    // later fields of a certificate are numbers without a length
    if (type.includes('-cert-') && parts.length === 3) {
      return parts[0].toString() === type && at < key.length;
    }
  }
  return at === key.length && parts.length > 1 && parts.every(({ length }) => length > 0) && parts[0].toString() === type;
}
