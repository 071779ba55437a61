import { platformGates } from '../../src/plan/readiness/gates';
import { PHASE, ReadinessRecord, Row, isCondition } from '../../src/plan/readiness/record';
import { recordOf } from '../../src/plan/readiness/verdict';

/** the check of the first row that is ready, as an option of kubectl; `undefined` if kubectl cannot check it */
function forOption({ rows, phaseAt = PHASE }: ReadinessRecord): string | undefined {
  const [row] = rows.filter(({ state, when }) => state === 'ready' && when.length === 1 && option(when[0], phaseAt) !== undefined);
  return row === undefined ? undefined : option(row.when[0], phaseAt);
}

function option(check: Row['when'][number], phaseAt: string): string | undefined {
  if (isCondition(check)) {
    return check.is === 'True' ? `--for=condition=${check.condition}` : undefined;
  }
  return check.at === phaseAt && check.in !== undefined ? `--for=jsonpath='{.${phaseAt.slice(1).replace(/\//g, '.')}}'=${check.in[0]}` : undefined;
}

/** the command that waits for one object of a kind */
export function kubectlLine(record: ReadinessRecord, resource = `${record.plural}${record.group === '' ? '' : `.${record.group}`}`): string | undefined {
  const found = forOption(record);
  return found === undefined ? undefined : `kubectl wait ${resource}/NAME ${found} --timeout=${record.limit}m`;
}

/** the commands that wait for a module: its object, and all its Deployments at once */
export function moduleLines(name: string): string[] {
  const gates = platformGates({ apiVersion: 'deckhouse.io/v1alpha1', kind: 'ModuleConfig', metadata: { name }, spec: { enabled: true } });
  const [module, ...others] = gates;
  const deployment = others.find(({ kind }) => kind === 'Deployment');
  const line = kubectlLine(recordOf(module)!, module.resource)!.replace('NAME', name);
  if (deployment === undefined) {
    return [line];
  }
  const { limit } = recordOf(deployment)!;
  return [line, `kubectl -n ${deployment.namespace} wait deploy --all ${forOption(recordOf(deployment)!)} --timeout=${limit}m`];
}
