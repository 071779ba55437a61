import { groupIsDvp } from '../../rules/general/api-group';
import { RuleExample } from '../entry';
import { machine } from '../virtual-machine/objects';

export const API_GROUP_EXAMPLES: readonly RuleExample[] = [{
  rule: groupIsDvp,
  breaks: () => [{ ...machine(), apiVersion: 'virtualisation.deckhouse.io/v1alpha2' }],
  keeps: () => [machine()],
}];
