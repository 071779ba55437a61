import { App, Chart, Size, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { refusalOf } from '../support';

const SIZE = { size: Size.gibibytes(1) };

// a renamed disk is a lost disk: a change of this table is a change of production
test.each<[string, string[], string]>([
  ['an id', ['data'], 'data'],
  ['a path', ['shop', 'db', 'data'], 'shop-db-data'],
  ['camel case', ['BeforeUpgrade'], 'before-upgrade'],
  ['camel case after a digit', ['Web2Root'], 'web2-root'],
  ['an acronym', ['VM'], 'vm'],
  ['what DNS does not know', ['web_root', 'Size 1'], 'web-root-size-1'],
  ['a dot', ['ubuntu-24.04'], 'ubuntu-24-04'],
  ['ids that say nothing', ['db', 'Default', 'Resource'], 'db'],
])('the default name comes from %s', (_, ids, name) => {
  const chart = new Chart(Testing.app(), 'some-chart');
  const scope = ids.slice(0, -1).reduce<Construct>((parent, id) => new Construct(parent, id), chart);
  expect(new VirtualDisk(scope, ids[ids.length - 1], SIZE).diskName).toBe(name);
});

test('an object with a name keeps it when its construct moves', () => {
  const chart = new Chart(Testing.app(), 'c');
  expect(new VirtualDisk(new Construct(chart, 'moved'), 'here', { ...SIZE, name: 'pg-data' }).diskName).toBe('pg-data');
});

test('the name of a chart is not part of the name of an object', () => {
  const app = Testing.app();
  const outer = new Chart(app, 'outer');
  expect(new VirtualDisk(new Chart(outer, 'inner'), 'data', SIZE).diskName).toBe('data');
});

test('ids without a letter or digit cannot be made a name', () => {
  const chart = new Chart(Testing.app(), 'c');
  expect(refusalOf(() => new VirtualDisk(chart, '___', SIZE)))
    .toBe("[c/___] the ids below the chart cannot be made a name: set 'name', or write an id of a to z, 0 to 9 and dashes");
});

test('an id with other characters than DNS allows is refused, not shortened', () => {
  const chart = new Chart(Testing.app(), 'c');
  expect(refusalOf(() => new VirtualDisk(chart, 'Größe-1', SIZE)))
    .toBe("[c/Größe-1] the id \"Größe-1\" cannot be made a name: set 'name', or write an id of a to z, 0 to 9 and dashes");
  expect(new VirtualDisk(chart, 'Größe-2', { ...SIZE, name: 'groesse-2' }).diskName).toBe('groesse-2');
});

test('two objects with the same name are refused, and the message names both constructs', () => {
  const app = new App({ outdir: Testing.app().outdir });
  const shop = new Chart(app, 'shop', { namespace: 'ns' });
  const office = new Chart(app, 'office', { namespace: 'ns' });
  new VirtualDisk(shop, 'data', SIZE);
  new VirtualDisk(office, 'other', { ...SIZE, name: 'data' });
  new VirtualDisk(new Chart(app, 'elsewhere', { namespace: 'ns2' }), 'data', SIZE);
  expect(refusalOf(() => app.synth())).toBe(`1 error in 1 object, nothing was written

[shop/data] VirtualDisk ns/data /metadata/name (NAME-DUPLICATE)
  another object has the same kind, namespace and name: [office/other]
  instead: different ids, or another 'name' for one of them`);
});
