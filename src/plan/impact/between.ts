import { classifyFields, classifySpec } from './by-field';
import { Change, Classification, FieldImpact, live } from './classification';
import { classifyCreation, classifyRemoval } from './lifetime';
import { SCHEMAS } from '../../../imports/contract/validators';
import { isHistory, isOfPlatform } from '../../domain/history';
import { World } from '../../domain/world';
import { formatRedacted, notShown } from '../../manifest/finding';
import { ManifestObject, valueAt } from '../../manifest/manifest';
import { schemaAt } from '../../manifest/schema-hints';
import { Impact, ObjectImpact } from '../impact';
import { specOf } from '../kind-registry';

/**
 * The impacts of applying one set of objects to a cluster that has another one, and of pruning the missing objects.
 */
export function impactsBetween(beforeWorld: World, afterWorld: World): ObjectImpact[] {
  // a dump of a cluster has finished operations, leases and Pods of machines, which are not applied
  const meant = ({ objects }: World) =>
    objects.filter(object => !isHistory(object) && !isOfPlatform(object) && object.json.metadata?.ownerReferences === undefined);
  const find = (world: World, { group, kind, namespace, name }: ManifestObject) => name === '' ? undefined : world.find(group, kind, namespace, name);
  const present = meant(afterWorld).flatMap(after => {
    const before = find(beforeWorld, after);
    return before === undefined
      ? [objectImpact(after, classifyCreation(after, beforeWorld, afterWorld))]
      : changed({ before, after, beforeWorld, afterWorld, facts: afterWorld.cluster });
  });
  const absent = meant(beforeWorld).filter(before => find(afterWorld, before) === undefined && before.name !== '');
  return [...present, ...absent.map(before => objectImpact(before, classifyRemoval(before, beforeWorld, afterWorld)))];
}

function changed(change: Change): ObjectImpact[] {
  const { before, after } = change;
  const spec = specOf(after);
  const own = spec.change === undefined ? classifySpec(change, spec) : spec.change(change);
  const metadata = ['labels', 'annotations'].map(field => `/metadata/${field}`).flatMap(pointer =>
    classifyFields(change, valueAt(before.json, pointer), valueAt(after.json, pointer), pointer, { otherFields: live('applies at once') }));
  const isOwn = ({ pointer }: FieldImpact) => own.some(found => found.pointer === pointer);
  return [...metadata.filter(found => !NOISE.test(found.pointer) && !isOwn(found)), ...own].map(found => fieldImpact(change, found));
}

// notes of kubectl and of controllers
const NOISE = /^\/metadata\/annotations\/(kubectl\.kubernetes\.io~1last-applied-configuration|deployment\.kubernetes\.io~1revision)$/;

const objectImpact = (object: ManifestObject, classification: Classification): ObjectImpact => ({
  impact: classification.impact, subject: object.label, pointer: '', reason: classification.reason, ...dependencies(classification),
});

function fieldImpact({ before, after }: Change, found: FieldImpact): ObjectImpact {
  const { impact, pointer, reason } = found;
  // kinds of others may have keys and passwords in any field
  const values = impact === Impact.UNKNOWN ? {} : {
    before: found.before ?? shownValue(before, pointer),
    after: found.after ?? shownValue(after, pointer),
  };
  return { impact, subject: after.label, pointer, ...values, reason, ...dependencies(found) };
}

function shownValue(object: ManifestObject, pointer: string): string {
  const value = valueAt(object.json, pointer);
  return typeof value === 'string' && isInUnknownObject(object, pointer) ? notShown(value) : formatRedacted(object, pointer, value);
}

// the meaning of such a field is unknown, and it may be a secret
function isInUnknownObject({ gvk }: ManifestObject, pointer: string): boolean {
  return gvk in SCHEMAS && /^\/spec\/(?!settings\/)/.test(pointer) && schemaAt(SCHEMAS[gvk], pointer.slice(0, pointer.lastIndexOf('/'))) === undefined;
}

const dependencies = ({ dependsOn = [] }: Classification) => dependsOn.length === 0 ? {} : { dependsOn: [...dependsOn] };
