import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import { corpusTest, covers, filesOf, read } from './corpus';
import { VirtualMachineClass } from '../../src/kinds/virtual-machine-class';
import { ManifestObject } from '../../src/manifest/manifest';
import { checkSchema } from '../../src/manifest/schema-check';
import { CpuModel } from '../../src/values/cpu-model';

const exampleClass = (chart: Chart) => new VirtualMachineClass(chart, 'example-class', { cpu: CpuModel.host() });

// the version that DVP has for compatibility's sake is out of reach without a patch, and meant to be
function inOldVersion(chart: Chart): VirtualMachineClass {
  const vmClass = exampleClass(chart);
  ApiObject.of(vmClass).addJsonPatch(JsonPatch.replace('/apiVersion', 'virtualization.deckhouse.io/v1alpha2'));
  return vmClass;
}

covers('VirtualMachineClass', {
  '084-virtualmachineclasses-541-VirtualMachineClass-example-class.yaml': inOldVersion,
  '085-virtualmachineclasses-1059-VirtualMachineClass-example-class.yaml': exampleClass,
});

/** why the guide's invalid classes are refused: it leaves parts out, writes "..." for others, and has capitals and brackets in names */
const REFUSED: Record<string, string[]> = {
  '058-admin-guide-664-VirtualMachineClass-vmclass-name.yaml': [
    'SCHEMA-PATTERN /metadata/name', 'SCHEMA-TYPE /spec/cpu', 'SCHEMA-TYPE /spec/nodeSelector', 'SCHEMA-TYPE /spec/sizingPolicies',
  ],
  '059-admin-guide-1072-VirtualMachineClass-oversubscribed.yaml': ['SCHEMA-REQUIRED /spec/cpu'],
  '060-admin-guide-1096-VirtualMachineClass-standard.yaml': ['SCHEMA-REQUIRED /spec/cpu'],
  '061-admin-guide-1135-VirtualMachineClass-universal.yaml': ['SCHEMA-TYPE /spec/sizingPolicies'],
  '062-admin-guide-1145-VirtualMachineClass-cpux.yaml': ['SCHEMA-PATTERN /metadata/name', 'SCHEMA-TYPE /spec/sizingPolicies'],
  '063-admin-guide-1160-VirtualMachineClass-cpuy.yaml': ['SCHEMA-PATTERN /metadata/name', 'SCHEMA-TYPE /spec/sizingPolicies'],
};

const refusals = (file: string) => checkSchema(new ManifestObject(read(file))).map(({ id, pointer }) => `${id} ${pointer}`).sort();

corpusTest.each(Object.entries(REFUSED))('%s is refused', (file, findings) => expect(refusals(file)).toEqual(findings));

corpusTest('every invalid VirtualMachineClass is refused', () => expect(Object.keys(REFUSED)).toEqual(filesOf('VirtualMachineClass', 'invalid')));

corpusTest.each([
  ['059-admin-guide-1072-VirtualMachineClass-oversubscribed.yaml', [1, 8]],
  ['060-admin-guide-1096-VirtualMachineClass-standard.yaml', [1, 4]],
])('the sizing policies of %s are known, though the class lacks its processor', (file, [min, max]) => {
  expect(VirtualMachineClass.fromManifest(read(file)).sizingPolicies).toEqual([expect.objectContaining({ cores: { min, max } })]);
});
