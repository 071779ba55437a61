import { DirectoryStage, gatesOf, identityOf, minutesOf } from './stage';
import type { Manifest } from '../../manifest/manifest';
import { CHECKED, fluxField } from '../../plan/health/checks';
import type { Gate } from '../../plan/readiness/gates';
import { recordOf } from '../../plan/readiness/verdict';

const NAMESPACE = 'flux-system';

/** A Kustomization of Flux for each stage, which waits for the one before. */
export function kustomizations(name: string, directory: string, stages: readonly DirectoryStage[]): string {
  return stages.map((stage, i) => [
    'apiVersion: kustomize.toolkit.fluxcd.io/v1',
    'kind: Kustomization',
    'metadata:',
    `  name: ${name}-${stage.label}`,
    `  namespace: ${NAMESPACE}`,
    'spec:',
    ...i === 0 ? [] : ['  dependsOn:', `    - name: ${name}-${stages[i - 1].label}`],
    '  interval: 10m',
    '  retryInterval: 1m',
    `  timeout: ${minutesOf(stage)}m`,
    '  sourceRef:',
    '    kind: GitRepository',
    `    name: ${name}`,
    `  path: ./${directory}/${stage.label}`,
    '  prune: true',
    `  serviceAccountName: ${name}-${identityOf(stage)}`,
    ...waits(stage),
    '',
  ].join('\n')).join('---\n');
}

/** A stage with modules waits for them, too; no manifest has them, so Flux needs a list of all. */
function waits({ objects }: DirectoryStage): string[] {
  const gates = gatesOf(objects);
  const own = objects.map(({ manifest }) => manifest);
  return [
    ...gates.length === 0 ? ['  wait: true'] : ['  healthChecks:', ...[...own.filter(isChecked).map(named), ...gates].flatMap(healthCheck)],
    ...expressions([...own, ...gates]),
  ];
}

const isChecked = (manifest: Manifest): boolean => CHECKED.some(record => record === recordOf(manifest));

const named = ({ apiVersion, kind, metadata }: Manifest): Pick<Gate, 'apiVersion' | 'kind' | 'name' | 'namespace'> =>
  ({ apiVersion, kind, name: metadata?.name ?? '', namespace: metadata?.namespace });

const healthCheck = ({ apiVersion, kind, name, namespace }: Pick<Gate, 'apiVersion' | 'kind' | 'name' | 'namespace'>): string[] => [
  `    - apiVersion: ${apiVersion}`,
  `      kind: ${kind}`,
  `      name: ${name}`,
  ...namespace === undefined ? [] : [`      namespace: ${namespace}`],
];

function expressions(objects: readonly Pick<Manifest, 'apiVersion' | 'kind'>[]): string[] {
  const records = new Set(objects.map(recordOf));
  const needed = CHECKED.filter(record => records.has(record));
  return needed.length === 0 ? [] : fluxField(needed).map(line => `  ${line}`);
}
