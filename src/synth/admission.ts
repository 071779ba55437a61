import { IConstruct } from 'constructs';
import { suppress } from './suppressions';
import { CallerError } from '../manifest/caller-error';
import { guard } from '../values/guard';

/**
 * Exceptions from the checks that run at synth.
 *
 * @example
 *
 * const disk = new dvp.VirtualDisk(chart, 'data', { size: Size.gibibytes(10) });
 * ApiObject.of(disk).addJsonPatch(JsonPatch.add('/spec/newField', true));
 * dvp.Admission.of(disk).acknowledge('SCHEMA-UNKNOWN', 'newField is of a newer release of DVP');
 */
export class Admission {
  static { guard(this, 'Admission'); }

  /**
   * Exceptions for everything at and below a construct.
   *
   * @param scope the construct, which may be a chart or the app
   */
  public static of(scope: IConstruct): Admission {
    return new Admission(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /**
   * Acknowledges the findings of one rule at and below the construct: they do not stop a synth, and the report lists them with the reason.
   *
   * A synth warns if the construct is a single object without such a finding.
   *
   * @param ruleId id of the rule, as the report prints it in parentheses: for example `VM-11`
   * @param reason why the rule does not apply here, for readers of the code
   * @throws if the reason is empty
   */
  public acknowledge(ruleId: string, reason: string): void {
    suppress(this.scope, ruleId, { effect: 'acknowledge', reason: this.required('acknowledge', ruleId, reason) });
  }

  /**
   * Lowers the errors of one rule at and below the construct to warnings: they do not stop a synth, and the report prints them.
   *
   * @param ruleId id of the rule, as the report prints it in parentheses: for example `VM-11`
   * @param reason why the rule may be broken here, for readers of the code
   * @throws if the reason is empty
   */
  public lower(ruleId: string, reason: string): void {
    suppress(this.scope, ruleId, { effect: 'lower', reason: this.required('lower', ruleId, reason) });
  }

  private required(method: string, ruleId: string, reason: string): string {
    if (reason.trim() === '') {
      throw new CallerError(`[${this.scope.node.path}] '${method}' of ${ruleId} needs a reason: write why the rule does not apply here`);
    }
    return reason;
  }
}
