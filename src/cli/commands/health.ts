import { Session, addCommand, deliver, outputOption } from '../command';
import { UsageError } from '../failures';
import { unknownWord } from '../words';

const loadChecks = () => require('../../plan/health/checks') as typeof import('../../plan/health/checks');

const TOOLS = ['argocd', 'argocd-operator', 'flux', 'werf'] as const;

type Tool = typeof TOOLS[number];

export function addHealth(session: Session): void {
  addCommand(session, 'health', '[options] <tool>', `Prints health checks of all kinds for Argo CD, Flux or werf. The tool is one of ${TOOLS.join(', ')}. Without the checks, an object counts as healthy as soon as it exists.`)
    .argument('[tool]')
    .addOption(outputOption())
    .addHelpText('after', `
Example:
  cdk8s-dvp health argocd --output argocd-cm.yaml
  kubectl patch configmap argocd-cm -n argocd --patch-file argocd-cm.yaml`)
    .action((tool: string | undefined, { output }: { readonly output?: string }) => deliver(session, checksFor(tool), output));
}

function checksFor(tool: string | undefined): string {
  if (tool === undefined) {
    throw new UsageError(`health needs the name of a tool: ${TOOLS.join(', ')}`);
  }
  if (!TOOLS.some(known => known === tool)) {
    throw new UsageError(unknownWord('tool', tool, TOOLS));
  }
  const checks = loadChecks();
  return { 'argocd': checks.argoCdConfigMap, 'argocd-operator': checks.argoCdOperator, 'flux': checks.fluxExpressions, 'werf': checks.kubedogRules }[tool as Tool]();
}
