import { download, image } from '../../catalogue/data-source/objects';
import { SOURCED } from './kinds';
import { SOURCE, text } from '../../domain/source';
import { Violation } from '../../manifest/finding';
import { valueAt } from '../../manifest/manifest';
import { Rule } from '../rule';

const MOVING = ['latest', 'current', 'daily'];

/** the path of the URL that a source downloads, empty for every other source */
function pathOf(source: unknown): string {
  const url = text(source, '/type') === 'HTTP' ? text(source, '/http/url') ?? '' : '';
  return url.replace(/^https?:\/\/[^/?]*/, '').split('?')[0];
}

/** whether a source downloads an ISO image, packed or not, as its URL says */
export function isIso(source: unknown): boolean {
  return /\.iso(\.gz|\.xz)?$/i.test(pathOf(source));
}

/**
 * What is uncertain about a download, wherever the source stands.
 *
 * @param source value of a `dataSource` that has passed the schema
 * @param at pointer to it
 */
function movingUrl(source: unknown, at: string): Violation[] {
  const word = pathOf(source).toLowerCase().split('/').find(segment => MOVING.includes(segment));
  return word === undefined || Object.keys(valueAt(source, '/http/checksum') ?? {}).length > 0 ? [] : [{
    pointer: `${at}/http/url`,
    wrong: `'${word}' in a URL means another file from time to time, and no checksum says which one is meant`,
    got: text(source, '/http/url'),
    instead: 'the URL of one release, or a checksum of the file, for example Checksum.sha256(…)',
  }];
}

export const urlStandsStill: Rule = {
  id: 'DS-18',
  severity: 'warning',
  kinds: SOURCED,
  says: `A lint of ours: a URL with ${MOVING.map(word => `/${word}/`).join(', ')} in its path comes with a checksum.`,
  why: 'The platform takes whatever lies there, so the same manifest makes another disk or image tomorrow than it made today.',
  source: 'images/virtualization-artifact/pkg/common/datasource/checksums.go',
  breaks: () => [image(download('https://example.com/noble/current/noble.img'))],
  keeps: () => [image(download('https://example.com/noble/current/noble.img', { checksum: { md5: 'a'.repeat(32) } }))],
  check: ({ json }) => movingUrl(valueAt(json, SOURCE), SOURCE),
};
