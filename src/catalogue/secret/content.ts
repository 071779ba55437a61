import { Manifest } from '../../manifest/manifest';
import { contentOfType, fitsIntoAnnotation, keyNames, sizeOfData } from '../../rules/secret/content';
import { RuleExample } from '../entry';

/** a Secret with strings */
export const secret = (stringData: object, more: object = {}): Manifest =>
  ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'registry', namespace: 'shop' }, stringData, ...more });

const DOCKER = 'kubernetes.io/dockerconfigjson';

export const CONTENT_EXAMPLES: readonly RuleExample[] = [
  { rule: sizeOfData, breaks: () => [secret({ archive: 'x'.repeat(1024 * 1024 + 1) })], keeps: () => [secret({ archive: 'x'.repeat(1000) })] },
  { rule: keyNames, breaks: () => [secret({ 'my key': 'x' })], keeps: () => [secret({ 'my-key': 'x' })] },
  { rule: contentOfType, breaks: () => [secret({ '.dockerconfig': '{}' }, { type: DOCKER })], keeps: () => [secret({ '.dockerconfigjson': '{"auths":{}}' }, { type: DOCKER })] },
  { rule: fitsIntoAnnotation, breaks: () => [secret({ archive: 'x'.repeat(300_000) })], keeps: () => [secret({ archive: 'x'.repeat(200_000) })] },
];
