import { Yaml } from 'cdk8s';
import { Dialect, KUBECTL, hasFragile, writeQuoting } from './exact';
import { Places, PlainDocument } from './plain-document';

// not the method itself, which a synth holds
const library = Yaml.stringify.bind(Yaml);

/** Writes documents of YAML: what `Yaml.stringify` of cdk8s returns, except for strings that a dialect quotes. */
export class YamlWriter {
  private readonly places: Places;

  public constructor(private readonly dialect: Dialect) {
    this.places = new Places(dialect.mustQuote);
  }

  /** The text of a document, as one flat string. The library `yaml` writes what is not plain data. */
  public text(document: unknown): string {
    const text = isKnownLibrary() ? new PlainDocument(this.dialect, this.places).text(document) : undefined;
    return text ?? this.byLibrary(document);
  }

  private byLibrary(document: unknown): string {
    const mustQuote = this.dialect.skipsUndefined || hasFragile(document);
    return mustQuote ? writeQuoting(document, this.dialect, json => library(json)) : library(document);
  }
}

const forKubectl = new YamlWriter(KUBECTL);

/** The text of a document for kubectl. */
export const documentText = (document: unknown): string => forKubectl.text(document);

const PROBE = {
  'yes': ['no', '1_000', '017', '12:30', '2001-12-14', null, undefined, 1e21, [], {}, [['a']]],
  'a: b': ["it's: a", 'say: "a"', `${'a long line '.repeat(20)}.`],
  'lines': ['\n a\n  b\n\n', 'a\n'.repeat(20), `${'a line of Windows '.repeat(3)}\r\nb`],
};

let isKnown: boolean | undefined;

/** Whether cdk8s writes as it did when the writer was made. Another release of cdk8s, or of its library, may choose another form. */
function isKnownLibrary(): boolean {
  isKnown ??= new PlainDocument(KUBECTL, new Places(KUBECTL.mustQuote)).text(PROBE) === library(PROBE);
  return isKnown;
}
