import { CONFIRMED } from '../../domain/settings';
import { contains, parseCidr, parseIpv4 } from '../../manifest/cidr';
import { MODULE_CONFIG_GROUP } from '../../manifest/groups';
import { ManifestObject, listAt, valueAt } from '../../manifest/manifest';
import { FieldTable, classifySpec } from '../impact/by-field';
import { Change, Classification, FieldImpact, live, refused, removed, unknown } from '../impact/classification';
import { classifyVolumeSize } from '../impact/volume-size';
import type { KindSpec } from '../kind-spec';
import { Step, platformStep } from '../readiness/step';

const MODULE = 'virtualization';
const SETTINGS = '/spec/settings';
const CIDRS = `${SETTINGS}/virtualMachineCIDRs`;
const VOLUME = `${SETTINGS}/dvcr/storage/persistentVolumeClaim`;

const isConfirmed = ({ json }: ManifestObject): boolean => CONFIRMED in (json.metadata?.annotations ?? {});

const OTHER_MODULE: FieldTable = { otherFields: unknown('the effect is unknown: settings of another module') };

const FIELDS: FieldTable = {
  immutable: { [`${VOLUME}/storageClassName`]: 'the volume of the registry cannot change its StorageClass, since all images are on it' },
  fields: {
    '/spec/enabled': classifyEnabled,
    [`${VOLUME}/size`]: (_, old, now) => classifyVolumeSize(old, now, 'the volume of the registry'),
    [CIDRS]: classifyCidrs,
  },
  otherFields: live('the components of the module restart; machines keep running'),
};

function classifyChange(change: Change): FieldImpact[] {
  if (change.after.name !== MODULE) {
    return classifySpec(change, OTHER_MODULE);
  }
  if (valueAt(change.before.json, SETTINGS) !== undefined && valueAt(change.after.json, SETTINGS) === undefined) {
    return [{ pointer: SETTINGS, ...refused('the settings of the module cannot be removed, even if the module is disabled'), before: 'settings', after: 'nothing' }];
  }
  return classifySpec(change, FIELDS);
}

function classifyEnabled({ after, beforeWorld }: Change, _: unknown, now: unknown): Classification {
  if (now !== false) {
    return live('the module is enabled');
  }
  const machines = beforeWorld.all('VirtualMachine').length;
  return isConfirmed(after)
    ? removed(`the module is removed, with every machine of the cluster, among them ${machines} of these manifests`)
    : refused(`Deckhouse disables the module only with the annotation ${CONFIRMED}`);
}

function classifyCidrs({ before, after, beforeWorld }: Change): Classification {
  const [old, now] = [before, after].map(({ json }) => listAt<string>(json, CIDRS));
  const shown = { before: old.join(', ') || 'nothing', after: now.join(', ') || 'nothing' };
  const gone = old.filter(cidr => !now.includes(cidr));
  if (now.length === 0) {
    return { ...refused('the list of networks cannot be made empty'), ...shown };
  }
  if (gone.length === 0) {
    return { ...live('new machines can get addresses of the new networks'), ...shown };
  }
  const inUse = refused('a network cannot be removed while a machine has an address of it');
  const leases = beforeWorld.all('VirtualMachineIPAddressLease');
  // leases are of the whole cluster: a dump has all of them, or no lease
  if (leases.length === 0) {
    return { ...inUse, dependsOn: [`whether an address of ${gone.join(', ')} is in use`], ...shown };
  }
  const ranges = gone.map(parseCidr);
  const lease = leases.find(({ name }) => ranges.some(range => range !== undefined && contains(range, parseIpv4(name.replace(/^ip-/, '').replace(/-/g, '.')) ?? -1)));
  return lease === undefined ? { ...live('no lease has an address of the removed networks'), ...shown } : { ...inUse, reason: `${inUse.reason}: ${lease.label} is one`, ...shown };
}

const classifyRemoval = (object: ManifestObject): Classification => object.name === MODULE && !isConfirmed(object)
  ? refused(`Deckhouse removes the settings of the module only with the annotation ${CONFIRMED}`) : removed('the object is deleted');

/** the module that Deckhouse enables, and the controller whose webhooks reject objects that come too early */
function platformObjects({ json, name }: ManifestObject): Step[] {
  if (name === 'global' || valueAt(json, '/spec/enabled') !== true) {
    return [];
  }
  // a newer version of the kind has another field for the phase
  const module = platformStep(`${MODULE_CONFIG_GROUP}/v1alpha1`, 'Module', name, { resource: 'modules.v1alpha1.deckhouse.io' });
  // the module is ready before its webhooks are
  const controller = platformStep('apps/v1', 'Deployment', 'virtualization-controller', { conditions: ['Available'], minutes: 15 }, 'd8-virtualization');
  return name === MODULE ? [module, controller] : [module];
}

export const spec: KindSpec = { platformObjects, ...FIELDS, change: classifyChange, removal: classifyRemoval };
