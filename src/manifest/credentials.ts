/**
 * A text without the credentials of URLs: the part before `@`, and the values of parameters with a name such as `token`.
 */
export function withoutCredentials(text: string): string {
  // most texts have no URL
  return text.includes('://') ? text.replace(PASSWORD, '$1***@').replace(USER_INFO, '$1***@').replace(PARAMETER, '$1***') : text;
}

/** Whether a URL has a password before its `@`. */
export const passwordIn = (url: string): boolean => /^[a-z][a-z0-9+.-]*:\/\/[^/?#\s:@]*:[^/?#\s]+@/i.test(url);

// up to the last @, since a password may have characters that must be escaped in a URL; the part after a colon may also be a port
const PASSWORD = /([a-z][a-z0-9+.-]*:\/\/)[^/?#\s"'<>:]*:(?!\d*(?:[/?#\s"'<>]|$))[^\s"'<>]*@/gi;
const USER_INFO = /([a-z][a-z0-9+.-]*:\/\/)[^/?#\s"'<>]*@/gi;
const PARAMETER = /([?&][^=&\s"']*(?:token|sign|sig|secret|passw|pwd|key|credential|auth)[^=&\s"']*=)[^&\s"']+/gi;
