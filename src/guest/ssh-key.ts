const TYPES = [
  'ssh-ed25519', 'ssh-rsa', 'ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp521',
  'sk-ssh-ed25519', 'sk-ecdsa-sha2-nistp256',
].join('|');

// options before the type may quote spaces, as in command="ls -l"
const PUBLIC_KEY = new RegExp(`^((?:[^\\s"]|"(?:[^"\\\\]|\\\\.)*")+ +)?(${TYPES})(-cert-v01)?(@openssh\\.com)? +AAAA[A-Za-z0-9+/]*={0,2}( [^\\p{Cc}\\p{Cs}]*)?$`, 'u');

/**
 * One line of an `authorized_keys` file. No message repeats the text: it may be the wrong half of the pair.
 */
export function publicKey(whose: string, text: string): string {
  const line = text.trim();
  if (line.includes('PRIVATE KEY')) {
    throw new Error(`an ssh key of ${whose} is a public key, got a private one: take the text of the file that ends in '.pub', and replace the pair if this text was shared`);
  }
  if (!PUBLIC_KEY.test(line)) {
    throw new Error(`an ssh key of ${whose} is one line like 'ssh-ed25519 AAAA… comment', got another text: take the text of the file that ends in '.pub'`);
  }
  return line;
}
