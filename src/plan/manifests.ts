import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { CallerError } from '../manifest/caller-error';
import { Manifest, ManifestObject } from '../manifest/manifest';
import { ManifestSet } from '../manifest/manifest-set';
import { writeChosenStages } from '../synth/chosen-stages';
import { guard } from '../values/guard';

// late, because the package loads without a YAML parser
const loadPaths = () => require('../files/paths') as typeof import('../files/paths');

/**
 * Kubernetes objects that are applied together: the input of `ImpactPlan`, `Readiness` and `Capacity`.
 *
 * @example
 *
 * const now = dvp.Manifests.fromApp(app);
 */
export class Manifests {
  static { guard(this, 'Manifests'); }

  /**
   * The objects at and below a construct, as they render now. Nothing is checked: `app.synth()` does that.
   *
   * @param scope the construct, which may be a chart or the app
   * @throws if an object cannot be rendered
   */
  public static fromApp(scope: IConstruct): Manifests {
    const constructs = scope.node.findAll();
    writeChosenStages(scope, constructs);
    const objects = constructs.filter(construct => ApiObject.isApiObject(construct)) as ApiObject[];
    return new Manifests(objects.map(object => new ManifestObject(object.toJson(), object.node.path)));
  }

  /**
   * The objects in files, and in directories and their subdirectories.
   *
   * @param paths paths, at least one, of YAML and JSON files, or of directories with such files
   * @throws if there is no path, for example because a shell pattern matches nothing, or if a file cannot be read; the message has all mistakes
   */
  public static fromFiles(...paths: string[]): Manifests {
    if (paths.length === 0) {
      throw new CallerError("Manifests.fromFiles reads one path or more, got none: write for example Manifests.fromFiles('dist'), or Manifests.fromObjects([]) for nothing at all");
    }
    const { readPaths, strictly, problemsText } = loadPaths();
    const { objects, unreadable } = strictly(readPaths(paths));
    if (unreadable.length > 0) {
      throw new CallerError(problemsText(unreadable));
    }
    return new Manifests(objects.map(({ object }) => object));
  }

  /**
   * The objects of a list, as `Testing.synth` returns it.
   *
   * @param objects Kubernetes objects as plain JSON
   * @throws if an item has no `apiVersion` or no `kind`
   */
  public static fromObjects(objects: any[]): Manifests {
    // a copy has no holes, which a walk would skip
    [...objects].forEach((object, i) => {
      if (typeof object?.apiVersion !== 'string' || typeof object?.kind !== 'string') {
        throw new CallerError(`item ${i} is not a Kubernetes object: 'apiVersion' or 'kind' is missing`);
      }
    });
    return new Manifests(objects.map(object => new ManifestObject(object as Manifest)));
  }

  private readonly set: ManifestSet;

  private constructor(objects: readonly ManifestObject[]) {
    this.set = new ManifestSet(objects);
  }

  /**
   * Number of objects.
   */
  public get count(): number {
    return this.set.objects.length;
  }

  /**
   * @internal
   */
  public get _set(): ManifestSet {
    return this.set;
  }
}
