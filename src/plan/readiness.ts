import { Duration } from 'cdk8s';
import type { Manifests } from './manifests';
import { World } from '../domain/world';
import { CallerError } from '../manifest/caller-error';
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
   * Whether to wait for the agent in each guest, which must be installed there.
   *
   * @default false
   */
  readonly guestAgent?: boolean;
}

/**
 * The conditions under which one object counts as ready.
 */
export interface ReadinessStep {
  /**
   * The kind, namespace and name of the object, for example `VirtualMachine shop/web`.
   */
  readonly subject: string;

  /**
   * The resource for kubectl, for example `virtualmachines.virtualization.deckhouse.io`.
   */
  readonly resource: string;

  /**
   * Name of the object.
   */
  readonly name: string;

  /**
   * Namespace of the object.
   *
   * @default - the object has no namespace, or the current one of kubectl
   */
  readonly namespace?: string;

  /**
   * Values of `.status.phase` of a ready object; empty if its phase does not matter.
   */
  readonly phases: string[];

  /**
   * Conditions that must all be true.
   */
  readonly conditions: string[];

  /**
   * Values of `.status.phase` of an object that cannot get ready any more.
   */
  readonly abortPhases: string[];

  /**
   * How long to wait for the object.
   */
  readonly timeout: Duration;

  /**
   * The key of the upload that the object needs in the scripts, for example `virtualimage/shop/debian`.
   *
   * @default - the object needs no upload
   */
  readonly upload?: string;

  /**
   * The command to run once after the first apply, for example `kubectl scale virtualmachinepool/runners -n ci --replicas=2`. Without it the
   * object does not start: an autoscaler does not start a pool without a number of machines.
   *
   * @default - the object starts by itself
   */
  readonly startCommand?: string;
}

/**
 * When applied manifests are ready, in order, and which files must be uploaded.
 *
 * Operations that are created by hand are left out, unless there are no other objects: then they have just been created.
 *
 * A disk whose volume is created for its first machine counts as ready in phase WaitForFirstConsumer: the machine itself waits for the disk.
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
   * The steps until manifests are ready.
   *
   * @param manifests the applied manifests
   * @throws if the timeout is less than a second
   */
  public static of(manifests: Manifests, options: ReadinessOptions = {}): Readiness {
    const { timeout, guestAgent } = options;
    const seconds = timeout?.toSeconds({ integral: false });
    if (seconds !== undefined && !(seconds >= 1)) {
      throw new CallerError(`'timeout' must be at least 1 second, got ${seconds} seconds: for example Duration.minutes(20)`);
    }
    const minutes = seconds === undefined ? undefined : seconds / 60;
    return new Readiness(loadSteps().readySteps(new World(manifests._set), { minutes, guestAgent }));
  }

  private constructor(private readonly found: readonly Step[]) {}

  /**
   * The objects to wait for, each after the objects that it needs.
   */
  public get steps(): ReadinessStep[] {
    return this.found.map(({ object: subject, resource, name, namespace, phases, conditions, abort, minutes, upload, start }) => ({
      subject,
      resource,
      name,
      namespace,
      phases: [...phases],
      conditions: [...conditions],
      abortPhases: [...abort],
      timeout: Duration.seconds(Math.ceil(minutes * 60)),
      upload,
      startCommand: start,
    }));
  }

  /**
   * A script for `sh` that waits until all objects are ready. If an object fails or takes too long, the script prints the conditions that are
   * not true and exits with 1. For a pool that must be started once, it prints the command first. If there are uploads, it takes `key=file` for each and uploads the files.
   */
  public toScript(): string {
    return loadScript().waitScript(this.found);
  }

  /**
   * A script for `sh` that only uploads files: it takes `key=file` for each upload. Uploads must begin within ten minutes after the objects
   * are applied; otherwise the objects must be deleted and created again.
   */
  public toUploadScript(): string {
    return loadScript().waitScript(this.found, true);
  }
}
