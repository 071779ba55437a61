import { App, Chart, Yaml } from 'cdk8s';
import { MARK, NAMESPACE, addStack } from './stack';

/** a Kubernetes object as the author of plain `ApiObject`s writes it */
export interface Document {
  apiVersion: string;
  kind: string;
  metadata: { name: string };
  [key: string]: unknown;
}

/** what the other variants build stack `i` from */
export interface Derived {
  documents(i: number): Document[];
  yaml(i: number): string;
}

/**
 * Writes, from what the library renders for one stack, the code that somebody would have written without it:
 * the same objects as literals, and the same text as a template.
 */
export function deriveModule(): string {
  const app = new App();
  const chart = new Chart(app, 'stacks', { namespace: NAMESPACE });
  addStack(chart, MARK);
  const documents = chart.toJson();
  return [
    `exports.documents = i => ${literals(JSON.stringify(documents, undefined, 1))};`,
    `exports.yaml = i => ${template(Yaml.stringify(...documents).replace(/[\\`]|\$\{/g, '\\$&'))};`,
    '',
  ].join('\n');
}

/** an app of one stack, as its author writes it with plain cdk8s */
export function deriveProgram(derived: Derived): string {
  const objects = derived.documents(1).map(document => `new ApiObject(chart, '${document.kind}', ${JSON.stringify(document, undefined, 2)});`);
  return [
    "import { ApiObject, App, Chart } from 'cdk8s';",
    'const app = new App();',
    "const chart = new Chart(app, 'stacks');",
    ...objects,
    'app.synth();',
    '',
  ].join('\n');
}

// a JSON string is a template as well, once its backquotes and placeholders are escaped
function literals(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"(:?)/g, (text, colon) => {
    if (colon !== '' || !text.includes(String(MARK))) {
      return text;
    }
    return template(text.slice(1, -1).replace(/`|\$\{/g, '\\$&'));
  });
}

function template(text: string): string {
  return `\`${text.replaceAll(String(MARK), '${i}')}\``;
}
