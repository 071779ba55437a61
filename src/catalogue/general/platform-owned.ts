import { freeKeys, notDeckhouse, notInternal } from '../../rules/general/platform-owned';
import { RuleExample } from '../entry';
import { machine } from '../virtual-machine/objects';

export const PLATFORM_OWNED_EXAMPLES: readonly RuleExample[] = [
  {
    rule: notInternal,
    breaks: () => [{ ...machine(), apiVersion: 'internal.virtualization.deckhouse.io/v1', kind: 'InternalVirtualizationVirtualMachine' }],
    keeps: () => [machine()],
  },
  {
    rule: notDeckhouse,
    breaks: () => [machine({}, { namespace: 'd8-shop', labels: { heritage: 'deckhouse' } })],
    keeps: () => [machine({}, { namespace: 'd8shop', labels: { heritage: 'shop' } })],
  },
  {
    rule: freeKeys,
    breaks: () => [machine({}, {
      labels: { 'vmpool.virtualization.deckhouse.io/pool': 'web' },
      annotations: { 'virtualization.deckhouse.io/vm-restart-requested': 'true' },
    })],
    keeps: () => [machine({}, {
      labels: { 'virtualization.deckhouse.io/team': 'web' },
      annotations: { 'virtualization.deckhouse.io/bandwidth-per-migration': '640Mi' },
    })],
  },
];
