import { Manifest, Metadata } from '../../manifest/manifest';

/** a group of nodes with any spec */
export const group = (spec: object = {}, metadata: Metadata = {}): Manifest => ({
  apiVersion: 'deckhouse.io/v1', kind: 'NodeGroup', metadata: { name: 'worker', ...metadata }, spec: { nodeType: 'Static', ...spec },
});

/** a group with taints of these keys */
export const tainted = (...taints: object[]): Manifest => group({ nodeTemplate: { taints } });

/** a server */
export const server = (name: string, address: string): Manifest => ({
  apiVersion: 'deckhouse.io/v1alpha1',
  kind: 'StaticInstance',
  metadata: { name },
  spec: { address, credentialsRef: { kind: 'SSHCredentials', name: 'servers' } },
});

/** the key of servers, in base64 */
export const credentials = (privateSSHKey: string): Manifest =>
  ({ apiVersion: 'deckhouse.io/v1alpha1', kind: 'SSHCredentials', metadata: { name: 'servers' }, spec: { user: 'caps', privateSSHKey } });
