import { Rule, dvp } from './rule';
import { Complaint } from '../manifest/finding';
import { ManifestObject } from '../manifest/manifest';

/** the name becomes the host name of the guest, and a host name has no more than 63 characters */
const vmNameLength: Rule = {
  id: 'VM-01',
  severity: 'error',
  kinds: dvp('VirtualMachine'),
  check: ({ name }) => name.length <= 63 ? [] : [{
    pointer: '/metadata/name',
    wrong: `the name of a VirtualMachine has at most 63 characters, this one has ${name.length}`,
    got: name,
    instead: "a shorter 'name', or shorter ids on the way to the construct",
  }],
};

/** the webhooks of these three kinds refuse a dot, which Kubernetes itself would allow */
const noDot = (id: string, kind: string): Rule => ({
  id,
  severity: 'error',
  kinds: dvp(kind),
  check: ({ name }: ManifestObject): Complaint[] => !name.includes('.') ? [] : [{
    pointer: '/metadata/name',
    wrong: `the name of a ${kind} has no dot`,
    got: name,
    instead: name.replace(/\./g, '-'),
  }],
});

export const NAME_RULES: readonly Rule[] = [
  vmNameLength,
  noDot('VD-01', 'VirtualDisk'),
  noDot('VI-01', 'VirtualImage'),
  noDot('CVI-01', 'ClusterVirtualImage'),
];
