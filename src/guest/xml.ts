import { CallerError } from '../manifest/caller-error';
/** an element, or undefined to omit it */
export type Xml = string | undefined;

// characters that XML 1.0 cannot hold, not even as a reference, and line breaks
const UNSPEAKABLE = /[^\t\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const ESCAPES: { [char: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** an element with text, which is kept unchanged */
export function leaf(name: string, text: string | number | boolean | undefined): Xml {
  return text === undefined ? undefined : `<${name}>${escaped(String(text))}</${name}>\n`;
}

/** an element with child elements; omitted if all of them are omitted */
export function branch(name: string, attributes: { [key: string]: string }, ...children: Xml[]): Xml {
  const content = children.filter(child => child !== undefined);
  if (content.length === 0) {
    return undefined;
  }
  const head = [name, ...Object.entries(attributes).map(([key, text]) => `${key}="${escaped(text)}"`)].join(' ');
  // texts of the caller do not contain line breaks
  return `<${head}>\n${content.join('').replace(/^(?=.)/gm, '  ')}</${name}>\n`;
}

/** checks text of the caller for an answer file */
export function speakable(what: string, text: string): string {
  if (UNSPEAKABLE.test(text)) {
    throw new CallerError(`${what} must be one line without control characters, got a line break, a control character or half of a surrogate pair: remove it`);
  }
  return text;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, char => ESCAPES[char]);
}
