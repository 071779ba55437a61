import { ApiObject, App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { OUTPUT_TYPES, Written, writtenBy } from './both-ways';
import { randomApp } from './random-app';
import { orderOf } from '../../src/synth/output/order';
import { treeOf } from '../../src/synth/tree';

const COUNT = 200;

const CYCLE = 'Dependency cycle detected: ';

describe('random apps are ordered, named and written as cdk8s does it', () => {
  test.each([...OUTPUT_TYPES, undefined].map((type, i) => ({ type, first: i * COUNT })))('output type $type', ({ type, first }) => {
    const outcomes: Written[] = [];
    for (let seed = first; seed < first + COUNT; seed++) {
      const ours = writtenBy(randomApp(seed), type, 'one pass');
      const resolved = randomApp(seed);
      const theirs = writtenBy(resolved, type, 'cdk8s');
      outcomes.push(ours);
      if (isCycle(theirs) && isCycle(ours) && ours.handedBack === undefined) {
        // of several cycles, cdk8s may report another one, or steps that are none
        expect([seed, wrongSteps(resolved, String(ours.output))]).toEqual([seed, []]);
      } else {
        expect([seed, ours.output]).toEqual([seed, theirs.output]);
      }
    }
    const share = (isCounted: (outcome: Written) => boolean) => outcomes.filter(isCounted).length / COUNT;
    expect(share(({ handedBack }) => handedBack === undefined)).toBeGreaterThan(0.9);
    expect(share(isCycle)).toBeGreaterThan(0.05);
    expect(share(isCycle)).toBeLessThan(0.4);
  });

  const isCycle = ({ output }: Written) => typeof output === 'string' && output.startsWith(CYCLE);

  /** the steps of a reported cycle that are no dependencies, in an app to whose nodes cdk8s has added all of them */
  const wrongSteps = (app: App, message: string) => {
    const byPath = new Map(app.node.findAll().map(construct => [construct.node.path, construct]));
    const cycle = message.slice(CYCLE.length).split(' => ').map(path => byPath.get(path)!);
    const steps = cycle.slice(1).map((target, i) => [cycle[i], target]);
    return cycle[0] === cycle[cycle.length - 1] ? steps.filter(([source, target]) => !source.node.dependencies.includes(target)).map(String) : ['no cycle'];
  };
});

test.each<[string, (chart: Chart, ids: readonly string[]) => Construct[], string]>([
  ['objects', (chart, names) => names.map(id => objectIn(chart, id)), 'x/oc => x/oa => x/ob => x/od => x/oc'],
  ['scopes', (chart, names) => names.map(id => new Construct(chart, id)), 'x/c => x/a => x/b => x/d => x/c'],
  ['charts', (chart, names) => names.map(id => new Chart(chart.node.root as App, id)), 'c => a => b => d => c'],
])('a cycle of %s is reported in the words of cdk8s', (_, make, cycle) => {
  const appWithCycle = () => {
    const chart = new Chart(new App(), 'x');
    const [a, b, c, d] = make(chart, ['a', 'b', 'c', 'd']);
    [a, b, c, d].filter(construct => !ApiObject.isApiObject(construct)).forEach((scope, i) => objectIn(scope, i));
    a.node.addDependency(b);
    b.node.addDependency(d);
    d.node.addDependency(c);
    c.node.addDependency(a);
    return chart.node.root as App;
  };
  expect(() => orderOf(treeOf(appWithCycle()))).toThrow(new Error(CYCLE + cycle));
  expect(() => appWithCycle().synthYaml()).toThrow(new Error(CYCLE + cycle));
});

/** the ids of the objects of each chart, in the order in which they are written */
function orderIn(app: App): string[][] {
  const tree = treeOf(app);
  const order = orderOf(tree)!;
  return order.charts.map(chart => order.objectsOf(chart).map(place => tree.constructs[place].node.id));
}

const objectIn = (scope: Construct, id: string | number) => new ApiObject(scope, `o${id}`, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `o${id}` } });
const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);
const ids = (count: number) => numbers(count).map(i => `o${i}`);

// cdk8s overflows its stack at 8,000 objects in a chain, doubles its time with each diamond, and makes an edge for each pair of objects
describe('what cdk8s cannot order in the life of its user is ordered', () => {
  test('a chain of 20,000 objects', () => {
    const chart = new Chart(new App(), 'c');
    const objects = numbers(20_000).map(i => objectIn(chart, i));
    objects.slice(1).forEach((object, i) => objects[i].addDependency(object));
    expect(orderIn(chart.node.root as App)).toEqual([ids(20_000).reverse()]);
  });

  test('1,000 diamonds', () => {
    const chart = new Chart(new App(), 'c');
    let top = objectIn(chart, 'top');
    numbers(1000).forEach(i => {
      const [left, right, bottom] = ['l', 'r', 'b'].map(part => objectIn(chart, `${part}${i}`));
      top.addDependency(left, right);
      left.addDependency(bottom);
      right.addDependency(bottom);
      top = bottom;
    });
    const expected = numbers(1000).reverse().flatMap(i => [`ob${i}`, `ol${i}`, `or${i}`]);
    expect(orderIn(chart.node.root as App)).toEqual([[...expected, 'otop']]);
  });

  test('a scope of 20,000 objects that depends on another one', () => {
    const chart = new Chart(new App(), 'c');
    const [later, first] = ['later', 'first'].map(id => new Construct(chart, id));
    numbers(20_000).forEach(i => objectIn(later, i));
    numbers(20_000).forEach(i => objectIn(first, i + 20_000));
    later.node.addDependency(first);
    const all = ids(40_000);
    expect(orderIn(chart.node.root as App)).toEqual([[...all.slice(20_000), ...all.slice(0, 20_000)]]);
  });

  test('a chart of 20,000 objects that depends on another one', () => {
    const app = new App();
    const [later, first] = ['later', 'first'].map(id => new Chart(app, id));
    numbers(20_000).forEach(i => objectIn(later, i));
    numbers(20_000).forEach(i => objectIn(first, i + 20_000));
    later.addDependency(first);
    const all = ids(40_000);
    expect(orderIn(app)).toEqual([all.slice(20_000), all.slice(0, 20_000)]);
  });

  test('scopes in each other, 5,000 deep', () => {
    const chart = new Chart(new App(), 'c');
    const inner = numbers(5000).reduce<Construct>(scope => new Construct(scope, 's'), chart);
    objectIn(inner, 0).addDependency(objectIn(chart, 1));
    expect(orderIn(chart.node.root as App)).toEqual([['o1', 'o0']]);
  });

  test('5,000 charts, each of which depends on a base', () => {
    const app = new App();
    const charts = numbers(5000).map(i => new Chart(app, `c${i}`));
    const base = objectIn(new Chart(app, 'base'), 'base');
    charts.forEach((chart, i) => objectIn(chart, i).addDependency(base));
    expect(orderIn(app)).toEqual([['obase'], ...ids(5000).map(id => [id])]);
  });
});
