/** a language in which jsii lets authors write */
export type CallerLanguage = 'typescript' | 'python' | 'java' | 'go';

/** the language of the program that started this process, from the environment that jsii sets */
export function callerLanguage(agent = process.env.JSII_AGENT ?? ''): CallerLanguage {
  if (/^python/i.test(agent)) {
    return 'python';
  }
  if (/^java/i.test(agent)) {
    return 'java';
  }
  return /^go\d/.test(agent) ? 'go' : 'typescript';
}

/**
 * Translates advice from TypeScript into the language of the author.
 *
 * It knows the forms that advice uses: `Size.gibibytes(10)`, `RunPolicy.MANUAL`, `'vmClass'`, `set 'size'`, `'enableParavirtualization: true'`.
 */
export function inLanguage(code: string, language: CallerLanguage): string {
  const write = WRITERS[language];
  if (write === undefined) {
    return code;
  }
  return code
    .replace(/\b([A-Z]\w*)\.([a-z]\w*)(?:\(([^()]*)\))?/g, (_, type, method, args) => write.call(type, method, args))
    .replace(/\b([A-Z]\w*)\.([A-Z][A-Z0-9_]*)\b/g, (_, type, constant) => write.constant(type, constant))
    .replace(/'([a-z]\w*): ([^'\s]+)'/g, (_, property, value) => `'${write.assignment(property, value)}'`)
    .replace(/'([a-z]+[A-Z]\w*)'|(?<=\bset )'([a-z]+)'/g, (_, camelCase, word) => `'${write.property(camelCase ?? word)}'`);
}

interface Writer {
  call(type: string, method: string, args: string | undefined): string;
  constant(type: string, constant: string): string;
  assignment(property: string, value: string): string;
  property(name: string): string;
}

const snake = (name: string): string => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
const pascal = (name: string): string => `${name[0].toUpperCase()}${name.slice(1)}`;
const called = (name: string, args: string | undefined): string => args === undefined ? name : `${name}(${args})`;

const PYTHON_WORDS: Readonly<Record<string, string>> = { true: 'True', false: 'False' };

const PYTHON: Writer = {
  call: (type, method, args) => called(`${type}.${snake(method)}`, args),
  constant: (type, constant) => `${type}.${constant}`,
  assignment: (property, value) => `${snake(property)}=${PYTHON_WORDS[value] ?? value}`,
  property: snake,
};

const JAVA: Writer = {
  call: (type, method, args) => called(`${type}.${method}`, args?.replace(/'/g, '"')),
  constant: (type, constant) => `${type}.${constant}`,
  assignment: (property, value) => `${property}(${value})`,
  property: name => name,
};

/** the types of cdk8s that advice names; all others are types of this library */
const CDK8S = new Set(['Size', 'Duration', 'Cron']);
const goName = (type: string): string => `${CDK8S.has(type) ? 'cdk8s' : 'dvp'}.${type}`;

/** constants outside enumerations: jsii makes them functions in Go */
export const STATIC_CONSTANTS: ReadonlySet<string> = new Set([
  'CoreFraction.AUTO', 'CoreFraction.FULL', 'ImageStorage.CONTAINER_REGISTRY', 'Topology.NODE', 'Topology.REGION', 'Topology.ZONE',
  'VirtualMachineClass.GENERIC', 'VmNetwork.MAIN', 'VolumeRepair.MANUAL', 'VolumeRollout.NEW_VOLUMES_ONLY',
  ...['NONE', 'AVAILABILITY', 'CONSISTENCY', 'CONSISTENCY_AND_AVAILABILITY'].map(name => `Replication.${name}`),
  ...['NODES', 'SOURCES', 'SNAPSHOTS', 'NODE_STORAGE', 'STORAGE', 'VOLUME_GROUPS', 'STORAGE_POOLS', 'STORAGE_CLASSES', 'DEFAULT_CLASS', 'NETWORK', 'NETWORKS',
    'VIRTUALIZATION', 'GATES', 'ADD_ONS', 'PROJECTS', 'CLASSES', 'IMAGES', 'MACHINES', 'EXPOSURE'].map(name => `Stage.${name}`),
]);

const GO: Writer = {
  call: (type, method, args) => called(`${goName(type)}_${pascal(method)}`, args?.split(', ').map(goValue).join(', ')),
  constant: (type, constant) => `${goName(type)}_${constant}${STATIC_CONSTANTS.has(`${type}.${constant}`) ? '()' : ''}`,
  assignment: (property, value) => `${pascal(property)}: ${goValue(value)}`,
  property: pascal,
};

function goValue(value: string): string {
  if (/^-?\d/.test(value)) {
    return `jsii.Number(${value})`;
  }
  if (/^'.*'$/.test(value)) {
    return `jsii.String("${value.slice(1, -1)}")`;
  }
  return value === 'true' || value === 'false' ? `jsii.Bool(${value})` : value;
}

const WRITERS: Readonly<Record<CallerLanguage, Writer | undefined>> = { typescript: undefined, python: PYTHON, java: JAVA, go: GO };
