import { NonBlocking, nonBlocking } from './non-blocking';
import { DirectoryStage, StagedManifest, gatesOf } from './stage';
import type { Gate } from '../../plan/readiness/gates';

/** The values of the chart: which stages there are, and what comes between them. A chart has each object once, so it has no parts. */
export function chartValues(stages: readonly DirectoryStage[]): string {
  const withoutParts = stages.map(stage => ({ ...stage, objects: stage.objects.filter(({ isPart }) => !isPart) }));
  const whole = withoutParts.filter(({ objects }) => objects.length > 0);
  return [
    '# the first and the last stage to apply',
    'from: 0',
    'to: 99',
    'stages:',
    ...whole.flatMap(({ label }, i) => stageLines(label, i === 0 ? undefined : whole[i - 1])),
    '# what may wait for somebody: a disk without a machine, a machine that its user starts',
    'nonBlocking:',
    ...nonBlocking().flatMap(nonBlockingLines),
    '',
  ].join('\n');
}

const nonBlockingLines = ({ kind, field, values = [] }: NonBlocking): string[] => [
  `  - kind: ${kind}`,
  ...field === undefined ? [] : [`    field: ${field}`, `    values: [${values.map(value => `'${value}'`).join(', ')}]`],
];

function stageLines(label: string, before: { readonly number: number; readonly objects: readonly StagedManifest[] } | undefined): string[] {
  const gates = gatesOf(before?.objects ?? []).filter(({ kind }) => kind !== 'Module');
  if (before === undefined || gates.length === 0) {
    return [`  ${label}: {}`];
  }
  return [`  ${label}:`, `    after: ${before.number}`, '    needs:', ...gates.flatMap(needLines)];
}

const needLines = ({ resource, apiVersion, name, namespace }: Gate): string[] => {
  const [plural, ...group] = resource.split('.');
  return [
    `      - resource: ${[plural, apiVersion.split('/').pop(), ...group].join('.')}/${name}`,
    ...namespace === undefined ? [] : [`        namespace: ${namespace}`],
  ];
};
