import { Right, targetOf } from './cluster';
import { uploadKey } from './uploads';
import type { Subject } from './wait';
import { isModuleConfig } from '../domain/stages/table';
import { Manifest, ManifestObject } from '../manifest/manifest';
import { specOf } from '../plan/kind-registry';
import { Gate, platformGates, verdictOfGate } from '../plan/readiness/gates';
import { limitMinutes, normalMinutes, recordOf } from '../plan/readiness/verdict';

const minutesOf = (json: Manifest) => ({ normal: normalMinutes(json), limit: limitMinutes(json) });

/** an object of the manifests that is waited for */
export function subjectOf(object: ManifestObject): Subject {
  const upload = uploadKey(object);
  return { label: object.label, target: targetOf(object), ...minutesOf(object.json), ...upload === undefined ? {} : { upload } };
}

/** the objects of the platform that must be ready before the next stage */
export function gatesOf(object: ManifestObject): Subject[] {
  if (isModuleConfig(object)) {
    const [module, ...parts] = platformGates(object.json).map(gateSubject);
    // the parts begin when the module does
    const after = (part: Subject): Subject => ({ ...part, normal: module.normal + part.normal, limit: module.limit + part.limit });
    return module === undefined ? [] : [module, ...parts.map(after)];
  }
  return (specOf(object).platformObjects?.(object) ?? []).map(({ object: label, resource, name, namespace, minutes }) =>
    ({ label, target: { resource, name, ...inNamespace(namespace) }, normal: Math.ceil(minutes / 3), limit: minutes, isPart: true }));
}

const inNamespace = (namespace: string | undefined) => namespace === undefined ? {} : { namespace };

function gateSubject(gate: Gate): Subject {
  const { apiVersion, kind, name, namespace, resource } = gate;
  const json: Manifest = { apiVersion, kind, metadata: { name, ...inNamespace(namespace) } };
  const { label } = new ManifestObject(json);
  return { label, target: { resource, name, ...inNamespace(namespace) }, ...minutesOf(json), isPart: kind !== 'Module', judge: live => verdictOfGate(gate, live) };
}

/** the right to see the objects of the platform */
export const gateRights = (objects: readonly ManifestObject[]): Right[] => objects.filter(isModuleConfig).flatMap(({ json }) => platformGates(json))
  .map(({ apiVersion, kind, namespace }) => ({
    verb: 'get', group: apiVersion.includes('/') ? apiVersion.split('/')[0] : '', resource: recordOf({ apiVersion, kind })!.plural, ...inNamespace(namespace),
  }));
