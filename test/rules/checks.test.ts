import * as cdk8s from 'cdk8s';
import { check, ids } from './support';
import { CHECK_EXAMPLES } from '../../src/catalogue/checks';
import { readDocuments } from '../../src/files/documents';
import * as dvp from '../../src/index';
import { CHECKS } from '../../src/rules/checks';
import { sourceOf } from '../../src/yaml/source';
import { refusalOf } from '../support';

test('each check has an example, in the order of the checks', () => expect(CHECK_EXAMPLES.map(({ id }) => id)).toEqual(Object.keys(CHECKS)));

const manifests = CHECK_EXAMPLES.flatMap(example => 'breaks' in example ? [[example.id, example] as const] : []);

test.each(manifests)('%s: only this check finds what breaks it', (id, { breaks }) => expect(ids(check(breaks()))).toEqual([id]));

test.each(manifests)('%s: what keeps it passes', (_, { keeps }) => expect(check(keeps())).toEqual([]));

/** what a synth prints or refuses after the code has run */
function reportOf(code: string): string {
  const names = ['dvp', ...Object.keys(cdk8s)];
  const own = /const app = /.test(code) ? '' : 'const app = new App();\n';
  const app = new Function(...names, `${own}${code}\nreturn app;`)(dvp, ...Object.values(cdk8s)) as cdk8s.App;
  const printed = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    return refusalOf(() => {
      app.synthYaml();
      throw new Error(printed.mock.calls.join('\n'));
    });
  } finally {
    printed.mockRestore();
  }
}

const codes = CHECK_EXAMPLES.flatMap(example => 'code' in example ? [[example.id, example.code] as const] : []);

test.each(codes)('%s: the code breaks it, and nothing else', (id, code) =>
  expect([...reportOf(code).matchAll(/ \(([A-Z]+-[A-Z0-9]+|[A-Z]+)\)$/gm)].map(([, found]) => found)).toEqual([id]));

const texts = CHECK_EXAMPLES.flatMap(example => 'text' in example ? [[example.id, example.text] as const] : []);

test.each(texts)('%s: the text breaks it, and nothing else', (id, text) => {
  const { objects, unreadable, misread = [] } = readDocuments('data.yaml', sourceOf(text));
  expect(unreadable).toEqual([]);
  expect([...misread.map(each => each.id), ...ids(check(objects.map(({ object }) => object.json)))]).toEqual([id]);
});

test('where there is no example, the reason is a sentence', () =>
  expect(CHECK_EXAMPLES.flatMap(example => 'because' in example ? [[example.id, example.because]] : []))
    .toEqual([
      ['SCHEMA-FORM', 'The schemas of this release have no such condition, so there is no example.'],
      ['READ-BYTES', 'A byte that is not UTF-8 cannot be shown, so there is no example.'],
    ]));
