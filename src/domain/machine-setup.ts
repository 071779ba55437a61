import { Part } from './cloud-config';
import { keyValuesOf } from './key-values';
import { userDataOf } from './user-data';
import { World } from './world';
import { ManifestObject } from '../manifest/manifest';

const PROVISIONING = '/spec/provisioning';

/** the cloud-config of a machine, inline or from a Secret of the manifests; `undefined` for other formats, and if it is not known */
export function cloudConfigOf(machine: ManifestObject, world: World): Part | undefined {
  const source = machine.value(`${PROVISIONING}/userData`) === undefined ? secretOf(machine, world, 'userDataRef') : machine;
  const parts = source === undefined ? undefined : userDataOf(source, world)?.parsed.parts;
  // the other parts of an archive may be scripts
  return parts?.length === 1 && parts[0].prefix === '' ? parts[0] : undefined;
}

/** an answer file of Windows */
export interface AnswerFile {
  /** whether the setup of Windows reads it; a Windows that is installed reads only an `unattend.xml` */
  readonly isForSetup: boolean;
  readonly text: string;
}

/** the answer file of a machine, if its Secret is in the manifests */
export function answerFileOf(machine: ManifestObject, world: World): AnswerFile | undefined {
  const secret = secretOf(machine, world, 'sysprepRef');
  const values = secret && keyValuesOf(secret);
  const [setup, installed] = ['autounattend.xml', 'unattend.xml'].map(key => values?.get(key)?.toString());
  const text = setup ?? installed;
  return text === undefined ? undefined : { isForSetup: installed === undefined, text };
}

function secretOf(machine: ManifestObject, world: World, field: 'userDataRef' | 'sysprepRef'): ManifestObject | undefined {
  const name = machine.text(`${PROVISIONING}/${field}/name`);
  return name === undefined ? undefined : world.find('', 'Secret', machine.namespace, name);
}
