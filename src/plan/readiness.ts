import { Duration } from 'cdk8s';
import type { Manifests } from './manifests';
import { World } from '../domain/world';
import type { Step } from './readiness/step';
import { guard } from '../values/guard';

// late, because few apps wait for anything, and the domain is heavy
const loadSteps = () => require('./readiness/steps') as typeof import('./readiness/steps');
const loadScript = () => require('./readiness/script') as typeof import('./readiness/script');

/**
 * Options of `Readiness.of`.
 */
export interface ReadinessOptions {
  /**
   * How long to wait for each object, at least a second.
   *
   * @default - 30 minutes for images and pools, 15 for disks, modules and operations, 10 for machines and snapshots, 5 for others
   */
  readonly timeout?: Duration;

  /**
   * Whether to wait until the agent in each guest answers, which has to be installed there.
   *
   * @default false
   */
  readonly guestAgent?: boolean;
}

/**
 * What has to be so of one object before it counts as ready.
 */
export interface ReadinessStep {
  /**
   * The object as a person calls it, for example `VirtualMachine shop/web`.
   */
  readonly subject: string;

  /**
   * Its resource as kubectl takes it, for example `virtualmachines.virtualization.deckhouse.io`.
   */
  readonly resource: string;

  /**
   * Name of the object.
   */
  readonly name: string;

  /**
   * Namespace of the object.
   *
   * @default - the object has none, or the one that kubectl is set to
   */
  readonly namespace?: string;

  /**
   * Words of `.status.phase`, one of which the object has to have; empty where its phase does not matter.
   */
  readonly phases: string[];

  /**
   * Conditions that all have to be true.
   */
  readonly conditions: string[];

  /**
   * Words of `.status.phase` that no object leaves for a better one.
   */
  readonly abortPhases: string[];

  /**
   * How long to wait for it.
   */
  readonly timeout: Duration;

  /**
   * What the scripts call the upload that somebody has to make, for example `virtualimage/shop/debian`.
   *
   * @default - the object needs no upload
   */
  readonly upload?: string;
}

/**
 * When manifests that were applied are ready, in the order in which they get there, and what somebody has to upload.
 *
 * Operations that are created by hand are left out, unless there is nothing else: then somebody has created them.
 *
 * Disks whose volume is made when a machine first uses them count as ready while they wait for that, so that nothing waits in a circle.
 *
 * @see https://deckhouse.io/modules/virtualization/stable/user_guide.html
 *
 * @example
 *
 * const ready = dvp.Readiness.of(dvp.Manifests.fromApp(app), { timeout: Duration.minutes(20) });
 * console.log(ready.toScript());
 */
export class Readiness {
  static { guard(this, 'Readiness'); }

  /**
   * Looks at manifests.
   *
   * @param manifests what is applied
   * @throws if the timeout is less than a second
   */
  public static of(manifests: Manifests, options: ReadinessOptions = {}): Readiness {
    const { timeout, guestAgent } = options;
    const seconds = timeout?.toSeconds({ integral: false });
    if (seconds !== undefined && !(seconds >= 1)) {
      throw new Error(`a timeout is at least a second, got ${seconds} seconds: write for example Duration.minutes(20)`);
    }
    const minutes = seconds === undefined ? undefined : seconds / 60;
    return new Readiness(loadSteps().readySteps(new World(manifests._set), { minutes, guestAgent }));
  }

  private constructor(private readonly found: readonly Step[]) {}

  /**
   * What to wait for, each object after those that it needs.
   */
  public get steps(): ReadinessStep[] {
    return this.found.map(({ object: subject, resource, name, namespace, phases, conditions, abort, minutes, upload }) => ({
      subject,
      resource,
      name,
      namespace,
      phases: [...phases],
      conditions: [...conditions],
      abortPhases: [...abort],
      timeout: Duration.seconds(Math.ceil(minutes * 60)),
      upload,
    }));
  }

  /**
   * A script for `sh` that waits until all is ready and says what it waits for. It exits with 1 as soon as an object fails, or takes too long,
   * and then prints the conditions that are in the way. Where there are uploads to make, it takes `key=file` for each and makes them, too.
   */
  public toScript(): string {
    return loadScript().waitScript(this.found);
  }

  /**
   * A script for `sh` that makes the uploads and nothing else: it takes `key=file` for each. Uploads have to begin within ten minutes after
   * the objects are applied, or these have to be made anew.
   */
  public toUploadScript(): string {
    return loadScript().waitScript(this.found, true);
  }
}
