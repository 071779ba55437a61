import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { poolOf } from '../../../src/catalogue/virtual-machine-pool/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, report, told } from '../support';

test.each([
  ['VM-49', `Secret shop/web-setup /type (VM-49)
  VirtualMachine shop/web reads user data from this Secret, and DVP ignores Secrets of this type
  got: "Opaque"
  instead: the type provisioning.virtualization.deckhouse.io/cloud-init; the type of an existing Secret cannot change, so give the Secret another name`],
  ['VM-50', `Secret shop/web-setup /stringData (VM-50)
  VirtualMachine shop/web reads user data from this Secret, which has neither 'userData' nor 'userdata', but only 'user-data'
  instead: the key 'userData'`],
  ['VM-51', `Secret shop/web-setup /stringData (VM-51)
  VirtualMachine shop/web reads an answer file from this Secret, which has neither 'autounattend.xml' nor 'unattend.xml', but only 'Autounattend.xml'
  instead: the key 'autounattend.xml'`],
  ['VM-52', `VirtualMachine shop/web /spec/provisioning/userDataRef (VM-52)
  Secret web-setup is for an answer file, and the machine reads user data from it
  got: "provisioning.virtualization.deckhouse.io/sysprep"
  instead: a Secret of the type provisioning.virtualization.deckhouse.io/cloud-init, or 'type: SysprepRef' with 'sysprepRef'`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['VM-52', 'a Secret of the type provisioning.virtualization.deckhouse.io/cloud-init, or Provisioning.sysprepSecretName'],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual([advice]));

const CLOUD_INIT = 'provisioning.virtualization.deckhouse.io/cloud-init';
const SYSPREP = 'provisioning.virtualization.deckhouse.io/sysprep';
const secret = (fields: object, namespace = 'shop'): Manifest => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'setup', namespace }, ...fields });
const withUserData = (name = 'web') => machine({
  provisioning: { type: 'UserDataRef', userDataRef: { kind: 'Secret', name: 'setup' } },
  blockDeviceRefs: [{ kind: 'VirtualDisk', name: `${name}-root` }],
}, { name });
const withAnswers = () => machine({ osType: 'Windows', provisioning: { type: 'SysprepRef', sysprepRef: { kind: 'Secret', name: 'setup' } } });

test.each<[string, readonly Manifest[]]>([
  ['a Secret that is not among the objects may be in the cluster', [withUserData()]],
  ['so may one, if another namespace has one of its name', [withUserData(), secret({ type: 'Opaque' }, 'other')]],
  ['a Secret without a reader', [machine(), secret({ type: 'Opaque', stringData: { password: 'geheim' } })]],
  ['plain and encoded keys count alike', [withUserData(), secret({ type: CLOUD_INIT, data: { other: '' }, stringData: { userData: '#!' } })]],
  ['both answer files', [withAnswers(), secret({ type: SYSPREP, data: { 'autounattend.xml': '', 'unattend.xml': '' } })]],
])('%s: passes', (_, manifests) => expect(report(manifests)).toBe(''));

test.each<[string, readonly Manifest[], string]>([
  ['a Secret without a type is opaque', [withAnswers(), secret({ stringData: { 'unattend.xml': '' } })], `Secret shop/setup /type (VM-49)
  VirtualMachine shop/web reads an answer file from this Secret, and DVP ignores Secrets of this type
  got: "Opaque"
  instead: the type ${SYSPREP}; the type of an existing Secret cannot change, so give the Secret another name`],
  ['one Secret of many machines is reported once', [secret({ type: CLOUD_INIT, data: {} }), withUserData('web'), withUserData('bank')], `Secret shop/setup /data (VM-50)
  VirtualMachine shop/web reads user data from this Secret, which has neither 'userData' nor 'userdata'
  instead: the key 'userData'`],
  ['a cloud-init Secret for Windows', [withAnswers(), secret({ type: CLOUD_INIT, stringData: { userData: '#!' } })], `VirtualMachine shop/web /spec/provisioning/sysprepRef (VM-52)
  Secret setup is for user data, and the machine reads an answer file from it
  got: "${CLOUD_INIT}"
  instead: a Secret of the type ${SYSPREP}, or 'type: UserDataRef' with 'userDataRef'`],
])('%s', (_, manifests, text) => expect(report(manifests)).toBe(text));

test('machines of a pool read Secrets, too', () => {
  const { provisioning } = (withUserData() as unknown as { spec: { provisioning: object } }).spec;
  expect(report([poolOf({ provisioning }), secret({ type: 'Opaque' })])).toContain('VirtualMachinePool shop/runners reads user data from this Secret');
});
