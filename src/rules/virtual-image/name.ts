import { dotInName } from '../data-source/name';
import { Topic, dvp } from '../rule';

/** the names of images */
export const imageNames = new Topic({
  severity: 'error',
  kinds: dvp('VirtualImage'),
  source: 'images/virtualization-artifact/pkg/controller/vi/vi_webhook.go',
});

export const nameWithoutDot = imageNames.rule({
  id: 'VI-01',
  says: 'The name of a VirtualImage has no dot.',
  why: 'The webhook rejects the image when it is created.',
  check: dotInName,
});

export const clusterNameWithoutDot = imageNames.rule({
  id: 'CVI-01',
  kinds: dvp('ClusterVirtualImage'),
  says: 'The name of a ClusterVirtualImage has no dot.',
  why: 'The webhook rejects the image when it is created.',
  source: 'images/virtualization-artifact/pkg/controller/cvi/cvi_webhook.go',
  check: dotInName,
});
