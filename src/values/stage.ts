import { guard } from './guard';
import { LAST_STAGE, readStage, stageLabel } from '../domain/stages/choice';
import { STAGES } from '../domain/stages/table';
import { CallerError } from '../manifest/caller-error';

/**
 * A step on the way from a bare cluster to a running machine. The objects of a stage can be applied together, and the next stage starts when all
 * of them are ready.
 *
 * @see `Staging` for the stage of an object, and `Stages` for the objects of a stage
 *
 * @example
 *
 * dvp.Staging.of(chart).set(dvp.Stage.custom(85, 'databases'));
 */
export class Stage {
  static { guard(this, 'Stage'); }

  /** Nodes and groups of nodes: stage 10. */
  public static readonly NODES = Stage.known(10);

  /** Sources of modules and their update policies: stage 20. */
  public static readonly SOURCES = Stage.known(20);

  /** The module snapshot-controller, and other modules that need no module: stage 30. */
  public static readonly SNAPSHOTS = Stage.known(30);

  /** The module sds-node-configurator: stage 31. */
  public static readonly NODE_STORAGE = Stage.known(31);

  /** The modules of storage: stage 32. */
  public static readonly STORAGE = Stage.known(32);

  /** Volume groups of nodes, and connections to Ceph: stage 40. */
  public static readonly VOLUME_GROUPS = Stage.known(40);

  /** Pools of replicated storage: stage 41. */
  public static readonly STORAGE_POOLS = Stage.known(41);

  /** Storage classes: stage 42. */
  public static readonly STORAGE_CLASSES = Stage.known(42);

  /** The ModuleConfig global with the default storage class: stage 45. */
  public static readonly DEFAULT_CLASS = Stage.known(45);

  /** The module sdn: stage 50. */
  public static readonly NETWORK = Stage.known(50);

  /** Networks of the cluster: stage 51. */
  public static readonly NETWORKS = Stage.known(51);

  /** The module virtualization, without feature gates and settings of live migration: stage 60. */
  public static readonly VIRTUALIZATION = Stage.known(60);

  /** The module virtualization with feature gates and settings of live migration: stage 61. */
  public static readonly GATES = Stage.known(61);

  /** Modules for virtualization, for example console: stage 62. */
  public static readonly ADD_ONS = Stage.known(62);

  /** Projects and namespaces with their limits and rights: stage 70. */
  public static readonly PROJECTS = Stage.known(70);

  /** Classes of machines: stage 80. */
  public static readonly CLASSES = Stage.known(80);

  /** Images, addresses and networks of machines, Secrets and ConfigMaps: stage 81. */
  public static readonly IMAGES = Stage.known(81);

  /** Disks and machines, and every kind that no other stage has: stage 90. */
  public static readonly MACHINES = Stage.known(90);

  /** Ingresses, autoscalers, monitoring and scheduled jobs: stage 95. */
  public static readonly EXPOSURE = Stage.known(95);

  /**
   * A stage of your own, between two others.
   *
   * @param number a number from 1 to 98 that no other stage has, for example 85
   * @param name a DNS label, for example `databases`: lower-case letters, digits and dashes
   * @throws if the number or the name is wrong, or if another stage has the number
   */
  public static custom(number: number, name: string): Stage {
    const known = STAGES.find(stage => stage.number === number);
    if (known !== undefined) {
      throw new CallerError(`Stage.custom: stage ${number} is ${known.name}: use another number, or Stage.${constantOf(known.name)}`);
    }
    if (!Number.isInteger(number) || number < 1 || number > LAST_STAGE) {
      throw new CallerError(`Stage.custom: 'number' must be a whole number from 1 to ${LAST_STAGE}, got ${number}: for example 85`);
    }
    const stage = readStage(`${number}-${name}`);
    if (stage === undefined) {
      throw new CallerError(`Stage.custom: 'name' must be a DNS label of at most 63 lower-case letters, digits and dashes, got '${name}': for example 'databases'`);
    }
    return new Stage(stage.number, stage.name, stage.title);
  }

  /**
   * @internal
   */
  public static _of(number: number, name: string, title: string): Stage {
    return new Stage(number, name, title);
  }

  private static known(number: number): Stage {
    const { name, title } = STAGES.find(stage => stage.number === number)!;
    return new Stage(number, name, title);
  }

  private constructor(
    /**
     * Number of the stage: stages are applied in the order of their numbers.
     */
    public readonly number: number,
    /**
     * Name of the stage, a DNS label, for example `virtualization`.
     */
    public readonly name: string,
    /**
     * Title of the stage, for readers.
     */
    public readonly title: string,
  ) {}

  /**
   * Number and name of the stage, for example `60-virtualization`: the name of its directory.
   */
  public get label(): string {
    return stageLabel(this);
  }
}

const constantOf = (name: string): string => name.replace(/-/g, '_').toUpperCase();
