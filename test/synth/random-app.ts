import { ApiObject, App, Chart } from 'cdk8s';
import { Construct, DependencyGroup } from 'constructs';
import { attachChecks } from '../../src/synth/hook';
import { Random } from '../apiserver/differential/random';

// JavaScript moves keys like the first ones to the front
const IDS = ['10', '2', '0', '01', '4294967295', 'b', 'a', 'Z', 'Resource', 'Default', 'zone-b'];

/** An app of charts, scopes and objects in each other, which depend on each other; with the same seed, the same app. */
export function randomApp(seed: number): App {
  const random = new Random(seed);
  const app = new App({ recordConstructMetadata: random.chance(0.3) });
  const all: Construct[] = [app];
  const size = 3 + random.below(25);
  for (let i = 0; i < size; i++) {
    const scope = random.chance(0.15) ? app : random.pick(all);
    const id = IDS.find(free => scope.node.tryFindChild(free) === undefined && random.chance(0.5)) ?? `c${i}`;
    all.push(constructIn(random, scope, id));
  }
  // nearly all dependencies lead to what was made earlier, so that few apps have a cycle
  const isRefused = random.chance(0.05);
  for (let count = random.below(8); count > 0; count--) {
    const source = 1 + random.below(size);
    const target = all[random.chance(0.1) ? random.below(size + 1) : 1 + random.below(source)];
    if (isRefused || target !== all[source] && [target, all[source]].every(isInChart)) {
      all[source].node.addDependency(random.chance(0.2) ? new DependencyGroup(target) : target);
    }
  }
  attachChecks(app);
  return app;
}

const isInChart = (construct: Construct) => construct.node.scopes.some(Chart.isChart);

function constructIn(random: Random, scope: Construct, id: string): Construct {
  const kind = random.next();
  if (isInChart(scope) && kind < 0.65) {
    return new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { labels: { seen: 'yes' } } });
  }
  return kind > (isInChart(scope) ? 0.93 : 0.2) ? new Chart(scope, id) : new Construct(scope, id);
}
