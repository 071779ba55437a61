import { shapes } from './shapes';
import { ImageSource, VirtualImage } from 'cdk8s-dvp';

export const { groups, chain, diamonds } = shapes((chart, i) => new VirtualImage(chart, `image-${i}`, {
  name: `image-${i}`,
  source: ImageSource.http(`https://images.example.com/${i}.qcow2`),
}));
