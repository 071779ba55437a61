import { ApiObject } from 'cdk8s';
import { shapes } from './shapes';

export const { groups, chain, diamonds } = shapes((chart, i) => new ApiObject(chart, `image-${i}`, {
  apiVersion: 'virtualization.deckhouse.io/v1alpha2',
  kind: 'VirtualImage',
  metadata: { name: `image-${i}` },
  spec: { storage: 'ContainerRegistry', dataSource: { type: 'HTTP', http: { url: `https://images.example.com/${i}.qcow2` } } },
}));
