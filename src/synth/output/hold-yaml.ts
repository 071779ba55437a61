import { Yaml } from 'cdk8s';
import { documentText } from '../../yaml/writer';

/**
 * Makes cdk8s write YAML by our writer, and returns a function that restores the original method.
 *
 * cdk8s knows neither all spellings of numbers that kubectl reads, nor the characters at which its lines end, and is slow.
 */
export function holdYaml(): () => void {
  const own = Object.getOwnPropertyDescriptor(Yaml, 'stringify')!;
  const stringify = (...documents: unknown[]): string => documents.map(document => documentText(document)).join('---\n');
  Object.defineProperty(Yaml, 'stringify', { ...own, value: stringify });
  return () => Object.defineProperty(Yaml, 'stringify', own);
}
