import { SOURCED } from './kinds';
import { SOURCE, downloadPath } from '../../domain/source';
import { Topic } from '../rule';

/** the URLs of downloads */
export const downloadUrls = new Topic({ kinds: SOURCED, source: 'images/virtualization-artifact/pkg/common/datasource/checksums.go' });

const MOVING = ['latest', 'current', 'daily'];

export const movingUrlHasChecksum = downloadUrls.rule({
  id: 'DS-18',
  severity: 'warning',
  says: `A lint of ours: a URL with ${MOVING.map(word => `/${word}/`).join(', ')} in its path comes with a checksum.`,
  why: 'The file behind such a URL changes, so the same manifest makes another disk or image tomorrow than today.',
  check: object => {
    const word = downloadPath(object.value(SOURCE)).toLowerCase().split('/').find(segment => MOVING.includes(segment));
    if (word === undefined || Object.keys(object.value(`${SOURCE}/http/checksum`) ?? {}).length > 0) {
      return undefined;
    }
    return {
      pointer: `${SOURCE}/http/url`,
      wrong: `'${word}' in a URL stands for a file that changes, and there is no checksum`,
      instead: {
        yaml: 'the URL of one release, or a checksum of the file, for example checksum.sha256',
        code: 'the URL of one release, or a checksum of the file, for example Checksum.sha256(digest)',
      },
    };
  },
});
