import type { Impact, ObjectImpact } from './impact';
import type { Manifests } from './manifests';
import type { ClusterProfile } from '../cluster/cluster-profile';
import { World } from '../domain/world';
import { CallerError } from '../manifest/caller-error';
import { guard } from '../values/guard';

// late, because few apps have a plan, and the domain is heavy
const loadImpacts = () => require('./impact/between') as typeof import('./impact/between');
const loadReport = () => require('./impact/report') as typeof import('./impact/report');

/**
 * The effects of applying new manifests to a running cluster: which guests restart or migrate, which data is lost, and which changes the
 * cluster rejects.
 *
 * An object that is missing in the new manifests counts as deleted, since pruning tools delete it. If an impact depends on something unknown, the
 * plan assumes the worst case and says what is missing: a `ClusterProfile` gives milder impacts.
 *
 * @see https://deckhouse.io/modules/virtualization/stable/user_guide.html
 *
 * @example
 *
 * const plan = dvp.ImpactPlan.between(dvp.Manifests.fromFiles('dist-main'), dvp.Manifests.fromApp(app));
 * plan.forbid(dvp.Impact.DATA_LOSS, dvp.Impact.REFUSED);
 */
export class ImpactPlan {
  static { guard(this, 'ImpactPlan'); }

  /**
   * Compares the applied manifests with the new ones.
   *
   * @param before the applied manifests, for example those of the main branch
   * @param after the new manifests
   * @param profile the cluster; without it, the plan assumes the worst case
   */
  public static between(before: Manifests, after: Manifests, profile?: ClusterProfile): ImpactPlan {
    return new ImpactPlan(loadImpacts().impactsBetween(new World(before._set, profile?._facts), new World(after._set, profile?._facts)));
  }

  private constructor(private readonly found: readonly ObjectImpact[]) {}

  /**
   * The impact of each change, in the order of the new manifests; deleted objects come last.
   */
  public get impacts(): ObjectImpact[] {
    return [...this.found];
  }

  /**
   * Throws if the plan has an impact that must not happen.
   *
   * @param impacts the forbidden impacts, for example `Impact.DATA_LOSS`
   * @throws if the plan has any of them, with all of them in the message; or if no impact is given
   */
  public forbid(...impacts: Impact[]): void {
    if (impacts.length === 0) {
      throw new CallerError("'forbid' needs at least one Impact, got no arguments: for example forbid(Impact.DATA_LOSS, Impact.REFUSED)");
    }
    const text = loadReport().forbiddenText(this.found, impacts);
    if (text !== undefined) {
      throw new CallerError(text);
    }
  }

  /**
   * The plan as text, the worst change first.
   */
  public toText(): string {
    return loadReport().impactsText(this.found);
  }

  /**
   * The plan as Markdown, for a merge request.
   */
  public toMarkdown(): string {
    return loadReport().impactsMarkdown(this.found);
  }
}
