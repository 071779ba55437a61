import { SOURCED } from './kinds';
import { SOURCE, downloadPath } from '../../domain/source';
import { passwordIn } from '../../manifest/credentials';
import { Topic } from '../rule';

/** the URLs of downloads */
export const downloadUrls = new Topic({ fields: [`${SOURCE}/http`], kinds: SOURCED, source: 'images/virtualization-artifact/pkg/common/datasource/checksums.go' });

const MOVING = ['latest', 'current', 'daily'];
const MOVING_ANYWHERE = new RegExp(MOVING.join('|'), 'i');
const URL = `${SOURCE}/http/url`;

export const movingUrlHasChecksum = downloadUrls.rule({
  id: 'DS-18',
  severity: 'warning',
  says: `A lint of ours: a URL with ${MOVING.map(word => `/${word}/`).join(', ')} in its path comes with a checksum.`,
  why: 'The file behind such a URL changes, so the same manifest makes another disk or image tomorrow than today.',
  check: object => {
    const path = downloadPath(object.value(SOURCE));
    // nearly no URL has one of the words, and none needs its parts then
    if (!MOVING_ANYWHERE.test(path)) {
      return undefined;
    }
    const word = path.toLowerCase().split('/').find(segment => MOVING.includes(segment));
    if (word === undefined || Object.keys(object.value(`${SOURCE}/http/checksum`) ?? {}).length > 0) {
      return undefined;
    }
    return {
      pointer: URL,
      wrong: `'${word}' in a URL stands for a file that changes, and there is no checksum`,
      instead: {
        yaml: 'the URL of one release, or a checksum of the file, for example checksum.sha256',
        code: 'the URL of one release, or a checksum of the file, for example Checksum.sha256(digest)',
      },
    };
  },
});

export const urlHasNoPassword = downloadUrls.rule({
  id: 'DS-20',
  severity: 'warning',
  says: 'A lint of ours: the URL of a download has no password.',
  why: 'Everyone who may read the manifest or the object reads the password, and it stays in the history of git.',
  check: object => passwordIn(object.text(URL) ?? '') ? {
    pointer: URL,
    wrong: 'the password in this URL is readable in the manifest and in the cluster',
    instead: {
      yaml: "a URL without a password; or 'type: ContainerImage' with 'imagePullSecret', which keeps it in a Secret; or 'type: Upload'",
      code: "a URL without a password; or a container image with 'pullSecretName', which keeps it in a Secret; or an upload",
    },
  } : undefined,
});
