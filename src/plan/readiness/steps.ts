import { awaitedOf, resourceOf } from './awaited';
import { Step, StepOptions, WaitExtra } from './step';
import { isByHand } from '../../domain/apply-order';
import { isHistory } from '../../domain/history';
import { referencedBy } from '../../domain/reference-table';
import { World } from '../../domain/world';
import { DVP_GROUP } from '../../manifest/groups';
import { ManifestObject } from '../../manifest/manifest';
import { specOf } from '../kind-registry';
import { keyOf } from '../object-key';

/**
 * The objects to wait for once a set is applied, each after the objects that it needs.
 */
export function readySteps(world: World, options: StepOptions = {}): Step[] {
  const steps: Step[] = [];
  // objects that are created by hand do not exist yet, unless the set has no others: then they have just been created
  const applied = world.objects.filter(object => !isByHand(object));
  const awaited = new Set(applied.length === 0 ? world.objects : applied);
  const seen = new Set<ManifestObject>();
  const visit = (object: ManifestObject): void => {
    if (seen.has(object)) {
      return;
    }
    seen.add(object);
    referencedBy(object, world).forEach(visit);
    steps.push(...awaited.has(object) ? stepsOf(object, world, options) : []);
  };
  [...world.objects].sort((a, b) => rank(a) - rank(b)).forEach(visit);
  return steps.map(step => options.minutes === undefined ? step : { ...step, minutes: options.minutes });
}

// modules install the kinds of the other objects, and storage comes before disks
function rank({ group, kind }: ManifestObject): number {
  if (kind === 'ModuleConfig') {
    return 0;
  }
  if (group !== DVP_GROUP) {
    return 1;
  }
  return kind === 'VirtualMachineClass' ? 2 : 3;
}

function stepsOf(object: ManifestObject, world: World, options: StepOptions): Step[] {
  if (isHistory(object) || object.name === '') {
    return [];
  }
  const { platformObjects, wait = () => ({}) } = specOf(object);
  return [...platformObjects?.(object) ?? [], ...ownStep(object, wait(object, world, options))];
}

function ownStep(object: ManifestObject, extra: WaitExtra | undefined): Step[] {
  const awaited = awaitedOf(object.json);
  if (extra === undefined || awaited === undefined) {
    return [];
  }
  const { label, name, namespace, json } = object;
  const conditions = [...awaited.conditions, ...extra.conditions ?? []];
  const start = extra.start === undefined ? {} : { start: extra.start };
  return [{ object: label, resource: resourceOf(json), name, namespace, ...awaited, conditions, ...start, ...uploadOf(object) }];
}

const uploadOf = (object: ManifestObject): Pick<Step, 'upload'> => object.text('/spec/dataSource/type') === 'Upload' ? { upload: keyOf(object) } : {};
