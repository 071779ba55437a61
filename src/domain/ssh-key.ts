const TYPES = [
  'ssh-ed25519', 'ssh-rsa', 'ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp521',
  'sk-ssh-ed25519', 'sk-ecdsa-sha2-nistp256',
].join('|');

// options before the type may contain quoted spaces, for example command="ls -l"
const PUBLIC_KEY = new RegExp(`^(?:(?:[^\\s"]|"(?:[^"\\\\]|\\\\.)*")+ +)?(?<type>(?:${TYPES})(?:-cert-v01)?(?:@openssh\\.com)?) +(?<key>AAAA[A-Za-z0-9+/]*={0,2})(?: [^\\p{Cc}\\p{Cs}]*)?$`, 'u');

/** the reason why a line is not a public key: a private key, another string, or a key that is cut off or not of the type that it names */
export type SshKeyProblem = { readonly kind: 'private' | 'other' } | { readonly kind: 'cut off'; readonly type: string };

/** the problem of one line of an `authorized_keys` file without white space around it; it never has a part of the line but the type */
export function sshKeyProblem(line: string): SshKeyProblem | undefined {
  if (SOUND.has(line)) {
    return undefined;
  }
  const problem = problemOf(line);
  if (problem === undefined && SOUND.size < MOST_KEYS) {
    SOUND.add(line);
  }
  return problem;
}

// a team has few keys, which all of its machines repeat; a private key is never one of them
const SOUND = new Set<string>();
const MOST_KEYS = 1000;

function problemOf(line: string): SshKeyProblem | undefined {
  if (line.includes('PRIVATE KEY')) {
    return { kind: 'private' };
  }
  const { type, key } = PUBLIC_KEY.exec(line)?.groups ?? {};
  if (key === undefined) {
    return { kind: 'other' };
  }
  return isWhole(type, Buffer.from(key, 'base64')) ? undefined : { kind: 'cut off', type };
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
