import { Manifest } from '../../manifest/manifest';
import { blankNeedsSize, roomForSource, sizeAboveZero, sizeNotNegative } from '../../rules/virtual-disk/size';
import { disk, from, image } from '../data-source/objects';
import { RuleExample } from '../entry';

const imageOf = (source: string, size: string): readonly Manifest[] => [
  disk({ persistentVolumeClaim: { size: source } }, { name: 'golden' }),
  image(from('VirtualDisk', 'golden')),
  disk({ ...from('VirtualImage', 'debian'), persistentVolumeClaim: { size } }),
];

export const SIZE_EXAMPLES: readonly RuleExample[] = [
  {
    rule: blankNeedsSize,
    breaks: () => [disk({ persistentVolumeClaim: { storageClassName: 'fast' } })],
    keeps: () => [disk()],
  },
  {
    rule: sizeAboveZero,
    breaks: () => [disk({ persistentVolumeClaim: { size: '0Gi' } })],
    keeps: () => [disk({ persistentVolumeClaim: { size: 10737418240 } })],
  },
  {
    rule: sizeNotNegative,
    breaks: () => [disk({ persistentVolumeClaim: { size: '-10Gi' } })],
    keeps: () => [disk({ persistentVolumeClaim: { size: '+10Gi' } })],
  },
  {
    rule: roomForSource,
    breaks: () => imageOf('20Gi', '10Gi'),
    keeps: () => imageOf('20Gi', '20Gi'),
  },
];
