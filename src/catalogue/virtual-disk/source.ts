import { bundleIsRead, noIsoFile, noIsoImage } from '../../rules/virtual-disk/source';
import { clusterImage, disk, download, from, image, pulled } from '../data-source/objects';
import { RuleExample } from '../entry';

const ISO = 'https://example.com/debian-12-netinst.iso';

export const SOURCE_EXAMPLES: readonly RuleExample[] = [
  {
    rule: noIsoImage,
    breaks: () => [clusterImage(download(ISO)), disk(from('ClusterVirtualImage', 'debian'))],
    keeps: () => [clusterImage(download(`${ISO}.qcow2`)), disk(from('ClusterVirtualImage', 'debian'))],
  },
  {
    rule: noIsoFile,
    breaks: () => [disk(download(ISO))],
    keeps: () => [image(download(ISO))],
  },
  {
    rule: bundleIsRead,
    breaks: () => [disk(pulled({ caBundle: 'TUlJQg==' }))],
    keeps: () => [image(pulled({ caBundle: 'TUlJQg==' }))],
  },
];
