import { misspeltKeys, isNetworkKey, type Slip } from './cloud-config-keys';
import { type LockedOut, lockedOut } from './cloud-config-login';
import { type PasswordSetting, clearPasswords } from './cloud-config-passwords';
import type { Section } from './cloud-config-sections';
import { type KeySlip, keySlips } from './cloud-config-ssh-keys';
import { type WrongType, wrongTypes } from './cloud-config-types';
import type { GuestKeyTwice, GuestYaml, YamlProblem } from './guest-yaml';
import { type UserDataFormat, bodyOf, formatOf, formatOfText } from './user-data-format';

/** the settings of cloud-init, by their keys */
export type CloudConfig = Readonly<Record<string, unknown>>;

/** settings of a cloud-config that cloud-init cannot use, or that should not be in one */
export interface ConfigMistakes {
  readonly passwords: readonly PasswordSetting[];
  readonly networkKeys: readonly string[];
  readonly misspelt: readonly Slip[];
  readonly types: readonly WrongType[];
  readonly sshKeys: readonly KeySlip[];
}

/** a cloud-config within user data; each of its mistakes is found once for all rules and machines */
export class Part {
  private found?: ConfigMistakes | 'none';
  private locked?: LockedOut | 'none';

  /**
   * @param prefix for a message, before the path of a setting: empty, or for example `[1].content: `
   * @param sections the sections of the config, if they are known
   */
  constructor(
    public readonly prefix: string,
    public readonly config: CloudConfig,
    public readonly twice: readonly GuestKeyTwice[],
    private readonly sections?: readonly Section[],
  ) {}

  /** `undefined` if there is none */
  public get mistakes(): ConfigMistakes | undefined {
    // no setting is wrong because of another one; a key is even right in some cases because of another one
    this.found ??= this.sections?.every(section => section.isRight(hasNoMistake)) === true ? 'none' : mistakesIn(this.config) ?? 'none';
    return this.found === 'none' ? undefined : this.found;
  }

  /** the users of the user data, if none of them can log in */
  public get lockedOut(): LockedOut | undefined {
    // without users that are locked out nobody is; other settings may let these in
    const isOpen = this.sections?.every(section => section.key !== 'users' || section.isRight(locksNobodyOut)) === true;
    this.locked ??= isOpen ? 'none' : lockedOut(this.config) ?? 'none';
    return this.locked === 'none' ? undefined : this.locked;
  }
}

const hasNoMistake = (config: CloudConfig): boolean => mistakesIn(config) === undefined;
const locksNobodyOut = (config: CloudConfig): boolean => lockedOut(config) === undefined;

function mistakesIn(config: CloudConfig): ConfigMistakes | undefined {
  const passwords = clearPasswords(config);
  const networkKeys = Object.keys(config).filter(isNetworkKey);
  const misspelt = misspeltKeys(config);
  const types = wrongTypes(config);
  const sshKeys = keySlips(config);
  const count = passwords.length + networkKeys.length + misspelt.length + types.length + sshKeys.length;
  return count === 0 ? undefined : { passwords, networkKeys, misspelt, types, sshKeys };
}

/** user data that cloud-init reads as YAML */
export interface Parsed {
  readonly format: UserDataFormat;
  readonly problem?: YamlProblem | 'encoding' | 'root' | 'json';
  /** every cloud-config in it; empty if there is a problem */
  readonly parts: readonly Part[];
}

const parser = () => require('./guest-yaml') as typeof import('./guest-yaml');
const splitter = () => require('./cloud-config-sections') as typeof import('./cloud-config-sections');

let known = new Map<string, Parsed>();
// machines of one sort share their user data; few, because what lives for a while takes memory long after it is dropped
const MOST_KNOWN = 40;

/** parses user data, if it is one of the formats in YAML; other formats have no parts */
export function parseUserData(text: string): Parsed {
  let result = known.get(text);
  if (result === undefined) {
    result = parsed(text);
    if (known.size >= MOST_KNOWN) {
      // not `clear()`: V8 links each table of a map to the next one, so that none is freed before the first
      known = new Map();
    }
    known.set(text, result);
  }
  return result;
}

/** parses user data that may be anything: packed, or in another encoding */
export function parseBytes(bytes: Buffer): Parsed {
  const text = decoded(bytes);
  if (text !== undefined) {
    return parseUserData(text);
  }
  const format = formatOf(bytes);
  return isYaml(format) ? failed(format, 'encoding') : nothing(format);
}

const isYaml = (format: string): boolean => format === '#cloud-config' || format === '#cloud-config-archive' || format === '#cloud-config-jsonp';

const nothing = (format: UserDataFormat): Parsed => ({ format, parts: [] });
const failed = (format: UserDataFormat, problem: Parsed['problem']): Parsed => ({ format, problem, parts: [] });

function parsed(text: string): Parsed {
  const format = formatOfText(text);
  if (!isYaml(format)) {
    return nothing(format);
  }
  const sections = format === '#cloud-config' ? splitter().sectionsOf(bodyOf(text)) : undefined;
  if (sections !== undefined) {
    return { format, parts: [new Part('', configOf(sections), [], sections)] };
  }
  const { json, problem, twice = [] } = readYaml(text);
  if (problem !== undefined) {
    return failed(format, problem);
  }
  if (format === '#cloud-config') {
    return isConfig(json) ? { format, parts: [new Part('', json, twice)] } : json === null ? nothing(format) : failed(format, 'root');
  }
  if (json !== null && !Array.isArray(json)) {
    return failed(format, 'root');
  }
  if (format === '#cloud-config-jsonp') {
    return isJson(bodyOf(text).slice(format.length)) ? nothing(format) : failed(format, 'json');
  }
  return { format, parts: ((json ?? []) as unknown[]).flatMap(partOf) };
}

function configOf(sections: readonly Section[]): CloudConfig {
  const config: Record<string, unknown> = {};
  for (const { key, value } of sections) {
    config[key] = value;
  }
  return config;
}

// DVP skips what stands before the header; the lines of a message count from the start of the user data
function readYaml(text: string): GuestYaml {
  const body = bodyOf(text);
  const yaml = parser().parseGuestYaml(body);
  if (body.length === text.length) {
    return yaml;
  }
  const { json, problem, twice } = yaml;
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
  if (type === undefined && !['#cloud-config', 'unknown'].includes(formatOfText(content))) {
    return [];
  }
  const { json, twice = [] } = readYaml(content);
  return isConfig(json) ? [new Part(`entry ${i + 1}: `, json, twice)] : [];
}
