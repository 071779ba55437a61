import { SOURCED } from './kinds';
import { perWorld } from '../../domain/memo';
import { SOURCE, madeFrom } from '../../domain/source';
import { World } from '../../domain/world';
import { Advice, NOT_SHOWN, Violation } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { Topic } from '../rule';

/** disks and images that are made from themselves, directly or through others */
export const sourceLoops = new Topic({ fields: [`${SOURCE}/objectRef`], kinds: SOURCED, source: 'images/virtualization-artifact/pkg/controller/vi/internal/datasource_ready.go' });

const KINDS = ['VirtualDisk', 'VirtualImage', 'ClusterVirtualImage', 'VirtualDiskSnapshot'];
const MOST = 5;

type SourceLoop = readonly ManifestObject[];

/** every loop by the member that reports it; an object is made from at most one other, so no two loops share a member */
const loops = perWorld((world: World): ReadonlyMap<ManifestObject, SourceLoop> => {
  const found = new Map<ManifestObject, SourceLoop>();
  // each object by the start of the walk that met it first: a walk that meets itself is in a loop
  const seen = new Map<ManifestObject, ManifestObject>();
  for (const start of KINDS.flatMap(kind => world.all(kind))) {
    let at: ManifestObject | undefined = start;
    while (at !== undefined && !seen.has(at)) {
      seen.set(at, start);
      at = madeFrom(world, at);
    }
    if (at !== undefined && seen.get(at) === start) {
      const loop = loopFrom(at, world);
      // snapshots are made from disks only, so every loop has a member of another kind
      const first = loop.findIndex(({ kind }) => kind !== 'VirtualDiskSnapshot');
      found.set(loop[first], [...loop.slice(first), ...loop.slice(0, first)]);
    }
  }
  return found;
});

function loopFrom(member: ManifestObject, world: World): SourceLoop {
  const loop: ManifestObject[] = [];
  let at: ManifestObject | undefined = member;
  do {
    loop.push(at);
    at = madeFrom(world, at);
  } while (at !== undefined && at !== member);
  return loop;
}

function loopText(loop: SourceLoop): string {
  const [first, ...others] = loop.map(({ label }) => label);
  if (others.length === 0) {
    return `${first} is made from itself`;
  }
  const shown = others.length > MOST ? [...others.slice(0, MOST), `${others.length - MOST} more`] : others;
  return `${first} is made from ${[...shown, first].join(', which is made from ')}`;
}

/** the loop that an object reports, as text; one through a snapshot may be fine in a cluster that has the snapshot */
function loopOf(object: ManifestObject, world: World, throughSnapshot: boolean): string | undefined {
  const loop = loops(world).get(object);
  const hasSnapshot = loop?.some(({ kind }) => kind === 'VirtualDiskSnapshot');
  return loop === undefined || hasSnapshot !== throughSnapshot ? undefined : loopText(loop);
}

const violation = (wrong: string, instead: string | Advice): Violation => ({ pointer: `${SOURCE}/objectRef`, wrong, got: NOT_SHOWN, instead });

export const noLoop = sourceLoops.rule({
  id: 'DS-16',
  severity: 'error',
  says: 'No image and no disk is made from itself, directly or through others.',
  why: 'Each waits until its source is ready, so none of them ever gets ready.',
  check: (object, world) => {
    const loop = loopOf(object, world, false);
    return loop === undefined ? undefined : violation(`${loop}, so it never gets ready`, {
      yaml: 'another source for one of them, for example type: HTTP',
      code: 'another source for one of them, for example ImageSource.http(url)',
    });
  },
});

export const noLoopThroughSnapshot = sourceLoops.rule({
  id: 'DS-19',
  severity: 'warning',
  says: 'A lint of ours: no disk is made from a snapshot of itself.',
  why: 'A restored disk looks like this. But a new cluster has neither the disk nor the snapshot, so neither ever gets ready there.',
  source: 'images/virtualization-artifact/pkg/controller/vdsnapshot/internal/life_cycle.go',
  check: (object, world) => {
    const loop = loopOf(object, world, true);
    return loop === undefined ? undefined : violation(
      `${loop}: this works while the snapshot exists, but not in a new cluster`,
      'another name for the disk that is restored, or a snapshot from outside of the app',
    );
  },
});
