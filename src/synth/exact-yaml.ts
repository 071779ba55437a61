import { Yaml } from 'cdk8s';
import { hasFragile, isFragile, writeQuoting } from '../yaml/exact';

/**
 * Makes cdk8s write YAML that kubectl reads as the same JSON, and returns a function that restores the original method.
 *
 * cdk8s knows neither all spellings of numbers that kubectl reads, nor the characters at which its lines end. Few objects have such a string.
 *
 * @param sound objects that have none
 */
export function holdYaml(sound: ReadonlySet<unknown>): () => void {
  const own = Object.getOwnPropertyDescriptor(Yaml, 'stringify')!;
  const original: typeof Yaml.stringify = own.value.bind(Yaml);
  const stringify = (...documents: unknown[]): string => {
    const isSound = documents.every(document => sound.has(document) || !hasFragile(document));
    return isSound ? original(...documents) : documents.map(document => writeQuoting(document, isFragile, json => original(json))).join('---\n');
  };
  Object.defineProperty(Yaml, 'stringify', { ...own, value: stringify });
  return () => Object.defineProperty(Yaml, 'stringify', own);
}
