import { ScalarNode, YamlError } from './node';

/** the value of a scalar with its type; a "large" number is an integer of 2^63 and more */
export interface Scalar {
  readonly type: 'str' | 'bool' | 'null' | 'int' | 'large' | 'float';
  readonly value: string | number | bigint | boolean | null;
}

const CORE = 'tag:yaml.org,2002:';
const STRING = `${CORE}str`;
export const FLOAT = `${CORE}float`;
const BINARY = `${CORE}binary`;
const TIMESTAMP = `${CORE}timestamp`;
export const MERGE = `${CORE}merge`;

// other tags do not change what a scalar means: it is a string
const RESOLVED = new Set(['', STRING, `${CORE}bool`, `${CORE}int`, FLOAT, `${CORE}null`, TIMESTAMP]);

const words = (type: Scalar['type'], value: Scalar['value'], ...spelled: string[]) => spelled.map((word): [string, Scalar] => [word, { type, value }]);

const WORDS = new Map<string, Scalar>([
  ...words('bool', true, 'y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'),
  ...words('bool', false, 'n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'),
  ...words('null', null, '', '~', 'null', 'Null', 'NULL'),
  ...words('float', NaN, '.nan', '.NaN', '.NAN'),
  ...words('float', Infinity, '.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'),
  ...words('float', -Infinity, '-.inf', '-.Inf', '-.INF'),
]);

const NUMBER_BEGINS = [...'+-.0123456789'];
const OTHER_BEGINS = new Set([...[...WORDS.keys()].map(word => word.charAt(0)), ...NUMBER_BEGINS].map(char => char.charCodeAt(0)));

/** whether a value without quotes must be a string, judged by its first character: words such as `true` and numbers begin with others */
export const isStringByBegin = (text: string): boolean => !OTHER_BEGINS.has(text.charCodeAt(0));

const FRACTION = /^\.[0-9]+(_[0-9]+)*([eE][-+]?[0-9]+(_[0-9]+)*)?$/;
const DECIMAL = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const DATE = /^\d{4}-(\d{1,2})-(\d{1,2})([Tt ]\d{1,2}:\d{1,2}:\d{1,2}(\.\d+)?(Z|[-+]\d{2}:\d{2})?)?$/;

/** The value of a scalar, as kubectl reads it: by the words and numbers of YAML 1.1 without dates and numbers to the base of 60. */
export function scalarOf({ text, tag, isPlain, at }: ScalarNode): Scalar {
  if (tag === '' && !isPlain) {
    return string(text);
  }
  if (tag === BINARY) {
    return string(fromBase64(text, at));
  }
  if (!RESOLVED.has(tag) || tag === STRING) {
    return string(text);
  }
  const scalar = plainScalar(text);
  const type = scalar.type === 'large' ? 'int' : scalar.type;
  if (tag === '' || tag === CORE + type) {
    return scalar;
  }
  if (tag === FLOAT && scalar.type === 'int') {
    return { type: 'float', value: Number(scalar.value) };
  }
  if (tag === TIMESTAMP && type === 'str' && DATE.test(text)) {
    return scalar;
  }
  throw new YamlError(`'${text}' is not a value of the type ${tag.slice(CORE.length)}`, at);
}

const string = (value: string): Scalar => ({ type: 'str', value });

/** the value of a string without quotes */
export function plainScalar(text: string): Scalar {
  const word = WORDS.get(text);
  if (word !== undefined) {
    return word;
  }
  const [first] = text;
  if (first === '.') {
    return (FRACTION.test(text) ? floatOf(text.replace(/_/g, '')) : undefined) ?? string(text);
  }
  return first === '+' || first === '-' || first >= '0' && first <= '9' ? numberOf(text) : string(text);
}

function numberOf(text: string): Scalar {
  const plain = text.replace(/_/g, '');
  return integerOf(plain) ?? (DECIMAL.test(plain) ? floatOf(plain) : undefined) ?? string(text);
}

function floatOf(text: string): Scalar | undefined {
  const value = Number(text);
  return Number.isFinite(value) ? { type: 'float', value } : undefined;
}

const LIMIT = 2n ** 63n;

// 0x1f, 0o17, 017, 0b11 in any case of the letter; kubectl also reads a sign behind 0b
function integerOf(text: string): Scalar | undefined {
  if (/^[1-9][0-9]{0,14}$/.test(text)) {
    return { type: 'int', value: Number(text) };
  }
  const [, sign, digits] = /^([-+]?)(.+)$/.exec(text.replace(/^0b(?=[-+][01])/, '')) ?? [];
  const isBinary = /^0b[-+]/.test(text);
  const magnitude = digits === undefined ? undefined : magnitudeOf(isBinary ? `0b${digits}` : digits);
  if (magnitude === undefined) {
    return undefined;
  }
  if (sign === '-') {
    return magnitude <= LIMIT ? { type: 'int', value: -magnitude } : undefined;
  }
  if (magnitude < LIMIT) {
    return { type: 'int', value: magnitude };
  }
  return sign === '' && magnitude < 2n * LIMIT ? { type: 'large', value: magnitude } : undefined;
}

function magnitudeOf(digits: string): bigint | undefined {
  if (/^(0|[1-9][0-9]*|0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+)$/.test(digits)) {
    return BigInt(digits.toLowerCase());
  }
  return /^0[0-7]+$/.test(digits) ? BigInt(`0o${digits.slice(1)}`) : undefined;
}

function fromBase64(text: string, at: number): string {
  const plain = text.replace(/[\r\n]/g, '');
  if (!/^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(plain)) {
    throw new YamlError('the value of the tag !!binary is not base64', at);
  }
  return Buffer.from(plain, 'base64').toString('utf8');
}

/** a key as JSON has it, where every key is a string; `undefined` if kubectl refuses it */
export function keyText({ type, value }: Scalar): string | undefined {
  if (type === 'null' || type === 'large') {
    return undefined;
  }
  return type === 'float' ? floatText(Math.fround(value as number)) : String(value);
}

// the fewest digits that give the same 32-bit number, as Go writes it
function floatText(float: number): string {
  if (!Number.isFinite(float)) {
    return Number.isNaN(float) ? '.nan' : float > 0 ? '.inf' : '-.inf';
  }
  const digits = [1, 2, 3, 4, 5, 6, 7, 8].find(count => Math.fround(Number(float.toPrecision(count))) === float) ?? 9;
  const [mantissa, power] = float.toExponential(digits - 1).split('e');
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 6) {
    return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  }
  const short = Number(float.toPrecision(digits));
  return Object.is(short, -0) ? '-0' : String(short);
}
