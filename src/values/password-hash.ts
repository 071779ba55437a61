import { guard } from './guard';

// the forms of crypt(5) that are worth having; a hash cut short would lock its user out
const FORMS = [
  /^\$2[aby]\$\d{2}\$[./A-Za-z0-9]{53}$/,
  /^\$5\$(rounds=[1-9]\d+\$)?[^$:\s]{1,16}\$[./A-Za-z0-9]{43}$/,
  /^\$6\$(rounds=[1-9]\d+\$)?[^$:\s]{1,16}\$[./A-Za-z0-9]{86}$/,
  /^\$g?y\$[./A-Za-z0-9]+\$[./A-Za-z0-9]{0,86}\$[./A-Za-z0-9]{43}$/,
  /^\$7\$[./A-Za-z0-9]{11,97}\$[./A-Za-z0-9]{43}$/,
];

// schemes that a graphics card tries out by the billion
const WEAK: readonly [string, string][] = [['$1$', 'MD5'], ['$md5', 'Sun MD5'], ['$sha1$', 'SHA-1'], ['$3$', 'NT'], ['_', 'BSDi DES']];

const HOW = "make one with 'mkpasswd --method=yescrypt' or 'openssl passwd -6'";

/**
 * The hash of a password, so that no manifest holds the password itself. A password in clear text has no way in.
 */
export class PasswordHash {
  static { guard(this, 'PasswordHash'); }

  /**
   * A hash made outside of this app, for example by `mkpasswd --method=yescrypt` or `openssl passwd -6`.
   *
   * It is readable in the manifest: every reader of the manifest, or of its history in Git, can try passwords against it
   * for as long as they like. SSH keys have no such trouble.
   *
   * @param hash in a form of crypt(5): yescrypt (`$y$`), gost-yescrypt (`$gy$`), scrypt (`$7$`), bcrypt (`$2a$`, `$2b$`, `$2y$`), SHA-512 (`$6$`) or SHA-256 (`$5$`)
   * @throws if the text has none of these forms, is cut short, or comes from a weak scheme such as MD5 (`$1$`); the message does not repeat it
   * @see https://man7.org/linux/man-pages/man5/crypt.5.html
   */
  public static exposed(hash: string): PasswordHash {
    const weak = WEAK.find(([prefix]) => hash?.startsWith(prefix));
    if (weak !== undefined) {
      throw new Error(`a password hash must use a strong scheme, got the weak scheme ${weak[1]}: ${HOW}`);
    }
    if (!FORMS.some(form => form.test(hash))) {
      throw new Error(`a password hash must have a form of crypt(5), such as $y$…, $6$… or $2b$…, in full length, got another string: ${HOW}`);
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
