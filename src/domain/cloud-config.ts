import type { GuestKeyTwice, GuestYaml, YamlProblem } from './guest-yaml';
import { bodyOf, formatOf } from './user-data-format';

/** the settings of cloud-init, by their keys */
export type CloudConfig = Readonly<Record<string, unknown>>;

/** a cloud-config within user data */
export interface Part {
  /** for a message, before the path of a setting: empty, or for example `[1].content: ` */
  readonly prefix: string;
  readonly config: CloudConfig;
  readonly twice: readonly GuestKeyTwice[];
}

/** user data that cloud-init reads as YAML */
export interface Parsed {
  readonly problem?: YamlProblem | 'encoding' | 'root' | 'json';
  /** every cloud-config in it; empty if there is a problem */
  readonly parts: readonly Part[];
}

const parser = () => require('./guest-yaml') as typeof import('./guest-yaml');

const known = new Map<string, Parsed>();
// many rules ask about one machine, and many machines may share their user data
const MOST_KNOWN = 100;

/** parses user data, if it is one of the formats in YAML; other formats have no parts */
export function parseUserData(bytes: Buffer): Parsed {
  const key = bytes.toString('latin1');
  let result = known.get(key);
  if (result === undefined) {
    result = parsed(bytes);
    if (known.size >= MOST_KNOWN) {
      known.clear();
    }
    known.set(key, result);
  }
  return result;
}

const NOTHING: Parsed = { parts: [] };
const failed = (problem: Parsed['problem']): Parsed => ({ problem, parts: [] });

function parsed(bytes: Buffer): Parsed {
  const format = formatOf(bytes);
  if (format !== '#cloud-config' && format !== '#cloud-config-archive' && format !== '#cloud-config-jsonp') {
    return NOTHING;
  }
  const text = decoded(bytes);
  if (text === undefined) {
    return failed('encoding');
  }
  const { json, problem, twice = [] } = readYaml(text);
  if (problem !== undefined) {
    return failed(problem);
  }
  if (format === '#cloud-config') {
    return isConfig(json) ? { parts: [{ prefix: '', config: json, twice }] } : json === null ? NOTHING : failed('root');
  }
  if (json !== null && !Array.isArray(json)) {
    return failed('root');
  }
  if (format === '#cloud-config-jsonp') {
    return isJson(bodyOf(text).slice(format.length)) ? NOTHING : failed('json');
  }
  return { parts: ((json ?? []) as unknown[]).flatMap(partOf) };
}

// DVP skips what stands before the header; the lines of a message count from the start of the user data
function readYaml(text: string): GuestYaml {
  const body = bodyOf(text);
  const { json, problem, twice } = parser().parseGuestYaml(body);
  const skipped = text.slice(0, text.length - body.length).split(/\r\n?|\n/).length - 1;
  return problem === undefined ? { json, twice: twice?.map(({ key, lines: [first, last] }) => ({ key, lines: [first + skipped, last + skipped] })) }
    : { problem: { ...problem, line: problem.line + skipped } };
}

function decoded(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const isConfig = (json: unknown): json is CloudConfig => json !== null && typeof json === 'object' && !Array.isArray(json);

// an entry of an archive is a text, or a text with its type; without a header it is a cloud-config
function partOf(entry: unknown, i: number): Part[] {
  const { content, type } = isConfig(entry) ? entry : { content: entry, type: undefined };
  if (typeof content !== 'string' || type !== undefined && type !== 'text/cloud-config') {
    return [];
  }
  if (type === undefined && !['#cloud-config', 'unknown'].includes(formatOf(Buffer.from(content)))) {
    return [];
  }
  const { json, twice = [] } = readYaml(content);
  return isConfig(json) ? [{ prefix: `entry ${i + 1}: `, config: json, twice }] : [];
}
