import { Yaml } from 'cdk8s';
import { isOfCdk8s } from './own-yaml';
import { writeWhole } from '../../manifest/whole-file';
import { KUBECTL, hasFragile, writeQuoting } from '../../yaml/exact';
import { documentText } from '../../yaml/writer';

/**
 * Makes cdk8s write YAML by our writer, and returns a function that restores the original method.
 *
 * cdk8s knows neither all spellings of numbers that kubectl reads, nor the characters at which its lines end, and is slow. A function of the
 * user in place of the method writes what has none of these. A file of `save` is whole, or as it was before.
 */
export function holdYaml(): () => void {
  const own = Object.getOwnPropertyDescriptor(Yaml, 'stringify')!;
  const stringify = isOfCdk8s('stringify') ? allDocuments(documentText) : quotingBy(own.value.bind(Yaml));
  Object.defineProperty(Yaml, 'stringify', { ...own, value: stringify });
  const ownSave = Object.getOwnPropertyDescriptor(Yaml, 'save')!;
  if (isOfCdk8s('save')) {
    Object.defineProperty(Yaml, 'save', { ...ownSave, value: save });
  }
  return () => Object.defineProperties(Yaml, { stringify: own, save: ownSave });
}

function save(path: string, documents: any[]): void {
  const text = Yaml.stringify(...documents);
  writeWhole(path, append => append(text));
}

type Stringify = typeof Yaml.stringify;

const allDocuments = (textOf: (document: unknown) => string): Stringify => (...documents) => documents.map(textOf).join('---\n');

function quotingBy(stringify: Stringify): Stringify {
  const quoting = allDocuments(document => writeQuoting(document, KUBECTL, json => stringify(json)));
  return (...documents) => documents.some(document => hasFragile(document)) ? quoting(...documents) : stringify(...documents);
}
