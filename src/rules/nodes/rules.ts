import { nodeGroups } from './node-group';
import { sshCredentials } from './ssh-credentials';
import { staticInstances } from './static-instance';
import { Rule } from '../rule';

export const NODES_RULES: readonly Rule[] = [...nodeGroups.rules, ...staticInstances.rules, ...sshCredentials.rules];
