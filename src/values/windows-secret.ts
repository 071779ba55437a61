import { guard } from './guard';
import { CallerError } from '../manifest/caller-error';

/**
 * A password in an answer file for Windows, which does not support hashes.
 */
export class WindowsPassword {
  static { guard(this, 'WindowsPassword'); }

  /**
   * A password in the manifest.
   *
   * The answer file encodes it in base64, which is not encryption: every reader of the manifest, or of its history in Git, can read the password.
   * Use a password that is changed at the first logon, or keep the file out of the manifests with `Provisioning.sysprepSecretName`.
   *
   * @param text 1 to 127 characters on one line
   * @throws if it does not have this form; the message does not repeat it
   */
  public static exposed(text: string): WindowsPassword {
    const length = [...text].length;
    if (length < 1 || length > 127) {
      throw new CallerError(`a password of Windows must have 1 to 127 characters, got ${length}: write another`);
    }
    const [invalid] = /[\x00-\x1f\x7f\p{Cs}]/u.exec(text) ?? [];
    if (invalid !== undefined) {
      const code = invalid.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      throw new CallerError(`a password of Windows must not have ${kindOf(invalid)}, got one with U+${code}: remove the character`);
    }
    return new WindowsPassword(text);
  }

  private constructor(private readonly text: string) {}

  /**
   * The password in the form of answer files, which depends on its use.
   *
   * @internal
   */
  public _encoded(use: 'Password' | 'AdministratorPassword'): string {
    return Buffer.from(`${this.text}${use}`, 'utf16le').toString('base64');
  }
}

function kindOf(character: string): string {
  if (character === '\n' || character === '\r') {
    return 'line breaks';
  }
  return /\p{Cs}/u.test(character) ? 'half of a surrogate pair' : 'control characters';
}

/**
 * A product key of Windows.
 */
export class WindowsProductKey {
  static { guard(this, 'WindowsProductKey'); }

  /**
   * A key in the manifest. The keys for clients of a KMS are public. For other keys,
   * `Provisioning.sysprepSecretName` keeps the file out of the manifests.
   *
   * @param key five groups of five capital letters and digits, for example one of the list below
   * @throws if it does not have this form; the message does not repeat it
   * @see https://learn.microsoft.com/en-us/windows-server/get-started/kms-client-activation-keys
   */
  public static exposed(key: string): WindowsProductKey {
    if (!/^([A-Z0-9]{5}-){4}[A-Z0-9]{5}$/.test(key)) {
      throw new CallerError('a product key must be five groups of five capital letters and digits with dashes between them, got another string: copy the whole key');
    }
    return new WindowsProductKey(key);
  }

  private constructor(private readonly key: string) {}

  /**
   * @internal
   */
  public _toText(): string {
    return this.key;
  }
}
