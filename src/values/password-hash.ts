import { guard } from './guard';
import { CallerError } from '../manifest/caller-error';

// the strong forms of crypt(5), in full length: a truncated hash would lock the user out
const FORMS = [
  /^\$2[aby]\$\d{2}\$[./A-Za-z0-9]{53}$/,
  /^\$5\$(rounds=[1-9]\d+\$)?[^$:\s]{1,16}\$[./A-Za-z0-9]{43}$/,
  /^\$6\$(rounds=[1-9]\d+\$)?[^$:\s]{1,16}\$[./A-Za-z0-9]{86}$/,
  /^\$g?y\$[./A-Za-z0-9]+\$[./A-Za-z0-9]{0,86}\$[./A-Za-z0-9]{43}$/,
  /^\$7\$[./A-Za-z0-9]{11,97}\$[./A-Za-z0-9]{43}$/,
];

// weak schemes: a graphics card tries billions of passwords a second
const WEAK: readonly [string, string][] = [['$1$', 'MD5'], ['$md5', 'Sun MD5'], ['$sha1$', 'SHA-1'], ['$3$', 'NT'], ['_', 'BSDi DES']];

const HOW = "make one with 'mkpasswd --method=yescrypt' or 'openssl passwd -6'";

/**
 * The hash of a password. A manifest must not contain a password in clear text.
 */
export class PasswordHash {
  static { guard(this, 'PasswordHash'); }

  /**
   * A hash made outside of this app, for example by `mkpasswd --method=yescrypt` or `openssl passwd -6`.
   *
   * The hash is readable in the manifest: every reader of the manifest, or of its history in Git, can try to guess
   * the password. SSH keys do not have this risk.
   *
   * @param hash in a form of crypt(5): yescrypt (`$y$`), gost-yescrypt (`$gy$`), scrypt (`$7$`), bcrypt (`$2a$`, `$2b$`, `$2y$`), SHA-512 (`$6$`) or SHA-256 (`$5$`)
   * @throws if the hash does not have one of these forms, is truncated, or is of a weak scheme such as MD5 (`$1$`); the message does not repeat it
   * @see https://man7.org/linux/man-pages/man5/crypt.5.html
   */
  public static exposed(hash: string): PasswordHash {
    const weak = WEAK.find(([prefix]) => hash?.startsWith(prefix));
    if (weak !== undefined) {
      throw new CallerError(`a password hash must use a strong scheme, got the weak scheme ${weak[1]}: ${HOW}`);
    }
    if (!FORMS.some(form => form.test(hash))) {
      throw new CallerError(`a password hash must have a form of crypt(5), such as $y$…, $6$… or $2b$…, in full length, got another string: ${HOW}`);
    }
    return new PasswordHash(hash);
  }

  private constructor(private readonly hash: string) {}

  /**
   * @internal
   */
  public _toWire(): string {
    return this.hash;
  }
}
