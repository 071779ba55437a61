import { ClusterProfile } from '../cluster/cluster-profile';
import { CallerError } from '../manifest/caller-error';
import { noticeText } from '../manifest/report';
import { describeType } from '../values/describe';
import { checkProps, guard } from '../values/guard';

// loaded late, because only the command line of cdk8s needs the YAML parser and the rules
const loadPaths = () => require('./paths') as typeof import('./paths');
const loadValidate = () => require('./validate') as typeof import('./validate');

/**
 * Properties of `DvpValidation`, written below `properties:` in `cdk8s.yaml`.
 */
export interface DvpValidationProps {
  /**
   * Path of a cluster profile, as `ClusterProfile.fromFile` reads it.
   *
   * @default - no facts of the cluster, and rules that need them are skipped
   */
  readonly profile?: string;
}

/**
 * The checks of this library as a validation plugin of cdk8s-cli, for apps without a construct of this library, which would enable them.
 *
 * In `cdk8s.yaml`: `validations: [{ package: cdk8s-dvp, version: …, class: DvpValidation }]`
 *
 * @see https://cdk8s.io/docs/latest/cli/synth/
 */
export class DvpValidation {
  static { guard(this, 'DvpValidation'); }

  constructor(private readonly props: DvpValidationProps = {}) {
    checkProps('DvpValidation', 'DvpValidationProps', props);
  }

  /**
   * Checks the manifests of a synthesized app; cdk8s-cli calls it.
   *
   * @param context the ValidationContext of cdk8s-cli
   */
  public async validate(context: any): Promise<void> {
    if (typeof context?.manifests?.[Symbol.iterator] !== 'function') {
      throw new CallerError(`'context' must be the ValidationContext of cdk8s-cli, got ${describeType(context)}: let cdk8s-cli call 'validate'`);
    }
    const { profile } = this.props;
    const facts = profile === undefined ? undefined : ClusterProfile.fromFile(profile)._facts;
    const { findings, unreadable, errors } = loadValidate().validate(loadPaths().readPaths(context.manifests), { facts });

    for (const { id, severity, object, pointer, wrong, got, instead, file } of findings) {
      if (severity === 'error') {
        context.report.addViolation({
          ruleName: id,
          recommendation: got === undefined ? wrong : `${wrong}, got: ${got}`,
          fix: instead ?? '',
          violatingResources: [{ resourceName: object.split('/').pop()!.split(' ').pop()!, locations: [pointer], manifestPath: file }],
        });
      }
    }
    for (const { file, wrong } of unreadable) {
      context.report.addViolation({
        ruleName: 'READ', recommendation: wrong, fix: 'a readable manifest', violatingResources: [{ resourceName: file, locations: [], manifestPath: file }],
      });
    }
    const notice = noticeText(findings);
    if (notice !== '') {
      context.logger.log(notice);
    }
    context.report.submit(errors > 0 || unreadable.length > 0 ? 'failure' : 'success');
  }
}
