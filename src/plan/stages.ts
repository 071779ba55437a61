import { Manifests } from './manifests';
import type { PlannedStage } from '../domain/stages/stages-of';
import { World } from '../domain/world';
import type { Manifest } from '../manifest/manifest';
import { guard } from '../values/guard';
import { Stage } from '../values/stage';

// late, because an app that is only synthesized needs none of it
const loadPlan = () => require('../domain/stages/stages-of') as typeof import('../domain/stages/stages-of');
const loadPlacement = () => require('../domain/stages/placement') as typeof import('../domain/stages/placement');

/**
 * An object of a stage.
 */
export interface StageObject {
  /**
   * The object, for example `VirtualMachine shop/web`.
   */
  readonly subject: string;

  /**
   * The manifest to apply in this stage.
   */
  readonly manifest: { [key: string]: any };

  /**
   * Whether the manifest is only a part of the object, because a later stage has the whole one: a ModuleConfig without its feature gates and
   * settings of live migration.
   */
  readonly isPart: boolean;
}

/**
 * A stage with its objects.
 */
export interface StageContents {
  /**
   * The stage.
   */
  readonly stage: Stage;

  /**
   * The objects in the order in which they can be applied: each after those that it needs.
   */
  readonly objects: StageObject[];
}

/**
 * The stages in which manifests are applied: the next stage starts when all objects of the last one are ready.
 *
 * @see `Staging` to choose the stage of an object
 *
 * @example
 *
 * for (const { stage, objects } of dvp.Stages.of(dvp.Manifests.fromApp(app)).contents) {
 *   console.log(stage.label, objects.map(({ subject }) => subject));
 * }
 */
export class Stages {
  static { guard(this, 'Stages'); }

  /**
   * The stages of manifests.
   */
  public static of(manifests: Manifests): Stages {
    return new Stages(new World(manifests._set));
  }

  private planned?: readonly PlannedStage[];

  private constructor(private readonly world: World) {}

  /**
   * The stages that have objects, in their order.
   */
  public get contents(): StageContents[] {
    this.planned ??= loadPlan().stagesOf(this.world);
    return this.planned.map(({ stage: { number, name, title }, objects }) => ({
      stage: Stage._of(number, name, title),
      objects: objects.map(({ object: { label: subject }, manifest, isPart }) => ({ subject, manifest: { ...manifest as Manifest }, isPart })),
    }));
  }

  /**
   * Objects that are in no stage, for example `VirtualMachineOperation shop/restart`: they are created by hand, have been done already, or are made by the platform.
   */
  public get withoutStage(): string[] {
    const placed = loadPlacement().placements(this.world);
    return this.world.objects.filter(object => !placed.has(object)).map(({ label }) => label);
  }
}
