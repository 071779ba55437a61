import { cdk } from 'projen';

/**
 * The rooms of `src/`, from the ground up: a room imports from rooms below it. CONTRIBUTING.md draws them the other way round.
 */
export const FLOORS = [
  'refs.ts',
  'yaml',
  'manifest',
  'domain',
  'values',
  'rules',
  'catalogue',
  'guest',
  'synth',
  'cluster',
  'resource',
  'kubernetes',
  'kinds',
  'platform',
  'files',
  'plan',
  'patterns',
  'apply',
  'cli',
  'index.ts',
];

const LATE = "a module that loads late is written () => require('./name') as typeof import('./name')";

/** The one form of a module that most apps never need, and that therefore must not load with the package. */
const LATE_REQUIRE = [
  {
    selector: 'CallExpression[callee.name="require"]'
      + ':not(ArrowFunctionExpression > TSAsExpression > CallExpression, ArrowFunctionExpression > MemberExpression > TSAsExpression > CallExpression)',
    message: LATE,
  },
  { selector: 'TSImportEqualsDeclaration', message: LATE },
];

export function setupFloors(project: cdk.JsiiProject) {
  const eslint = project.eslint!;
  const upwards = FLOORS.slice(0, -1).map((floor, i) => ({
    target: `./src/${floor}`,
    from: FLOORS.slice(i + 1).map(above => `./src/${above}`),
    message: `imports point down the floors of projenrc/floors.ts: ${floor} may not know this room`,
  }));

  eslint.addIgnorePattern('imports/');
  eslint.addRules({
    'import/no-restricted-paths': ['error', {
      zones: [
        ...upwards,
        { target: './src/plan', from: ['./src/rules', './src/catalogue'], message: 'rules and plans share src/domain, and do not know each other' },
        { target: './imports', from: './src', message: 'what is generated knows nothing of what is written' },
        { target: './src', from: './projenrc', message: 'the library does not know how it is built' },
      ],
    }],
    'max-lines': ['error', { max: 260, skipBlankLines: true, skipComments: true }],
    '@typescript-eslint/consistent-type-imports': 'off',
  });
  eslint.addOverride({
    files: ['src/**/*.ts'],
    excludedFiles: ['src/index.ts'],
    rules: { 'no-restricted-syntax': ['error', { selector: 'ExportAllDeclaration', message: 'no barrels below src/index.ts' }, ...LATE_REQUIRE] },
  });
  eslint.addOverride({ files: ['src/**/*.ts'], rules: { '@typescript-eslint/no-require-imports': 'off' } });
  // these load with the package, and the package has to stay cheap to load
  eslint.addOverride({
    files: ['src/**/*.ts'],
    excludedFiles: ['src/cli/**', 'src/files/**', 'src/catalogue/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', {
        paths: [
          'ajv',
          'commander',
          'yaml',
          { name: 'cdk8s-plus-28', message: 'only `import type`, or a require at the moment of use', allowTypeImports: true },
        ],
      }],
    },
  });
}
