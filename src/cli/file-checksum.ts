import { createHash, getHashes } from 'crypto';
import { createReadStream } from 'fs';
import { CODES, Stop } from '../apply/stop';
import { uploadKey } from '../apply/uploads';
import { failureText } from '../manifest/failure-text';
import { ManifestObject, valueAt } from '../manifest/manifest';

/**
 * The files that have another checksum than the manifests say, a line for each; `undefined` if all are right. Node does not know every algorithm of
 * DVP, which checks the file again.
 *
 * @param files the file for each key of an upload
 */
export async function wrongChecksums(objects: readonly ManifestObject[], files: ReadonlyMap<string, string>): Promise<string | undefined> {
  const lines: string[] = [];
  for (const object of objects) {
    const file = files.get(uploadKey(object) ?? '');
    const wanted = Object.entries(Object(valueAt(object.json, '/spec/dataSource/upload/checksum')) as Record<string, string>);
    for (const [algorithm, value] of file === undefined ? [] : wanted.filter(([name]) => getHashes().includes(name))) {
      const found = await hashOf(file!, algorithm).catch(error => {
        throw new Stop(`cannot read ${file}: ${failureText(error)}`, CODES.usage);
      });
      if (found !== value.toLowerCase()) {
        lines.push(`  ${file}: ${algorithm} is ${found}, and ${object.label} says ${value}`);
      }
    }
  }
  return lines.length === 0 ? undefined : lines.join('\n');
}

function hashOf(file: string, algorithm: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const hash = createHash(algorithm);
    createReadStream(file).on('error', reject).on('data', part => hash.update(part)).on('end', () => resolve(hash.digest('hex')));
  });
}
