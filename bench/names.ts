/** what the report calls each variant */
export const NAMES: Record<string, string> = {
  'text': 'finished text, numbers filled in: the floor',
  'json': 'bare JSON dump',
  'yaml': "bare YAML dump, by cdk8s's `Yaml`",
  'plain': '**plain `ApiObject`s**',
  'shaped': 'plain, shaped as L2: a construct around each, dependencies',
  'unchecked': 'L2, checks off',
  'l2': '**L2**',
  'cloud-init': 'L2, user data written by `CloudInit` too',
  'plus': 'cdk8s-plus-28, as many objects',
  'aws': 'aws-cdk-lib, as many resources',
  'aws-unvalidated': 'aws-cdk-lib, its validation off',
};

export const DUMPS = ['text', 'json', 'yaml'];
export const TREES = ['plain', 'shaped', 'unchecked', 'l2', 'cloud-init'];
export const AWS = ['aws', 'aws-unvalidated'];

export const writesOwnBytes = (variant: string): boolean => ['json', 'plus', ...AWS].includes(variant);

export const writesSameBytes = (variant: string): boolean => variant !== 'checks' && !writesOwnBytes(variant);
