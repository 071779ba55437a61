import { parse } from 'yaml';
import { HealthChecks } from '../../../src';
import { main } from '../../../src/cli/main';
import { luaOf } from '../../../src/plan/health/argo-cd';
import { CHECKED } from '../../../src/plan/health/checks';
import { celOf } from '../../../src/plan/health/flux';
import { ruleOf } from '../../../src/plan/health/kubedog';

const recordOf = (name: string) => CHECKED.find(({ kind }) => kind === name)!;

test('Argo CD gets a key for each kind', () => {
  const { data, ...rest } = parse(HealthChecks.argoCd());
  expect(rest).toEqual({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'argocd-cm', namespace: 'argocd', labels: { 'app.kubernetes.io/part-of': 'argocd' } } });
  expect(data).toEqual(Object.fromEntries(CHECKED.map(record => [`resource.customizations.health.${record.group}_${record.kind}`, `${luaOf(record)}\n`])));
});

test('the operator of Argo CD gets the same checks', () => {
  expect(parse(HealthChecks.argoCdOperator())).toEqual({
    spec: { resourceHealthChecks: CHECKED.map(record => ({ group: record.group, kind: record.kind, check: `${luaOf(record)}\n` })) },
  });
});

test('Flux gets one entry for each kind, whatever its version', () => {
  const { healthCheckExprs } = parse(HealthChecks.flux());
  expect(healthCheckExprs).toEqual(CHECKED.map(record => ({
    apiVersion: `${record.group}/${record.versions[0]}`, kind: record.kind, inProgress: 'has(metadata.deletionTimestamp)', ...celOf(record),
  })));
});

test('kubedog gets a rule for each kind that one field decides', () => {
  const { rules } = parse(HealthChecks.kubedog());
  expect(rules).toEqual(CHECKED.flatMap(record => {
    const rule = ruleOf(record);
    if (rule === undefined) {
      return [];
    }
    const { jsonPath, humanJsonPath, ...conditions } = rule;
    return [{ resourceGroup: record.group, resourceKind: record.kind, jsonPath, humanJsonPath, conditions }];
  }));
});

test('no check for kinds that the tools know, or that are healthy as soon as they exist', () => {
  const kinds = CHECKED.map(({ kind }) => kind);
  expect(['Deployment', 'PersistentVolumeClaim', 'ModuleConfig', 'VirtualMachineIPAddressLease'].filter(kind => kinds.includes(kind))).toEqual([]);
});

test.each<[string, string, object]>([
  ['one field', 'VirtualDisk', {
    failed: "has(status.phase) && status.phase in ['Failed', 'PVCLost']",
    current: "has(status.phase) && status.phase in ['Ready', 'WaitForFirstConsumer', 'Resizing', 'Migrating', 'Exporting']",
  }],
  ['a condition', 'ClusterNetwork', { current: "has(status.conditions) && status.conditions.exists(c, c.type == 'Ready' && c.status == 'True')" }],
  ['rows that others come before', 'VirtualMachineLike', {
    current: "has(spec.runPolicy) && spec.runPolicy == 'AlwaysOff' ? false :\nhas(status.phase) && status.phase == 'Running'",
  }],
])('an expression of %s', (_, kind, expressions) => {
  const like = { ...recordOf('VirtualMachine'), rows: recordOf('VirtualMachine').rows.filter(({ says }) => ['runs', 'stops, as its run policy says'].includes(says)) };
  expect(celOf(kind === 'VirtualMachineLike' ? like : recordOf(kind))).toEqual(expressions);
});

function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = main(args, { print: text => out.push(text), error: text => err.push(text), version: '1.2.3' });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

test.each<[string, string]>([
  ['argocd', HealthChecks.argoCd()],
  ['argocd-operator', HealthChecks.argoCdOperator()],
  ['flux', HealthChecks.flux()],
  ['werf', HealthChecks.kubedog()],
])('the command health %s prints them', (tool, text) => expect(run('health', tool)).toEqual({ code: 0, out: text, err: '' }));

test.each<[string, string[], string]>([
  ['no tool', [], 'health needs the name of a tool: argocd, argocd-operator, flux, werf'],
  ['an unknown tool', ['argo'], "unknown tool 'argo': must be one of argocd, argocd-operator, flux, werf"],
])('%s is refused', (_, args, message) => {
  const { code, out, err } = run('health', ...args);
  expect({ code, out, first: err.split('\n')[0] }).toEqual({ code: 2, out: '', first: expect.stringContaining(message) });
});
