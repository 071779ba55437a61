import { clusterWide, moduleIsOn } from '../../domain/cluster-lookups';
import { settingAt } from '../../domain/settings';
import { choices } from '../choices';
import { MODULE_CONFIG, Topic } from '../rule';

/** the network of live migrations */
export const liveMigration = new Topic({
  severity: 'error',
  kinds: [MODULE_CONFIG],
  source: 'images/virtualization-artifact/pkg/controller/moduleconfig/livemigration_validator.go',
});

const NAME = '/liveMigration/network/systemNetwork/name';
const POINTER = `/spec/settings${NAME}`;

export const migrationNetwork = liveMigration.rule({
  id: 'MC-25',
  says: 'Live migration uses a SystemNetwork that exists and is ready, and the module sdn is on.',
  why: 'The webhook rejects another network.',
  check: (object, world) => {
    const name = settingAt(object, NAME);
    if (typeof name !== 'string') {
      return undefined;
    }
    if (moduleIsOn('sdn', world) === false) {
      return {
        pointer: POINTER,
        wrong: 'a network for live migration needs the module sdn, which is off',
        instead: { yaml: "remove 'liveMigration', or switch sdn on first", code: "remove 'liveMigrationNetworkName', or switch sdn on first" },
      };
    }
    const networks = world.cluster?.systemNetworks;
    // a network of the manifests gets ready once it is created
    if (networks === undefined || networks.includes(name) || clusterWide(world, 'network.deckhouse.io', 'SystemNetwork', name) !== undefined) {
      return undefined;
    }
    return {
      pointer: POINTER,
      wrong: 'the cluster has no SystemNetwork of this name that is ready',
      instead: choices(networks) || 'a SystemNetwork that you create first',
    };
  },
});
