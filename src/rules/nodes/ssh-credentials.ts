import { isOfCluster } from '../../domain/history';
import { NOT_SHOWN } from '../../manifest/finding';
import { MODULE_CONFIG_GROUP } from '../../manifest/groups';
import { Topic } from '../rule';

/** the keys by which Deckhouse reaches servers */
export const sshCredentials = new Topic({
  severity: 'warning',
  kinds: [`${MODULE_CONFIG_GROUP}/SSHCredentials`],
  source: 'https://github.com/deckhouse/deckhouse/blob/main/modules/040-node-manager/crds/sshcredentials.yaml',
});

const KEY = '/spec/privateSSHKey';

/** base64, or a file of OpenSSH: a placeholder has other characters, for example `$` or `<` */
const READABLE = /^\s*([A-Za-z0-9+/\s]{16,}={0,2}\s*$|-----BEGIN )/;

export const noReadableKey = sshCredentials.rule({
  id: 'NODES-07',
  fields: [KEY],
  says: 'The manifest of SSHCredentials has a placeholder for the key, which a tool replaces.',
  why: 'A user who can read the manifest can also log in to the servers as root, and the key stays in the history of git.',
  check: object => isOfCluster(object) || !READABLE.test(object.text(KEY) ?? '') ? undefined : {
    pointer: KEY,
    wrong: 'the private key is readable in the manifest',
    got: NOT_SHOWN,
    instead: 'the object in the cluster alone, or a placeholder of the tool that applies it, for example ${SSH_KEY} for Flux or envsubst',
  },
});
