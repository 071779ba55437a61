/**
 * Who we are in each language: one place, so that a rename is one edit.
 */
const repository = 'https://github.com/cdk8s-dvp/cdk8s-dvp';

export const identity = {
  name: 'cdk8s-dvp',
  description: 'Virtual machines of the Deckhouse Virtualization Platform as code: typed CDK8s constructs, checked at synth.',
  keywords: ['cdk8s', 'constructs', 'deckhouse', 'dvp', 'kubernetes', 'kubevirt', 'kvm', 'virtualization', 'virtual-machine'],
  license: 'Apache-2.0',
  author: 'The cdk8s-dvp authors',
  authorAddress: repository,
  authorOrganization: true,
  copyrightOwner: 'The cdk8s-dvp authors',
  repositoryUrl: `${repository}.git`,
  homepage: repository,
  defaultReleaseBranch: 'main',

  publishToPypi: { distName: 'cdk8s-dvp', module: 'cdk8s_dvp', trustedPublishing: true },
  publishToMaven: {
    javaPackage: 'io.github.cdk8sdvp',
    mavenGroupId: 'io.github.cdk8s-dvp',
    mavenArtifactId: 'cdk8s-dvp',
  },
  publishToGo: { moduleName: 'github.com/cdk8s-dvp/cdk8s-dvp-go', packageName: 'cdk8sdvp' },
};
