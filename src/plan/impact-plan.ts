import { IMPACTS } from './impact';
import type { Impact, ObjectImpact } from './impact';
import type { Manifests } from './manifests';
import type { ClusterProfile } from '../cluster/cluster-profile';
import { World } from '../domain/world';
import { formatValue } from '../values/describe';
import { guard } from '../values/guard';

// late, because few apps have a plan, and the rules are heavy
const loadImpacts = () => require('./impact/between') as typeof import('./impact/between');
const loadReport = () => require('./impact/report') as typeof import('./impact/report');

/**
 * What it does to a running cluster to apply manifests where others are applied already: which guests restart or move, which data is lost,
 * and what the cluster refuses.
 *
 * An object that is left out counts as deleted, as tools do that prune. Where an answer depends on something that is not known, it is the
 * worst one, and says on what it depends: a `ClusterProfile` makes answers milder.
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
   * Compares what is applied with what is about to be.
   *
   * @param before what is applied, for example the manifests of the main branch
   * @param after what is about to be applied
   * @param profile the cluster; left out, nothing is known of it
   */
  public static between(before: Manifests, after: Manifests, profile?: ClusterProfile): ImpactPlan {
    return new ImpactPlan(loadImpacts().impactsBetween(new World(before._set, profile?._facts), new World(after._set, profile?._facts)));
  }

  private constructor(private readonly found: readonly ObjectImpact[]) {}

  /**
   * What each change does, in the order of the new manifests; what is left out of them comes last.
   */
  public get impacts(): ObjectImpact[] {
    return [...this.found];
  }

  /**
   * Refuses what must not happen.
   *
   * @param impacts what must not happen, for example `Impact.DATA_LOSS`
   * @throws if the plan has any of it, all of it told at once; or if nothing is named
   */
  public forbid(...impacts: Impact[]): void {
    const unknown = impacts.filter(impact => !IMPACTS.includes(impact));
    if (impacts.length === 0 || unknown.length > 0) {
      throw new Error(`forbid names one impact or more, got ${impacts.length === 0 ? 'none' : formatValue(unknown[0])}: write for example forbid(Impact.DATA_LOSS, Impact.REFUSED)`);
    }
    const text = loadReport().forbiddenText(this.found, impacts);
    if (text !== undefined) {
      throw new Error(text);
    }
  }

  /**
   * The plan for people, from the worst change to the least.
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
