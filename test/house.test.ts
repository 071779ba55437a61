import { spawnSync } from 'child_process';
import { readFileSync } from 'fs';
import { join } from 'path';
import { KINDS } from '../imports/contract/kinds';
import * as l1 from '../imports/l1';
import * as dvp from '../src';

/** the public API, as every language sees it */
const assembly = JSON.parse(readFileSync(join(__dirname, '../.jsii'), 'utf8'));
const types: any[] = Object.values<any>(assembly.types).filter(type => type.namespace === undefined);
const members = types.flatMap(type => [...type.methods ?? [], ...type.properties ?? []].map((member: any) => ({ ...member, type })));
const nameOf = ({ name, type }: any) => `${type.name}.${name}`;

const documented = types.flatMap(type => [
  { name: type.name, docs: type.docs },
  ...[...type.methods ?? [], ...type.properties ?? []].map((member: any) => ({ name: nameOf({ ...member, type }), docs: member.docs })),
  ...(type.members ?? []).map((member: any) => ({ name: `${type.name}.${member.name}`, docs: member.docs })),
]);

test('every public name says what it is', () => {
  expect(documented.filter(({ docs }) => !docs?.summary).map(({ name }) => name)).toEqual([]);
});

test('every optional property says what happens without it', () => {
  const optional = members.filter(member => member.type.datatype && member.optional);
  expect(optional.length).toBeGreaterThan(50);
  expect(optional.filter(member => member.docs?.default === undefined).map(nameOf)).toEqual([]);
  expect(optional.filter(member => /undefined|^-? ?none\b/i.test(member.docs.default)).map(nameOf)).toEqual([]);
});

test('no signature has a generated type or a union', () => {
  // `type` is the owner here; the signature is what else the member says
  const signatures = members.map(({ type, docs, ...signature }) => ({ name: nameOf({ ...signature, type }), text: JSON.stringify(signature) }));
  const declared = types.flatMap(type => (type.properties ?? [])
    .map((property: any) => ({ name: nameOf({ ...property, type }), text: JSON.stringify(property.type) })));
  const generated = [...signatures, ...declared].filter(({ text }) => /cdk8s-dvp\.l1\.|"union":/.test(text));
  expect(generated.map(({ name }) => name)).toEqual([]);
});

/** kinds that the platform makes, and nobody writes: they are referred to, at most */
const FOUND = ['BlockDevice', 'USBDevice', 'VirtualMachineIPAddressLease', 'VirtualMachineMACAddressLease'];

test('each kind of the contract has a construct, unless the platform makes it', () => {
  const kinds = [...new Set(Object.values(KINDS).map(({ kind }) => kind))].sort();
  // kinds of DVP keep the letters of DVP; others are named as CDK names classes
  const classes = Object.entries<any>(dvp).filter(([, value]) => value?.prototype instanceof dvp.Resource).map(([name]) => name.toLowerCase());
  expect(kinds.filter(kind => !classes.includes(kind.toLowerCase()))).toEqual(FOUND);
});

const words = (enumeration: object) => Object.values(enumeration).sort();

test.each<[string, object, object]>([
  ['RunPolicy', dvp.RunPolicy, l1.VirtualMachineSpecRunPolicy],
  ['OsType', dvp.OsType, l1.VirtualMachineSpecOsType],
  ['Bootloader', dvp.Bootloader, l1.VirtualMachineSpecBootloader],
  ['RestartApprovalMode', dvp.RestartApprovalMode, l1.VirtualMachineSpecDisruptionsRestartApprovalMode],
  ['LiveMigrationPolicy', dvp.LiveMigrationPolicy, l1.VirtualMachineSpecLiveMigrationPolicy],
  ['ModuleMaintenance', dvp.ModuleMaintenance, l1.ModuleConfigSpecMaintenance],
])('the words of %s are those of the API', (_, ours, theirs) => expect(words(ours)).toEqual(words(theirs)));

test.each(['KubeVirtualDisk', 'KubeVirtualMachine'])('the door switches the checks on for %s alone, as in every language', kind => {
  const script = `
    const { App, Chart } = require('cdk8s');
    const { l1 } = require(${JSON.stringify(join(__dirname, '..'))});
    const app = new App();
    new l1.${kind}(new Chart(app, 'test'), 'it', { metadata: { name: 'it' } });
    try { app.synthYaml(); } catch (error) { console.log(error.message.split('\\n')[2]); }`;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8', cwd: join(__dirname, '..') });
  expect({ stdout, stderr }).toEqual({ stdout: `[test/it] ${kind.replace('Kube', '')} it /spec (SCHEMA-REQUIRED)\n`, stderr: '' });
});
