import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { App, Chart, Testing } from 'cdk8s';
import { IConstruct } from 'constructs';
import { parse } from 'yaml';
import { rendered } from '../support';

/** the manifests of the DVP guides; they are not part of the repository */
const CORPUS = join(__dirname, '../../../shared/corpus/docs');

export interface Verdict {
  readonly verdict: 'valid' | 'invalid';
  /** what makes it invalid: a bug, a fragment, a skeleton with placeholders, or something for a shell to expand */
  readonly class?: string;
}

export const there = existsSync(CORPUS);

export const corpusTest = there ? test : test.skip;
export const verdicts: Record<string, Verdict> = there ? JSON.parse(readFileSync(join(CORPUS, 'verdicts.json'), 'utf8')) : {};
export const read = (file: string): any => parse(readFileSync(join(CORPUS, file), 'utf8'));

/** files of a kind, with the verdict asked for */
export function filesOf(kind: string, verdict: Verdict['verdict']): string[] {
  return Object.keys(verdicts).filter(file => verdicts[file].verdict === verdict && read(file)?.kind === kind).sort();
}

/**
 * Each valid manifest of a kind has code of ours, which makes an equal object that the checks have nothing against.
 *
 * @param refused files of the kind that are valid by their schema alone, and whose code the caller tries himself
 */
export function covers(kind: string, code: Record<string, (chart: Chart) => IConstruct>, refused: readonly string[] = []): void {
  corpusTest.each(Object.entries(code))('code makes %s', (file, build) => {
    const manifest = read(file);
    const { namespace } = manifest.metadata;
    const chart = new Chart(new App({ outdir: Testing.app().outdir }), 'guide', { namespace });
    expect(rendered(build(chart))).toEqual(manifest);
    expect(Testing.synth(chart)).toContainEqual(manifest);
  });

  corpusTest(`every valid ${kind} has code`, () => expect([...Object.keys(code), ...refused].sort()).toEqual(filesOf(kind, 'valid')));
}
