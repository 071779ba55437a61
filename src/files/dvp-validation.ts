/**
 * Properties of `DvpValidation`, as they stand below `properties:` in `cdk8s.yaml`.
 */
export interface DvpValidationProps {
  /**
   * Path of a file with what is known of the cluster, as `ClusterProfile.fromFile` takes it.
   *
   * @default - nothing is known of the cluster, and nothing is concluded
   */
  readonly profile?: string;
}

/**
 * The checks of this library as a validation plugin of cdk8s-cli, for apps in which no construct of it switches them on.
 *
 * In `cdk8s.yaml`: `validations: [{ package: cdk8s-dvp, version: …, class: DvpValidation }]`
 *
 * @see https://cdk8s.io/docs/latest/cli/synth/
 */
export class DvpValidation {
  constructor(private readonly props: DvpValidationProps = {}) {}

  /**
   * Checks the manifests of an app that was synthesized; cdk8s-cli calls it.
   *
   * @param context the ValidationContext of cdk8s-cli
   */
  public async validate(context: any): Promise<void> {
    // only the command line of cdk8s comes here, so nobody else pays for the YAML parser
    /* eslint-disable @typescript-eslint/no-require-imports */
    const { readPaths } = require('./paths') as typeof import('./paths');
    const { validate } = require('./validate') as typeof import('./validate');
    const { ClusterProfile } = require('../cluster/cluster-profile') as typeof import('../cluster/cluster-profile');
    const { noticeText } = require('../manifest/report') as typeof import('../manifest/report');
    /* eslint-enable */
    const { profile } = this.props;
    const facts = profile === undefined ? undefined : ClusterProfile.fromFile(profile)._facts;
    const { findings, unreadable, errors } = validate(readPaths(context.manifests), { facts });

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
        ruleName: 'READ', recommendation: wrong, fix: 'a manifest that can be read', violatingResources: [{ resourceName: file, locations: [], manifestPath: file }],
      });
    }
    const notice = noticeText(findings);
    if (notice !== '') {
      context.logger.log(notice);
    }
    context.report.submit(errors > 0 || unreadable.length > 0 ? 'failure' : 'success');
  }
}
