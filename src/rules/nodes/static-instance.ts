import { grouped, perWorld } from '../../domain/memo';
import { MODULE_CONFIG_GROUP } from '../../manifest/groups';
import { Topic } from '../rule';

/** servers that become nodes */
export const staticInstances = new Topic({
  severity: 'error',
  kinds: [`${MODULE_CONFIG_GROUP}/StaticInstance`],
  source: 'https://github.com/deckhouse/deckhouse/blob/main/modules/040-node-manager/webhooks/validating/static_instance',
});

const ADDRESS = '/spec/address';

const byAddress = perWorld(world => grouped(world.ofKind(MODULE_CONFIG_GROUP, 'StaticInstance'), object => object.text(ADDRESS)));

export const ownAddress = staticInstances.rule({
  id: 'NODES-06',
  fields: [ADDRESS],
  says: 'Each StaticInstance has an address of its own.',
  why: 'The webhook rejects a second instance of an address.',
  check: (object, world) => {
    const [first] = byAddress(world).get(object.text(ADDRESS) ?? '') ?? [];
    return first === undefined || first === object ? undefined : {
      pointer: ADDRESS,
      wrong: `${first.label} has this address already`,
      instead: 'the address of another server',
    };
  },
});
