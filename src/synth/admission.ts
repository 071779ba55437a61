import { IConstruct } from 'constructs';
import { suppress } from './suppressions';

/**
 * What the author has to say to the checks that run at synth.
 *
 * @example
 *
 * const disk = new dvp.VirtualDisk(chart, 'data', { size: Size.gibibytes(10) });
 * ApiObject.of(disk).addJsonPatch(JsonPatch.add('/spec/newField', true));
 * dvp.Admission.of(disk).acknowledge('SCHEMA-UNKNOWN', 'newField came with the release after the pinned one');
 */
export class Admission {
  /**
   * The checks of everything at and below a construct.
   *
   * @param scope the construct, which may be a chart or the app
   */
  public static of(scope: IConstruct): Admission {
    return new Admission(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /**
   * Lets findings of one rule pass at and below the construct; the report lists them with the reason.
   *
   * A warning tells where this is said of a single object that has no such finding.
   *
   * @param ruleId id of the rule as the report prints it, for example `VM-11`
   * @param reason why the rule does not hold here, in words for whoever reads the code next
   * @throws if the reason is empty
   */
  public acknowledge(ruleId: string, reason: string): void {
    suppress(this.scope, ruleId, { effect: 'acknowledge', reason: this.checked('acknowledging', ruleId, reason) });
  }

  /**
   * Makes warnings of the errors of one rule at and below the construct: they are told, and stop nothing.
   *
   * @param ruleId id of the rule as the report prints it, for example `VM-11`
   * @param reason why the rule may be broken here, in words for whoever reads the code next
   * @throws if the reason is empty
   */
  public lower(ruleId: string, reason: string): void {
    suppress(this.scope, ruleId, { effect: 'lower', reason: this.checked('lowering', ruleId, reason) });
  }

  private checked(doing: string, ruleId: string, reason: string): string {
    if (reason.trim() === '') {
      throw new Error(`[${this.scope.node.path}] ${doing} ${ruleId} needs a reason: say why the rule does not hold here`);
    }
    return reason;
  }
}
