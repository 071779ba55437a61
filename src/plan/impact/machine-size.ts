import { numberOf } from '../numbers';
import { Change, Classification, live, migration, restart, sinceRelease, where } from './classification';
import { cannotMigrate } from './state';
import { featureGates } from '../../domain/cluster-lookups';
import { CORE_FRACTION, sizingOf } from '../../domain/machine-class';
import { socketsFor } from '../../domain/sizing-limits';
import { World } from '../../domain/world';
import { ManifestObject, valueAt, textAt } from '../../manifest/manifest';
import { ONE, parseQuantity } from '../../manifest/quantity';

const IN_PLACE = 'HotplugCPUAndMemoryWithInPlaceResize';
const CPU = 'HotplugCPUWithLiveMigration';
const MEMORY = 'HotplugMemoryWithLiveMigration';

// below it KubeVirt reserves no room for more memory
const LEAST_HOTPLUG = 2n ** 30n * ONE;

/**
 * The core fraction of a machine: its own, or the one that a webhook sets from its class; `undefined` if the class is not known.
 */
export function coreFractionOf(machine: ManifestObject, world: World): string | undefined {
  const own = textAt(machine.json, CORE_FRACTION);
  if (own !== undefined) {
    return own;
  }
  const sizing = sizingOf(machine, world);
  if (sizing === undefined) {
    // the class as installed by the module has no default fraction
    return textAt(machine.json, '/spec/virtualMachineClassName') === 'generic' ? '100%' : undefined;
  }
  const byDefault = sizing.policy?.defaultCoreFraction ?? 100;
  return byDefault === 'Auto' ? byDefault : `${byDefault}%`;
}

export function classifyCores(change: Change): Classification {
  const [old, now] = [change.before, change.after].map(({ json }) => numberOf(valueAt(json, '/spec/cpu/cores')));
  const [from, to] = [socketsFor(old), socketsFor(now)];
  return from === to ? resized(change, CPU, 'the number of cores') : restart(`${now} cores need ${to} sockets instead of ${from}, and the sockets of a running guest cannot be changed`);
}

export function classifyCoreFraction(change: Change): Classification | undefined {
  const [old, now] = [coreFractionOf(change.before, change.beforeWorld), coreFractionOf(change.after, change.afterWorld)];
  if (old !== undefined && old === now) {
    return undefined;
  }
  const why = 'a change from or to 100% changes the quality of service class of the pod, which needs a new pod';
  if (old === undefined || now === undefined) {
    return { ...restart(why), dependsOn: ['the core fraction that the class sets'] };
  }
  if ((old === '100%') !== (now === '100%')) {
    return restart(why);
  }
  return where([sinceRelease(change.facts, '1.9.0')], resized(change, CPU, 'the core fraction'), restart('before DVP 1.9 the core fraction changes only with a restart'));
}

export function classifyMemory(change: Change): Classification {
  const [old, now] = [change.before, change.after].map(({ json }) => parseQuantity(valueAt(json, '/spec/memory/size')));
  if (old === undefined || now === undefined || now < old) {
    return restart('the memory of a running guest cannot be reduced');
  }
  return old < LEAST_HOTPLUG ? restart('the memory of a guest that started with less than 1Gi cannot grow') : resized(change, MEMORY, 'the memory');
}

const isLegacy = ({ json }: ManifestObject): boolean => textAt(json, '/spec/osType') === 'Legacy';

function resized({ before, after, afterWorld, facts }: Change, gate: string, what: string): Classification {
  if (isLegacy(before) || isLegacy(after)) {
    return restart(`a guest of osType Legacy cannot change ${what} while it runs`);
  }
  if (cannotMigrate(before)) {
    return restart(`the machine cannot migrate now: DVP changes ${what} only with a restart`);
  }
  const gates = facts?.edition === 'CE' ? [] : featureGates(afterWorld);
  const has = (name: string) => gates?.includes(name);
  if (has(IN_PLACE) === true) {
    return live(`the feature gate ${IN_PLACE} is on: ${what} of a running guest changes without a migration`);
  }
  return where(
    [{ holds: has(gate), called: `whether the feature gate ${gate} or ${IN_PLACE} is on` }],
    migration(`the feature gate ${gate} is on: ${what} changes with a live migration`),
    restart(`without a feature gate ${what} of a running guest cannot be changed`),
  );
}
