import { Manifest, Metadata } from '../../manifest/manifest';

export const ADMINISTRATORS = [{ subject: 'Group', name: 'shop-admins' }];
export const REQUESTS = { cpu: '10', memory: '40Gi' };

/** a project with any spec */
export const projectOf = (spec: object, metadata: Metadata = {}): Manifest =>
  ({ apiVersion: 'deckhouse.io/v1alpha2', kind: 'Project', metadata: { name: 'shop', ...metadata }, spec });

/** a project with the parameters of its template */
export const project = (parameters: object = {}, metadata: Metadata = {}): Manifest => projectOf({
  projectTemplateName: 'default', parameters: { administrators: ADMINISTRATORS, resourceQuota: { requests: REQUESTS }, ...parameters },
}, metadata);

/** a quota of the namespace of machines */
export const quota = (hard: object): Manifest =>
  ({ apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'machines', namespace: 'shop' }, spec: { hard } });
