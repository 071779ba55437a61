import { Manifest } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

const uploaded = (kind: string, name: string): Manifest => ({
  apiVersion: 'virtualization.deckhouse.io/v1alpha2',
  kind,
  metadata: { name, namespace: kind.startsWith('Cluster') ? undefined : 'shop' },
  spec: { dataSource: { type: 'Upload' } },
});

/** the webhooks of disks and images refuse a dot, which Kubernetes itself would allow */
export const noDot = (id: string, kind: string): Rule => ({
  id,
  severity: 'error',
  kinds: dvp(kind),
  says: `The name of a ${kind} has no dot.`,
  why: 'The webhook refuses it when the object is made.',
  source: `images/virtualization-artifact/pkg/controller/${kind === 'VirtualDisk' ? 'vd/internal/validator/name_validator.go'
    : kind === 'VirtualImage' ? 'vi/vi_webhook.go' : 'cvi/cvi_webhook.go'}`,
  breaks: () => [uploaded(kind, 'ubuntu-24.04')],
  keeps: () => [uploaded(kind, 'ubuntu-24-04')],
  check: ({ name }) => !name.includes('.') ? [] : [{
    pointer: '/metadata/name',
    wrong: `the name of a ${kind} has no dot`,
    got: name,
    instead: name.replace(/\./g, '-'),
  }],
});
