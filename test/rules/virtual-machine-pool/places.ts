import { Manifest } from '../../../src/manifest/manifest';
import { check } from '../support';

/** findings as their id and the place below the spec of the machine template */
export const places = (...manifests: Manifest[]): string[] =>
  check(manifests).map(({ id, pointer }) => `${id} ${pointer.replace('/spec/virtualMachineTemplate/spec', '')}`);
