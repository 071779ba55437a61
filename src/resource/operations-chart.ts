import { App, Chart, YamlOutputType } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { CallerError } from '../manifest/caller-error';
import type { Finding } from '../manifest/finding';
import { addFindings } from '../synth/own-findings';
import { linkStandIn } from '../synth/stand-in';

/**
 * The scope of the operations of a construct: a chart beside the chart of the construct, so that cdk8s writes them to a separate output.
 *
 * The platform deletes finished operations. A tool that applies the output of the construct again would run them again.
 */
export function operationsScope(construct: Construct): Construct {
  const chart = Chart.of(construct);
  const { scopes } = construct.node;
  // the path below the chart is that of the construct, so that operations of two constructs may have the same id
  return scopes.slice(scopes.indexOf(chart) + 1).reduce(standInFor, operationsChart(chart));
}

function standInFor(scope: Construct, construct: IConstruct): Construct {
  const { id } = construct.node;
  const existing = scope.node.tryFindChild(id) as Construct | undefined;
  if (existing !== undefined) {
    return existing;
  }
  const standIn = new Construct(scope, id);
  linkStandIn(construct, standIn);
  return standIn;
}

function operationsChart(chart: Chart): Construct {
  const scope = chart.node.scope as Construct | undefined ?? chart;
  const id = `${chart.node.id}-operations`;
  const existing = scope.node.tryFindChild(id);
  if (existing !== undefined && !Chart.isChart(existing)) {
    throw new CallerError(`[${chart.node.path}] operations need the chart '${id}', but another construct has this id: give that construct another id`);
  }
  if (existing !== undefined) {
    return existing;
  }
  const operations = new Chart(scope, id, { namespace: chart.namespace, labels: chart.labels });
  linkStandIn(chart, operations);
  addFindings(operations, () => sharedOutput(operations));
  return operations;
}

// operations must be in a separate file, which no tool applies again
function sharedOutput(chart: Chart): Finding[] {
  if ((chart.node.root as Partial<App>).yamlOutputType !== YamlOutputType.FILE_PER_APP) {
    return [];
  }
  return [{
    id: 'OUTPUT-SHARED',
    severity: 'warning',
    path: chart.node.path,
    object: `Chart ${chart.node.id}`,
    pointer: '',
    wrong: 'operations are in one file with all other objects: apply runs them, and runs them again when the platform has deleted the finished ones',
    got: 'YamlOutputType.FILE_PER_APP',
    instead: 'YamlOutputType.FILE_PER_CHART, which writes operations to a separate file',
  }];
}

// Argo CD and Flux skip objects with these annotations: a user creates the object to run the operation
const BY_HAND = {
  'argocd.argoproj.io/hook': 'Skip',
  'kustomize.toolkit.fluxcd.io/reconcile': 'disabled',
};

/** the annotations of an operation; those of the user take precedence */
export function operationAnnotations(byHand = true, annotations: { [key: string]: string } = {}): { [key: string]: string } {
  return byHand ? { ...BY_HAND, ...annotations } : annotations;
}
