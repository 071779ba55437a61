import { Check, ok, problem } from './check';
import { ClusterState, isModuleOn, named } from './cluster-state';
import { Manifest, textAt, valueAt } from '../../manifest/manifest';
import { checkInventory, componentsOf } from '../readiness/inventory';

const MASTER = 'node-role.kubernetes.io/control-plane';

/** what the module virtualization has installed */
export const components: Check = {
  name: 'components',
  run: state => {
    const live = state.objects.components;
    const module = named(state, 'modules', 'virtualization');
    if (live === undefined || module === undefined || isModuleOn(state, 'virtualization') !== true) {
      return [];
    }
    const config = named(state, 'moduleconfigs', 'virtualization');
    const options = {
      release: textAt(module, '/properties/version'),
      isHighlyAvailable: isHighlyAvailable(state, config),
      hasAudit: valueAt(config, '/spec/settings/audit/enabled') === true,
    };
    const found = checkInventory(live, options);
    return found.length > 0
      ? found.map(({ group, component, says, advice }) => problem(`${group}: ${component}: ${says}`, advice ?? 'see its pods and events in d8-virtualization'))
      : [ok(`all ${componentsOf(options).length} components of the module virtualization work`)];
  },
};

/** as Deckhouse decides it: the setting of the module, the one for all modules, or more than one master */
function isHighlyAvailable(state: ClusterState, config: Manifest | undefined): boolean | undefined {
  const settings = [config, named(state, 'moduleconfigs', 'global')].map(each => valueAt(each, '/spec/settings/highAvailability'));
  const set = settings.find(each => typeof each === 'boolean');
  const { nodes } = state.objects;
  return typeof set === 'boolean' ? set : nodes && nodes.filter(({ metadata }) => metadata?.labels?.[MASTER] !== undefined).length > 1;
}
