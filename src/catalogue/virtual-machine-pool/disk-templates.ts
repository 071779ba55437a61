import { pool, poolOf, poolOn } from './objects';
import {
  reclaimFits, templateNamesDiffer, templatesAreAccepted, templatesAreAttached, templatesAreDisks, ttlIsDuration,
} from '../../rules/virtual-machine-pool/disk-templates';
import { RuleExample } from '../entry';

const root = { name: 'root', spec: { persistentVolumeClaim: { size: '10Gi' } } };
const attached = (kind: string) => [poolOf({ blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'root' }, { kind, name: 'data' }] })];
const retained = (fields: object) => [poolOn({ reclaim: { onScaleDown: 'Retain', ...fields } })];

export const DISK_TEMPLATE_EXAMPLES: readonly RuleExample[] = [
  {
    rule: templateNamesDiffer,
    breaks: () => [pool({ virtualDiskTemplates: [root, root] })],
    keeps: () => [pool({ virtualDiskTemplates: [root] })],
  },
  { rule: templatesAreAttached, breaks: () => attached('VirtualDisk'), keeps: () => attached('VirtualImage') },
  { rule: reclaimFits, breaks: () => retained({ keep: 1 }), keeps: () => retained({ keep: 1, ttl: '30m' }) },
  { rule: ttlIsDuration, breaks: () => retained({ ttl: '30d' }), keeps: () => retained({ ttl: '720h' }) },
  {
    rule: templatesAreDisks,
    breaks: () => [poolOn({ spec: { persistentVolumeClaim: { storageClassName: 'fast' } } })],
    keeps: () => [poolOn({ spec: { dataSource: { type: 'Upload' } } })],
  },
  {
    rule: templatesAreAccepted,
    facts: () => ({ storageClasses: [{ name: 'local', labels: { module: 'local-path-provisioner' } }, { name: 'fast' }] }),
    breaks: () => [poolOn({ spec: { persistentVolumeClaim: { size: '10Gi', storageClassName: 'local' } } })],
    keeps: () => [poolOn({ spec: { persistentVolumeClaim: { size: '10Gi', storageClassName: 'fast' } } })],
  },
];
