import { blankNeedsSize, sizeAboveZero, sizeNotNegative } from '../../rules/virtual-disk/size';
import { disk } from '../data-source/objects';
import { RuleExample } from '../entry';

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
];
