import { Check, FieldCheck, PHASE, ReadinessRecord, Row, State, Why, isCondition } from '../readiness/record';
import { DELETED, NEW, NOT_SEEN, UNKNOWN_PHASE } from '../readiness/verdict';

/** a machine that waits for its user is well for Argo CD, since a wave waits for everything else */
const HEALTH: Readonly<Record<State, string>> = { ready: 'Healthy', waiting: 'Healthy', progressing: 'Progressing', hopeless: 'Degraded' };

/**
 * The health check of a kind in Lua. Argo CD runs it without most of the standard library: there is no `string`.
 */
export function luaOf(record: ReadinessRecord): string {
  const rows = [
    branch('obj.metadata.deletionTimestamp ~= nil', DELETED),
    branch('status.observedGeneration ~= nil and status.observedGeneration ~= obj.metadata.generation', NOT_SEEN),
    ...record.rows.map(row => branch(row.when.map(luaCheck).join(' and ') || 'true', row)),
    branch(`${lua(record.phaseAt ?? PHASE)} == nil and next(conditions) == nil`, NEW),
  ];
  const explains = (record.whys ?? []).length > 0 || (record.explaining ?? []).length > 0 || (record.messagesAt ?? []).length > 0;
  return [
    'local status = obj.status or {}',
    'local conditions = {}',
    'for _, c in ipairs(status.conditions or {}) do',
    '  conditions[c.type] = conditions[c.type] or c',
    'end',
    ...helpers(record),
    'local health, says, advice',
    ...rows.map((lines, i) => (i === 0 ? lines : `else${lines}`)),
    'else',
    `  ${result(UNKNOWN_PHASE)}`,
    'end',
    ...explains ? explanation(record) : [],
    'if health ~= "Healthy" and advice ~= nil then',
    '  says = says .. "; " .. advice',
    'end',
    'return { status = health, message = says }',
  ].join('\n');
}

const branch = (condition: string, row: Row): string => `if ${condition} then\n  ${result(row)}`;

function result({ state, blocks, says, advice }: Row): string {
  const health = blocks === true ? 'Suspended' : HEALTH[state];
  return `health, says, advice = ${quoted(health)}, ${quoted(says)}${advice === undefined ? '' : `, ${quoted(advice)}`}`;
}

/** functions that the checks of a record call */
function helpers({ rows }: ReadinessRecord): string[] {
  const checks = rows.flatMap(({ when }) => when);
  const is = [
    'local function is(kind, value, reasons)',
    '  local c = conditions[kind] or {}',
    '  if c.status ~= value then return false end',
    '  for _, reason in ipairs(reasons or {}) do',
    '    if c.reason == reason then return true end',
    '  end',
    '  return reasons == nil',
    'end',
  ];
  const number = ['local function number(value)', '  if type(value) == "number" then return value end', '  return 0', 'end'];
  return [...checks.some(isCondition) ? is : [], ...checks.some(check => !isCondition(check) && check.exceeds !== undefined) ? number : []];
}

function luaCheck(check: Check): string {
  if (isCondition(check)) {
    return `is(${quoted(check.condition)}, ${quoted(check.is)}${check.because === undefined ? '' : `, ${list(check.because)}`})`;
  }
  return luaField(check);
}

function luaField({ at, in: values, isSet, exceeds }: FieldCheck): string {
  const value = lua(at);
  if (values !== undefined) {
    const any = values.map(one => `${value} == ${typeof one === 'string' ? quoted(one) : one}`).join(' or ');
    return values.length === 1 ? any : `(${any})`;
  }
  if (exceeds !== undefined) {
    return `number(${value}) > number(${lua(exceeds)})`;
  }
  return `${value} ${isSet === true ? '~=' : '=='} nil`;
}

/** why an object is not healthy, as its conditions say; a message is the last word */
const explanation = ({ whys = [], explaining = [], messagesAt = [] }: ReadinessRecord): string[] => [
  'if health ~= "Healthy" then',
  '  local message',
  ...whys.length === 0 ? [] : [
    '  for _, why in ipairs({', ...whys.map(why => `    ${luaWhy(why)},`), '  }) do',
    '    local c = conditions[why[1]]',
    '    local fits = c ~= nil and (c.status == "True") == (why.is == "True") and #why.reasons == 0',
    '    for _, reason in ipairs(why.reasons) do',
    '      fits = fits or c ~= nil and (c.status == "True") == (why.is == "True") and c.reason == reason',
    '    end',
    '    if fits then',
    '      if why[2] ~= says then says = says .. ": " .. why[2] end',
    '      advice = why[3] or advice',
    '      message = c.message or ""',
    '      break',
    '    end',
    '  end',
  ],
  ...explaining.length === 0 ? [] : [
    `  for _, kind in ipairs(${list(explaining)}) do`,
    '    local c = conditions[kind] or {}',
    '    if message == nil and c.status ~= "True" and (c.message or "") ~= "" then message = c.message end',
    '  end',
  ],
  ...messagesAt.map(at => `  if (message or "") == "" then message = ${lua(at)} end`),
  '  if (message or "") ~= "" then says = says .. " (" .. message .. ")" end',
  'end',
];

const luaWhy = ({ condition, reasons, says, advice, is }: Why): string => `{ ${[
  quoted(condition), quoted(says), ...advice === undefined ? [] : [quoted(advice)], `reasons = ${list(reasons)}`, ...is === undefined ? [] : [`is = ${quoted(is)}`],
].join(', ')} }`;

/** the value at a pointer: a field below a missing one is missing */
function lua(pointer: string): string {
  const [first, ...rest] = pointer.slice(1).split('/');
  const start = first === 'status' ? 'status' : `obj.${first}`;
  return rest.reduce((above, key, i) => `${i === 0 && above === 'status' ? above : `(${above} or {})`}.${key}`, start);
}

const list = (words: readonly string[]): string => words.length === 0 ? '{}' : `{ ${words.map(quoted).join(', ')} }`;

const quoted = (text: string): string => JSON.stringify(text);
