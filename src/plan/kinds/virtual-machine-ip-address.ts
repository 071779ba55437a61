import { perWorld } from '../../domain/memo';
import { World } from '../../domain/world';
import { ManifestObject, textAt } from '../../manifest/manifest';
import { Change, Classification, inUsualState, live, refused, removed } from '../impact/classification';
import { isBound } from '../impact/state';
import { refuseTakeover } from '../impact/takeover';
import type { KindSpec } from '../kind-spec';

function classifyField({ before, after }: Change): Classification | undefined {
  const [old, now] = [before.json, after.json].map(json => textAt(json, '/spec/type'));
  const bound = isBound(before);
  const free = live('the address is not bound yet: DVP reserves the new one');
  if (old !== 'Auto' || now !== 'Static') {
    return inUsualState(bound, refused('a bound address cannot be changed: create one with another name'), free);
  }
  const [current, wanted] = [textAt(before.json, '/status/address'), textAt(after.json, '/spec/staticIP')];
  const only = 'an address can become static only with its current value';
  if (bound.holds === true && current !== undefined) {
    return current === wanted ? live('the object keeps its address, and now requests it') : refused(`${only}, ${current}`);
  }
  return bound.holds === false ? free : refused(only, `whether its current value is ${wanted}`);
}

/** the address that an object has, requested or chosen by the platform */
const addressOf = (object: ManifestObject): string | undefined => object.text('/spec/staticIP') ?? object.text('/status/address');

const holders = perWorld((world: World): ReadonlyMap<string | undefined, ManifestObject[]> => {
  const found = new Map<string | undefined, ManifestObject[]>();
  for (const object of world.all('VirtualMachineIPAddress')) {
    found.set(addressOf(object), [...found.get(addressOf(object)) ?? [], object]);
  }
  return found;
});

/** another name for a reserved address is another object, which comes while the former one still has the address */
function classifyCreation(object: ManifestObject, before: World, after: World): Classification | undefined {
  const wanted = object.text('/spec/staticIP');
  const has = (other: ManifestObject) => addressOf(other) === wanted;
  return wanted === undefined ? undefined : refuseTakeover(object, holders(before).get(wanted) ?? [], after, has, holder =>
    `${holder} still has the address ${wanted} when this object is created: keep the name, or delete that one first`);
}

export const spec: KindSpec = {
  otherFields: classifyField,
  creation: classifyCreation,
  removal: removed('the address is released ten minutes later'),
};
