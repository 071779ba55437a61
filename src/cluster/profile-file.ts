const loadYaml = () => require('yaml') as typeof import('yaml');

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'file not found', EACCES: 'no permission', EISDIR: 'it is a directory', ENOTDIR: 'a part of the path is a file',
};

/** the description in a file, or in words why there is none */
export function parseProfile(path: string, read: () => Buffer): unknown {
  const what = `the cluster profile ${path}`;
  let description: unknown;
  try {
    const text = decoded(read());
    description = text.trim() === '' ? undefined : parsed(path, text);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(`${what} cannot be read: ${REASONS[code ?? ''] ?? message}`);
  }
  if (description === undefined || description === null) {
    throw new Error(`${what} is empty: 'cdk8s-dvp capture --output ${path}' writes one`);
  }
  return description;
}

// PowerShell 5 writes UTF-16 for `>`
function decoded(bytes: Buffer): string {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isWide ? 'utf-16le' : 'utf-8').decode(bytes);
}

const parsed = (path: string, text: string): unknown => path.endsWith('.json') ? fromJson(text) : fromYaml(text);

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    const [, position = String(text.length)] = /at position (\d+)/.exec(message) ?? [];
    const lines = text.slice(0, Number(position)).split('\n');
    const wrong = message.replace(/( in JSON)? at position .*$/, '');
    throw new Error(`invalid JSON in line ${lines.length}, column ${lines[lines.length - 1].length + 1}: ${wrong}`);
  }
}

function fromYaml(text: string): unknown {
  const yaml = loadYaml();
  const lines = new yaml.LineCounter();
  const document = yaml.parseDocument(text, { version: '1.1', prettyErrors: false, logLevel: 'error', lineCounter: lines });
  if (document.errors.length > 0) {
    const [{ message, pos }] = document.errors;
    const { line, col } = lines.linePos(pos[0]);
    throw new Error(`invalid YAML in line ${line}, column ${col}: ${message.split('\n')[0]}`);
  }
  return document.toJS();
}
