import { Violation } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';

/** a name with a dot, which Kubernetes allows and the webhooks of disks and images reject */
export function dotInName({ kind, name }: ManifestObject): Violation | undefined {
  if (!name.includes('.')) {
    return undefined;
  }
  return { pointer: '/metadata/name', wrong: `the name of a ${kind} must not have a dot`, instead: name.replace(/\./g, '-') };
}
