import { fromBase64 } from './key-values';

/** the headers that cloud-init knows, longer ones before those that they begin with */
const HEADERS = [
  '## template: jinja',
  '#cloud-config-archive',
  '#cloud-config-jsonp',
  '#cloud-config',
  '#cloud-boothook',
  '#part-handler',
  '#include-once',
  '#include',
  '#upstart-job',
  'MIME-Version:',
  'Content-Type:',
  '#!',
] as const;

/** a header, or why there is none */
export type UserDataFormat = typeof HEADERS[number] | 'gzip' | 'empty' | 'variable' | 'misspelt template' | 'unknown';

/** how far cloud-init searches for the header of a MIME archive, in characters */
const MIME_SEARCH = 4096;

const FIRST = /^[\ufeff \t\r\n]+/;

/** user data without what DVP and cloud-init skip at its start */
export const bodyOf = (text: string): string => text.replace(FIRST, '');

/** whether DVP skips a byte order mark at the start of user data; cloud-init skips white space alone */
export const hasByteOrderMark = (text: string): boolean => FIRST.exec(text)?.[0].includes('\ufeff') ?? false;

const LOWER = HEADERS.map(header => [header.toLowerCase(), header] as const);

/** whether bytes are packed: the second byte is never in UTF-8 after the first one */
export const isPacked = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** the format of user data, found as DVP does it */
export const formatOf = (bytes: Buffer): UserDataFormat => isPacked(bytes) ? 'gzip' : formatOfText(bytes.toString('utf8'));

/** the format of user data that is a text */
export function formatOfText(text: string): UserDataFormat {
  // headers are in ASCII
  const body = bodyOf(text);
  const lower = body.slice(0, MIME_SEARCH).toLowerCase();
  if (body === '') {
    return 'empty';
  }
  if (lower.includes('mime-version:')) {
    return 'MIME-Version:';
  }
  if (isVariable(body)) {
    return 'variable';
  }
  return LOWER.find(([header]) => lower.startsWith(header))?.[1]
    ?? (/^##[ \t]*template[ \t]*:[ \t]*[a-z0-9._-]+/.test(lower) ? 'misspelt template' : 'unknown');
}

/** whether user data is user data in base64, which nothing would decode */
export function isEncoded(bytes: Buffer): boolean {
  const decoded = fromBase64(bytes.toString('latin1').replace(/\s/g, ''));
  return decoded !== undefined && !['empty', 'variable', 'unknown'].includes(formatOf(decoded));
}

/** whether a text is a variable, which a tool replaces before the API server sees the manifest, for example `${PASSWORD}` */
export const isVariable = (text: string): boolean => /^\s*(\$\{[^}]*\}|<[^<>]+>|ENC\[.*\])\s*$/.test(text);
