import { machine } from './objects';
import { Manifest } from '../../manifest/manifest';
import { userDataFits, userDataIsKnown, userDataIsThere } from '../../rules/virtual-machine/user-data';
import { RuleExample } from '../entry';

const setUp = (userData: string): Manifest => machine({ provisioning: { type: 'UserData', userData } });
const ofBytes = (bytes: number): Manifest => setUp('#cloud-config\n'.padEnd(bytes, '#'));

export const USER_DATA_EXAMPLES: readonly RuleExample[] = [
  { rule: userDataFits, breaks: () => [ofBytes(2049)], keeps: () => [ofBytes(2048)] },
  { rule: userDataIsThere, breaks: () => [setUp('')], keeps: () => [setUp('#!')] },
  { rule: userDataIsKnown, breaks: () => [setUp('package_update: true\n')], keeps: () => [setUp('#cloud-config\npackage_update: true\n')] },
];
