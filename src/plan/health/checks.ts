import { luaOf } from './argo-cd';
import { IN_PROGRESS, celOf } from './flux';
import { ruleOf } from './kubedog';
import { ReadinessRecord } from '../readiness/record';
import { READINESS } from '../readiness/table';

/** kinds whose health nobody else knows, and that are not ready as soon as they exist */
export const CHECKED: readonly ReadinessRecord[] = READINESS.filter(({ hasNoCheck, rows }) =>
  hasNoCheck === undefined && rows.some(({ when }) => when.length > 0));

const MADE = '# Made by cdk8s-dvp from its table of readiness.';

/** a ConfigMap with the health checks, for an Argo CD that reads argocd-cm */
export function argoCdConfigMap(): string {
  return lines([
    `${MADE} Merge it into the argocd-cm that you have:`,
    '#   kubectl patch configmap argocd-cm -n argocd --patch-file <this file>',
    'apiVersion: v1',
    'kind: ConfigMap',
    'metadata:',
    '  name: argocd-cm',
    '  namespace: argocd',
    '  labels:',
    '    app.kubernetes.io/part-of: argocd',
    'data:',
    ...CHECKED.flatMap(record => [`  resource.customizations.health.${record.group}_${record.kind}: |`, ...indented(luaOf(record), 4)]),
  ]);
}

/** the health checks for the object of the operator of Argo CD, which the module operator-argo of Deckhouse uses */
export function argoCdOperator(): string {
  return lines([
    `${MADE} Merge it into the object ArgoCD that you have.`,
    'spec:',
    '  resourceHealthChecks:',
    ...CHECKED.flatMap(record => [`    - group: ${record.group}`, `      kind: ${record.kind}`, '      check: |', ...indented(luaOf(record), 8)]),
  ]);
}

/** the field `healthCheckExprs` of a Kustomization of Flux */
export function fluxExpressions(): string {
  return lines([`${MADE} For the spec of each Kustomization of Flux that waits for these kinds.`, ...fluxField(CHECKED)]);
}

/** the lines of the field `healthCheckExprs` for some kinds */
export function fluxField(records: readonly ReadinessRecord[]): string[] {
  return ['healthCheckExprs:', ...records.flatMap(record => {
    const { current, failed } = celOf(record);
    return [
      `  - apiVersion: ${record.group}/${record.versions[0]}`,
      `    kind: ${record.kind}`,
      `    inProgress: ${IN_PROGRESS}`,
      ...failed === undefined ? [] : ['    failed: |-', ...indented(failed, 6)],
      '    current: |-',
      ...indented(current, 6),
    ];
  })];
}

/** rules for kubedog, which werf and nelm track objects with */
export function kubedogRules(): string {
  return lines([
    `${MADE} In the form of contrib_resource_status_rules.yaml of kubedog, which is built into werf and nelm.`,
    'rules:',
    ...CHECKED.flatMap(record => {
      const rule = ruleOf(record);
      return rule === undefined ? [] : [
        `  - resourceGroup: "${record.group}"`,
        `    resourceKind: "${record.kind}"`,
        `    jsonPath: "${rule.jsonPath}"`,
        `    humanJsonPath: "${rule.humanJsonPath}"`,
        '    conditions:',
        ...values('ready', rule.ready),
        ...values('progressing', rule.progressing),
        ...values('failed', rule.failed),
      ];
    }),
  ]);
}

const values = (name: string, words: readonly string[]): string[] =>
  words.length === 0 ? [`      ${name}: []`] : [`      ${name}:`, ...words.map(word => `        - "${word}"`)];

const indented = (text: string, by: number): string[] => text.split('\n').map(line => `${' '.repeat(by)}${line}`);

const lines = (all: readonly string[]): string => `${all.join('\n')}\n`;
