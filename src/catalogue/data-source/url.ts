import { download, image } from './objects';
import { movingUrlHasChecksum } from '../../rules/data-source/url';
import { RuleExample } from '../entry';

const URL = 'https://example.com/noble/current/noble.img';

export const URL_EXAMPLES: readonly RuleExample[] = [{
  rule: movingUrlHasChecksum,
  breaks: () => [image(download(URL))],
  keeps: () => [image(download(URL, { checksum: { md5: 'a'.repeat(32) } }))],
}];
