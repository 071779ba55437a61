import { Example } from './entry';
import { machine } from './virtual-machine/objects';
import { Manifest } from '../manifest/manifest';

/** an example of a check that is not a rule: manifests, the text of a file, code where only a construct can break it, or the reason why there is none */
export type CheckExample =
  | { readonly id: string; readonly breaks: Example; readonly keeps: Example }
  | { readonly id: string; readonly text: string }
  | { readonly id: string; readonly code: string }
  | { readonly id: string; readonly because: string };

const disk = (spec: object): Manifest => ({ apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind: 'VirtualDisk', metadata: { name: 'data', namespace: 'shop' }, spec });

const FILE = 'apiVersion: virtualization.deckhouse.io/v1alpha2\nkind: VirtualDisk\nmetadata:\n  name: data\n  namespace: shop\nspec:\n  persistentVolumeClaim:\n';

const sized = disk({ persistentVolumeClaim: { size: '10Gi' } });
const keeps = () => [machine()];

/** in the order of the docs */
export const CHECK_EXAMPLES: readonly CheckExample[] = [
  { id: 'SCHEMA-KIND', breaks: () => [{ ...sized, kind: 'VirtualDrive' }], keeps: () => [sized] },
  { id: 'SCHEMA-UNKNOWN', breaks: () => [machine({ runPolcy: 'AlwaysOn' })], keeps: () => [machine({ runPolicy: 'AlwaysOn' })] },
  { id: 'SCHEMA-REQUIRED', breaks: () => [machine({ memory: undefined })], keeps },
  { id: 'SCHEMA-TYPE', breaks: () => [machine({ cpu: { cores: '2', coreFraction: '100%' } })], keeps },
  { id: 'SCHEMA-ENUM', breaks: () => [machine({ osType: 'Linux' })], keeps: () => [machine({ osType: 'Generic' })] },
  { id: 'SCHEMA-PATTERN', breaks: () => [machine({ memory: { size: '4 GB' } })], keeps },
  { id: 'SCHEMA-BOUND', breaks: () => [machine({ cpu: { cores: 0, coreFraction: '100%' } })], keeps },
  {
    id: 'SCHEMA-UNION',
    breaks: () => [machine({ provisioning: { type: 'UserDataRef', userData: '#cloud-config\npackages: [nginx]\n' } })],
    keeps: () => [machine({ provisioning: { type: 'UserData', userData: '#cloud-config\nusers:\n- name: ops\n  ssh_import_id: [gh:ops]\n' } })],
  },
  { id: 'SCHEMA-FORM', because: 'The schemas of this release have no such condition, so there is no example.' },
  { id: 'NAME-DUPLICATE', breaks: () => [sized, sized], keeps: () => [sized, { ...sized, metadata: { name: 'logs', namespace: 'shop' } }] },
  {
    id: 'REF-NAMESPACE',
    code: `const golden = new Chart(app, 'golden', { namespace: 'golden' });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const image = new dvp.VirtualImage(golden, 'ubuntu', { source: dvp.ImageSource.http('https://images.example.com/noble.img') });
new dvp.VirtualDisk(shop, 'root', { source: dvp.DiskSource.image(image) });`,
  },
  {
    id: 'OUTPUT-SHARED',
    code: `const app = new App({ yamlOutputType: YamlOutputType.FILE_PER_APP });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const web = new dvp.VirtualMachine(shop, 'web', {
  vmClass: dvp.VirtualMachineClass.GENERIC,
  cpu: dvp.Cpu.cores(2, dvp.CoreFraction.percent(20)),
  memory: Size.gibibytes(4),
  disks: [dvp.VirtualDisk.fromDiskName('web-root')],
});
web.restart('kernel-update');`,
  },
  {
    id: 'OUTPUT-NAMELESS',
    code: `const app = new App({ yamlOutputType: YamlOutputType.FILE_PER_RESOURCE });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new dvp.VirtualMachineSnapshot(shop, 'nightly', { machine: dvp.VirtualMachine.fromMachineName('web'), generateName: 'nightly-' });`,
  },
  {
    id: 'OUTPUT-OVERWRITTEN',
    code: `const app = new App({ yamlOutputType: YamlOutputType.FILE_PER_RESOURCE });
for (const namespace of ['test', 'production']) {
  const chart = new Chart(app, namespace, { namespace });
  new dvp.VirtualDisk(chart, 'root', { size: Size.gibibytes(10) });
}`,
  },
  { id: 'READ-KEY', text: `${FILE}    size: 10Gi\n    size: 20Gi\n` },
  { id: 'READ-REST', text: `${FILE}    size: 10Gi\n...\n${FILE}    size: 20Gi\n` },
  { id: 'READ-BYTES', because: 'A byte that is not UTF-8 cannot be shown, so there is no example.' },
  {
    id: 'RENDER',
    code: `const shop = new Chart(app, 'shop', { namespace: 'shop' });
const disk = new dvp.VirtualDisk(shop, 'data', { size: Size.gibibytes(10) });
ApiObject.of(disk).addJsonPatch(JsonPatch.replace('/spec/noSuchField/size', '10Gi'));`,
  },
  {
    id: 'RENDER-TEXT',
    code: `const shop = new Chart(app, 'shop', { namespace: 'shop' });
new dvp.VirtualDisk(shop, 'data', { size: Size.gibibytes(10), annotations: { 'example.com/owner': 'half of an emoji: \\ud83d' } });`,
  },
  {
    id: 'ACKNOWLEDGED',
    code: `const shop = new Chart(app, 'shop', { namespace: 'shop' });
const disk = new dvp.VirtualDisk(shop, 'data', { size: Size.gibibytes(10) });
dvp.Admission.of(disk).acknowledge('VD-4', 'filled in later');`,
  },
];
