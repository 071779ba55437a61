import { disk, from, image, snapshot } from '../../catalogue/data-source/objects';
import { perWorld } from '../../domain/memo';
import { SOURCED } from './kinds';
import { madeFrom } from '../../domain/source';
import { World } from '../../domain/world';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { Rule } from '../rule';

const KINDS = ['VirtualDisk', 'VirtualImage', 'ClusterVirtualImage', 'VirtualDiskSnapshot'];
const MOST = 5;

/** every circle of sources, by the member that tells of it; each object is made from one other at most, so circles never touch */
const circles = perWorld((world: World): Map<ManifestObject, ManifestObject[]> => {
  const found = new Map<ManifestObject, ManifestObject[]>();
  const seen = new Set<ManifestObject>();
  for (const start of KINDS.flatMap(kind => world.all(kind))) {
    const path: ManifestObject[] = [];
    const places = new Map<ManifestObject, number>();
    let at: ManifestObject | undefined = start;
    while (at !== undefined && !seen.has(at)) {
      seen.add(at);
      places.set(at, path.length);
      path.push(at);
      at = madeFrom(world, at);
    }
    const entry = at === undefined ? undefined : places.get(at);
    if (entry !== undefined) {
      const circle = path.slice(entry);
      // snapshots are made from disks only, so every circle has a member of another kind
      const first = circle.findIndex(({ kind }) => kind !== 'VirtualDiskSnapshot');
      found.set(circle[first], [...circle.slice(first), ...circle.slice(0, first)]);
    }
  }
  return found;
});

function story(circle: readonly ManifestObject[]): string {
  const [first, ...others] = circle.map(({ label }) => label);
  if (others.length === 0) {
    return `${first} is made from itself`;
  }
  const shown = others.length > MOST ? [...others.slice(0, MOST), `${others.length - MOST} more`] : others;
  return `${first} is made from ${[...shown, first].join(', which is made from ')}`;
}

const check = (throughSnapshot: boolean, end: string, instead: string) => (object: ManifestObject, world: World): Violation[] => {
  const circle = circles(world).get(object);
  return circle === undefined || circle.some(({ kind }) => kind === 'VirtualDiskSnapshot') !== throughSnapshot ? [] : [{
    pointer: '/spec/dataSource/objectRef',
    wrong: `${story(circle)}${end}`,
    got: NOT_SHOWN,
    instead,
  }];
};

export const noCircle: Rule = {
  id: 'DS-16',
  severity: 'error',
  kinds: SOURCED,
  says: 'No image and no disk is made from itself, be it by way of others.',
  why: 'Each waits until its source is ready, so none of them is ever made.',
  source: 'images/virtualization-artifact/pkg/controller/vi/internal/datasource_ready.go',
  breaks: () => [image(from('VirtualImage', 'copy')), image(from('VirtualImage', 'debian'), { name: 'copy' })],
  keeps: () => [image(), image(from('VirtualImage', 'debian'), { name: 'copy' })],
  check: check(false, ': nothing of that is ever ready', 'a source outside for one of them, for example ImageSource.http(…)'),
};

export const noCircleThroughSnapshot: Rule = {
  id: 'DS-19',
  severity: 'warning',
  kinds: SOURCED,
  says: 'A lint of ours: no disk is made from a snapshot of itself.',
  why: 'It is how a restored disk looks, but in a new cluster there is neither the disk nor the snapshot, and neither of them is ever made.',
  source: 'images/virtualization-artifact/pkg/controller/vdsnapshot/internal/life_cycle.go',
  breaks: () => [disk(from('VirtualDiskSnapshot', 'monday')), snapshot('data')],
  keeps: () => [disk(from('VirtualDiskSnapshot', 'monday'), { name: 'restored' }), disk(), snapshot('data')],
  check: check(true, ': it lasts while the snapshot does, but a new cluster cannot begin with it', 'another name for the disk that the snapshot restores, or a snapshot from outside the app'),
};
