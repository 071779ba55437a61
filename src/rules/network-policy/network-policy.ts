import { NETWORKS, networkLabel, networksOf } from '../../domain/machine-networks';
import { firstPolicyOf } from '../../domain/network-policies';
import { Topic, dvp } from '../rule';

/** NetworkPolicies of machines */
export const networkPolicies = new Topic({ fields: ['/spec/networks'], severity: 'warning', kinds: dvp('VirtualMachine'), source: 'docs/USER_GUIDE.md' });

export const policyHoldsInMain = networkPolicies.rule({
  id: 'NET-01',
  says: 'A machine with a NetworkPolicy is in the main network only.',
  why: 'A NetworkPolicy has effect in the main network only; in any other network the machine is reachable as if there were no policy.',
  check: (object, world) => {
    const networks = networksOf(object);
    const position = networks.findIndex(({ type }) => type !== 'Main');
    const policy = position < 0 ? undefined : firstPolicyOf(object, world);
    return policy === undefined ? undefined : {
      pointer: `${NETWORKS}/${position}`,
      wrong: `${policy.label} selects the machine, but has no effect in this network`,
      got: networkLabel(networks[position]),
      instead: 'only the main network; or a firewall in the guest, and this finding acknowledged',
    };
  },
});
