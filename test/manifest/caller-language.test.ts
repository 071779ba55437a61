import { readFileSync } from 'fs';
import { join } from 'path';
import { CallerLanguage, STATIC_CONSTANTS, callerLanguage, inLanguage } from '../../src/manifest/caller-language';

test.each<[string, CallerLanguage]>([
  ['', 'typescript'],
  ['node.js/v22.0.0', 'typescript'],
  ['Python/3.11.7', 'python'],
  ['Java/17.0.15', 'java'],
  ['go1.26.8/linux/amd64', 'go'],
])('the agent %j is %s', (agent, language) => expect(callerLanguage(agent)).toBe(language));

test.each<[string, { python: string; java: string; go: string }]>([
  ["set 'size', for example Size.gibibytes(10), and 'vmClass'", {
    python: "set 'size', for example Size.gibibytes(10), and 'vm_class'",
    java: "set 'size', for example Size.gibibytes(10), and 'vmClass'",
    go: "set 'Size', for example cdk8s.Size_Gibibytes(jsii.Number(10)), and 'VmClass'",
  }],
  ['a larger size, for example Size.gibibytes(10)', {
    python: 'a larger size, for example Size.gibibytes(10)',
    java: 'a larger size, for example Size.gibibytes(10)',
    go: 'a larger size, for example cdk8s.Size_Gibibytes(jsii.Number(10))',
  }],
  ["ImageSource.diskSnapshot or RunPolicy.MANUAL or VmNetwork.MAIN in 'runPolicy'", {
    python: "ImageSource.disk_snapshot or RunPolicy.MANUAL or VmNetwork.MAIN in 'run_policy'",
    java: "ImageSource.diskSnapshot or RunPolicy.MANUAL or VmNetwork.MAIN in 'runPolicy'",
    go: "dvp.ImageSource_DiskSnapshot or dvp.RunPolicy_MANUAL or dvp.VmNetwork_MAIN() in 'RunPolicy'",
  }],
  ["'enableParavirtualization: true' or CpuModel.model('IvyBridge')", {
    python: "'enable_paravirtualization=True' or CpuModel.model('IvyBridge')",
    java: "'enableParavirtualization(true)' or CpuModel.model(\"IvyBridge\")",
    go: "'EnableParavirtualization: jsii.Bool(true)' or dvp.CpuModel_Model(jsii.String(\"IvyBridge\"))",
  }],
])('%s', (code, written) => {
  expect(inLanguage(code, 'typescript')).toBe(code);
  expect(inLanguage(code, 'python')).toBe(written.python);
  expect(inLanguage(code, 'java')).toBe(written.java);
  expect(inLanguage(code, 'go')).toBe(written.go);
});

test('constants of classes are those that the API has', () => {
  const assembly = JSON.parse(readFileSync(join(__dirname, '../../.jsii'), 'utf8'));
  const classes = Object.values<any>(assembly.types).filter(({ kind, namespace }) => kind === 'class' && namespace === undefined);
  const constants = classes.flatMap(({ name, properties = [] }) => properties.filter((property: any) => property.static && property.const).map((property: any) => `${name}.${property.name}`));
  expect([...STATIC_CONSTANTS].sort()).toEqual(constants.sort());
});
