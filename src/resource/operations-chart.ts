import { App, Chart, YamlOutputType } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { linkStandIn } from '../synth/stand-in';
import type { Finding } from '../manifest/finding';

/**
 * Where the operations on a thing go: a chart beside the chart of the thing, so that cdk8s writes them to an output of their own.
 *
 * The platform deletes finished operations. Whatever keeps applying the output of the thing would make them again, and they would run again.
 */
export function operationsScope(thing: Construct): Construct {
  const chart = Chart.of(thing);
  const { scopes } = thing.node;
  // the path below is that of the thing, so that two things may have operations of one id
  return scopes.slice(scopes.indexOf(chart) + 1).reduce(standOf, operationsChart(chart));
}

function standOf(scope: Construct, thing: IConstruct): Construct {
  const { id } = thing.node;
  const there = scope.node.tryFindChild(id) as Construct | undefined;
  const stand = there ?? new Construct(scope, id);
  if (there === undefined) {
    linkStandIn(thing, stand);
  }
  return stand;
}

function operationsChart(chart: Chart): Construct {
  const scope = chart.node.scope as Construct | undefined ?? chart;
  const id = `${chart.node.id}-operations`;
  const there = scope.node.tryFindChild(id);
  if (there !== undefined && !Chart.isChart(there)) {
    throw new Error(`[${chart.node.path}] operations go to the chart '${id}', and something else has this id: give that another one`);
  }
  if (there === undefined) {
    const made = new OperationsChart(scope, id, { namespace: chart.namespace, labels: chart.labels });
    linkStandIn(chart, made);
    return made;
  }
  return there;
}

/** the chart of operations, which knows that it must not end up in one file with the rest */
class OperationsChart extends Chart {
  public _findings(): Finding[] {
    return (this.node.root as Partial<App>).yamlOutputType !== YamlOutputType.FILE_PER_APP ? [] : [{
      id: 'OUTPUT-SHARED',
      severity: 'warning',
      path: this.node.path,
      object: `Chart ${this.node.id}`,
      pointer: '',
      wrong: 'operations go into one file with everything else: whoever applies it runs them, and once more when the platform has deleted the finished ones',
      got: 'YamlOutputType.FILE_PER_APP',
      instead: 'YamlOutputType.FILE_PER_CHART, which gives operations a file of their own',
    }];
  }
}

// a tool that syncs a directory leaves these alone: they are created by hand, when somebody wants them to run
const BY_HAND = {
  'argocd.argoproj.io/hook': 'Skip',
  'kustomize.toolkit.fluxcd.io/reconcile': 'disabled',
};

/** the annotations of an operation; what the author wrote wins */
export function operationAnnotations(byHand = true, annotations: { [key: string]: string } = {}): { [key: string]: string } {
  return byHand ? { ...BY_HAND, ...annotations } : annotations;
}
