import { corpusTest, filesOf, read } from './corpus';
import { Finding } from '../../src/manifest/finding';
import { ManifestObject } from '../../src/manifest/manifest';
import { checkSchema } from '../../src/manifest/schema-check';

const refusals = (file: string): string[] => checkSchema(new ManifestObject(read(file))).map(({ id, pointer }: Finding) => `${id} ${pointer}`).sort();

/** why the guides' invalid manifests are refused; a fragment lacks what its author left out */
const REFUSED: Record<string, string[]> = {
  '007-user-guide-505-VirtualImage-ubuntu-2404.yaml': ['SCHEMA-PATTERN /spec/dataSource/containerImage/image'],
  '044-user-guide-4295-ModuleConfig-virtualization.yaml': ['SCHEMA-REQUIRED /spec/settings/dvcr'],
  '045-user-guide-4308-VirtualMachine-linux-vm.yaml': [
    'SCHEMA-REQUIRED /spec/blockDeviceRefs', 'SCHEMA-REQUIRED /spec/cpu', 'SCHEMA-REQUIRED /spec/memory', 'SCHEMA-REQUIRED /spec/virtualMachineClassName',
  ],
  '047-user-guide-4389-VirtualMachine-linux-vm.yaml': [
    'SCHEMA-REQUIRED /spec/blockDeviceRefs', 'SCHEMA-REQUIRED /spec/cpu', 'SCHEMA-REQUIRED /spec/memory', 'SCHEMA-REQUIRED /spec/virtualMachineClassName',
  ],
  '049-user-guide-4499-VirtualMachine-linux-vm.yaml': [
    'SCHEMA-REQUIRED /spec/blockDeviceRefs', 'SCHEMA-REQUIRED /spec/cpu', 'SCHEMA-REQUIRED /spec/memory', 'SCHEMA-REQUIRED /spec/virtualMachineClassName',
  ],
  '051-admin-guide-72-ModuleConfig-virtualization.yaml': ['SCHEMA-TYPE /spec/settings'],
  '055-admin-guide-442-ClusterVirtualImage-ubuntu-2404.yaml': ['SCHEMA-PATTERN /spec/dataSource/containerImage/image'],
  '057-admin-guide-544-ModuleConfig-virtualization.yaml': ['SCHEMA-REQUIRED /spec/settings/dvcr/storage'],
  '070-faq-500-VirtualImage-image-name.yaml': ['SCHEMA-PATTERN /metadata/name', 'SCHEMA-PATTERN /metadata/namespace'],
  '071-faq-518-ClusterVirtualImage-image-name.yaml': ['SCHEMA-PATTERN /metadata/name'],
  '072-faq-536-VirtualDisk-vm-disk-name.yaml': ['SCHEMA-PATTERN /metadata/name', 'SCHEMA-PATTERN /metadata/namespace'],
  '073-faq-880-VirtualMachine-frontend-0.yaml': ['SCHEMA-TYPE /spec'],
  '105-config-values-204-ModuleConfig-virtualization.yaml': ['SCHEMA-TYPE /spec/settings/virtualImages/allowedStorageClassSelector/matchNames'],
  '106-config-values-204-ModuleConfig-virtualization.yaml': ['SCHEMA-TYPE /spec/settings/virtualImages/allowedStorageClassSelector/matchNames'],
  '107-config-values-226-ModuleConfig-virtualization.yaml': ['SCHEMA-TYPE /spec/settings/virtualDisks/allowedStorageClassSelector/matchNames'],
  '108-config-values-226-ModuleConfig-virtualization.yaml': ['SCHEMA-TYPE /spec/settings/virtualDisks/allowedStorageClassSelector/matchNames'],
};

corpusTest.each(Object.entries(REFUSED))('%s is refused', (file, findings) => expect(refusals(file)).toEqual(findings));

corpusTest('every invalid manifest of these kinds is refused', () => {
  const kinds = ['ModuleConfig', 'VirtualImage', 'ClusterVirtualImage', 'VirtualDisk', 'VirtualMachine'];
  expect(Object.keys(REFUSED)).toEqual(kinds.flatMap(kind => filesOf(kind, 'invalid')).sort());
});
