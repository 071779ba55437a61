import { download, image } from './objects';
import { movingUrlHasChecksum, urlHasNoPassword } from '../../rules/data-source/url';
import { RuleExample } from '../entry';

const URL = 'https://example.com/noble/current/noble.img';

export const URL_EXAMPLES: readonly RuleExample[] = [{
  rule: movingUrlHasChecksum,
  breaks: () => [image(download(URL))],
  keeps: () => [image(download(URL, { checksum: { md5: 'a'.repeat(32) } }))],
}, {
  rule: urlHasNoPassword,
  breaks: () => [image(download('https://reader:s3cret@example.com/noble.img'))],
  keeps: () => [image(download('https://example.com/noble.img'))],
}];
