/**
 * A text without the credentials of URLs and of images: the part before `@`, and the values of parameters with a name such as `token`.
 */
export function withoutCredentials(text: string): string {
  // most texts have neither
  const shown = text.includes('@') ? text.replace(WITHOUT_SCHEME, '***@') : text;
  return shown.includes('://') ? shown.replace(PASSWORD, '$1***@').replace(USER_INFO, '$1***@').replace(PARAMETER, '$1***') : shown;
}

/** Whether a field with this name may have a secret as its value; `secretName` and `tokenRef` name another object. */
export function isSecretName(name: string): boolean {
  const word = name.replace(/[^a-z0-9]/gi, '').toLowerCase();
  return SECRET_WORD.test(word) && !/(name|ref|refs|namespace|kind|type|policy)$/.test(word);
}

const SECRET_WORD = /passw|passphrase|pwd|token|secret|credential|(private|ssh|api|access|encryption|signing|auth|user|client)keys?|^(pass|auth|bearer)$/;

/** Whether a URL has a password before its `@`. */
export const passwordIn = (url: string): boolean => /^[a-z][a-z0-9+.-]*:\/\/[^/?#\s:@]*:[^/?#\s]+@/i.test(url);

// up to the last @, since a password may have characters that must be escaped in a URL; the part after a colon may also be a port
const PASSWORD = /([a-z][a-z0-9+.-]*:\/\/)[^/?#\s"'<>:]*:(?!\d*(?:[/?#\s"'<>]|$))[^\s"'<>]*@/gi;
const USER_INFO = /([a-z][a-z0-9+.-]*:\/\/)[^/?#\s"'<>]*@/gi;
// a tag before a digest (`a:1@sha256:…`), a port and the drive of a path are not credentials
const WITHOUT_SCHEME = /(?<=^|[\s"'`<>(=,[])[^/?#\s"'`<>(=,[:@]+:(?!\d*(?:[/?#\s"'<>]|$))(?!\\)[^\s"'<>]*@(?!sha\d+:)/gi;
const PARAMETER = /([?&][^=&\s"']*(?:token|sign|sig|secret|passw|pwd|key|credential|auth)[^=&\s"']*=)[^&\s"']+/gi;
