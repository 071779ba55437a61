import { spawnSync } from 'child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, App, Chart, Size, Testing, Yaml } from 'cdk8s';
import { parse } from 'yaml';
import { refusalOf } from './support';
import { main } from '../src/cli/main';
import { VirtualDisk } from '../src/kinds/virtual-disk';

const ROOT = join(__dirname, '..');
const V2 = 'virtualization.deckhouse.io/v1alpha2';
const machine = (name: string, spec: object) => ({
  apiVersion: V2,
  kind: 'VirtualMachine',
  metadata: { name, namespace: 'shop' },
  spec: {
    virtualMachineClassName: 'generic',
    cpu: { cores: 2, coreFraction: '100%' },
    memory: { size: '4Gi' },
    blockDeviceRefs: [{ kind: 'VirtualDisk', name }],
    ...spec,
  },
});
const disk = (name: string, spec: object) => ({ apiVersion: V2, kind: 'VirtualDisk', metadata: { name, namespace: 'shop' }, spec });

/** ten mistakes, some told by the schema, some by a rule of one object, some by a rule of the set */
const TEN = [
  machine('cores', { cpu: { cores: 17, coreFraction: '100%' } }),
  machine('typo', { memroy: {} }),
  machine('twice', { blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'a' }, { kind: 'VirtualDisk', name: 'a' }] }),
  machine('order', { networks: [{ type: 'Network', name: 'a' }, { type: 'Main' }] }),
  machine('legacy', { osType: 'Legacy', bootloader: 'EFI', enableParavirtualization: false }),
  machine('union', { provisioning: { type: 'UserData' } }),
  machine('usb', { usbDevices: [{ name: 'token' }, { name: 'token' }] }),
  disk('dot.ted', { persistentVolumeClaim: { size: '1Gi' } }),
  disk('blank', {}),
  { apiVersion: V2, kind: 'VirtualMachineIPAddress', metadata: { name: 'ip', namespace: 'shop' }, spec: { type: 'Static' } },
];

function appOf(objects: readonly any[], ours: boolean): App {
  const app = Testing.app();
  const chart = new Chart(app, 'ten', { namespace: 'shop' });
  objects.forEach((object, i) => new ApiObject(chart, `o${i}`, object));
  if (ours) {
    new VirtualDisk(chart, 'ours', { size: Size.gibibytes(1) });
  }
  return app;
}

const WHERE = /^(?:\[[^\]]*\] )?(\w+ \S+ \/?\S* ?\([A-Z]+-[A-Z0-9]+\))$/;
const found = (text: string) => text.split('\n').flatMap(line => WHERE.exec(line)?.[1] ?? []).sort();

const atSynth = found(refusalOf(() => appOf(TEN, true).synth()));

test('ten mistakes are ten findings', () => {
  expect(atSynth).toEqual([
    'VirtualDisk shop/blank /spec/persistentVolumeClaim/size (VD-03)',
    'VirtualDisk shop/dot.ted /metadata/name (VD-01)',
    'VirtualMachine shop/cores /spec/cpu/cores (VM-11)',
    'VirtualMachine shop/legacy /spec/bootloader (VM-39)',
    'VirtualMachine shop/order /spec/networks/1 (VM-62)',
    'VirtualMachine shop/twice /spec/blockDeviceRefs/1 (VM-28)',
    'VirtualMachine shop/typo /spec/memroy (SCHEMA-UNKNOWN)',
    'VirtualMachine shop/union /spec/provisioning (SCHEMA-UNION)',
    'VirtualMachine shop/usb /spec/usbDevices/1/name (VM-75)',
    'VirtualMachineIPAddress shop/ip /spec/staticIP (IP-03)',
  ]);
});

test('the command line finds the same in files', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'doors-')), 'ten.yaml');
  Yaml.save(file, TEN);
  let out = '';
  expect(main(['validate', file], { print: text => { out = text; }, error: () => {}, version: '1.2.3' })).toBe(1);
  expect(found(out)).toEqual(atSynth);
});

test('the plugin of cdk8s-cli finds the same in an app without a construct of ours', () => {
  const directory = mkdtempSync(join(tmpdir(), 'doors-'));
  writeFileSync(join(directory, 'app.js'), `
    const { ApiObject, App, Chart } = require(${JSON.stringify(join(ROOT, 'node_modules/cdk8s'))});
    const app = new App();
    const chart = new Chart(app, 'ten', { namespace: 'shop' });
    ${JSON.stringify(TEN)}.forEach((object, i) => new ApiObject(chart, 'o' + i, object));
    app.synth();`);
  writeFileSync(join(directory, 'cdk8s.yaml'), Yaml.stringify({
    language: 'typescript', app: 'node app.js', validations: [{ package: ROOT, version: '0.0.0', class: 'DvpValidation' }],
  }));
  const { status } = spawnSync(join(ROOT, 'node_modules/.bin/cdk8s'), ['synth', '--check-upgrade', 'false', '--validation-reports-output-file', 'report.json'], { cwd: directory });
  expect(status).not.toBe(0);
  const [{ violations }] = Object.values<any>(parse(readFileSync(join(directory, 'report.json'), 'utf8')).reports);
  const seen = violations.flatMap(({ ruleName, violatingConstructs }: any) =>
    violatingConstructs.map(({ resourceName, locations }: any) => `${resourceName} ${locations[0]} (${ruleName})`));
  expect(seen.sort()).toEqual(atSynth.map(line => line.replace(/^\w+ shop\//, '')).sort());
}, 60_000);
