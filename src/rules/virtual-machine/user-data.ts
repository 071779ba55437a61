/** what cloud-init looks at, longer words before the shorter ones that they begin with */
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
];

/** how far cloud-init looks for the header of a MIME archive, in characters */
const MIME_SEARCH = 4096;

/**
 * What DVP would warn of in user data for cloud-init, as the rest of a sentence; `undefined` where there is nothing.
 *
 * The text itself stays out of it, for it may come from a Secret.
 */
export function userDataTrouble(text: string): string | undefined {
  const body = text.replace(/^[\ufeff \t\r\n]+/, '');
  const lower = body.toLowerCase();
  if (body === '') {
    return 'has no text in it, only blanks';
  }
  if (lower.slice(0, MIME_SEARCH).includes('mime-version:')) {
    return undefined;
  }
  const header = HEADERS.find(candidate => lower.startsWith(candidate.toLowerCase()));
  switch (header) {
    case undefined:
      return /^##[ \t]*template[ \t]*:/i.test(body) ? "does not spell its header '## template: jinja' to the letter, and cloud-init ignores it"
        : 'does not start with a header of cloud-init, which ignores it';
    case '#cloud-config':
      return isNoMapping(firstLine(body)) ? 'is no mapping in YAML, and cloud-init refuses it' : undefined;
    case '#cloud-config-archive':
    case '#cloud-config-jsonp':
      return isNoList(firstLine(body)) ? 'is no list in YAML, and cloud-init refuses it' : undefined;
    default:
      return undefined;
  }
}

// The two tests below read the first line of a YAML document and no more. They tell what it cannot be any more after such a line, so they never
// complain of a valid document. They miss whatever goes wrong further down, and all documents that begin with `---`, a quote, a tag or an anchor.

/** the first line that says something, less its indentation; empty where the document is empty */
function firstLine(yaml: string): string {
  return yaml.split('\n').map(line => line.trim()).find(line => !/^([#%].*|)$/.test(line)) ?? '';
}

// a list starts with a dash or a bracket; a plain key has its colon, with a blank or nothing behind, on the same line
const isNoMapping = (line: string): boolean => /^(-\s|-$|\[)/.test(line) || /^\w/.test(line) && !/:(\s|$)/.test(line);

const isNoList = (line: string): boolean => /^[\w{]/.test(line);
