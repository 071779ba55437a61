import { readFileSync } from 'fs';
import { Step } from './step';
import { packageFile } from '../../files/package-files';

/**
 * A shell script that waits until everything is ready, in order, and makes the uploads that have to be made.
 *
 * @param uploadsOnly leaves out everything but the uploads
 */
export function waitScript(steps: readonly Step[], uploadsOnly = false): string {
  const uploads = steps.filter(({ upload }) => upload !== undefined);
  const keys = uploads.map(({ upload }) => upload!);
  const withUploads = (...lines: string[]) => keys.length === 0 ? [] : lines;
  const waits = uploadsOnly ? [] : ['', ...steps.map(waitLine)];
  return [
    '#!/bin/sh',
    uploadsOnly ? '# uploads what the manifests leave to somebody to upload' : '# waits until what the manifests say is ready',
    ...withUploads('#', '# usage: sh <this script> key=file ..., with a file for each of', ...keys.map(key => `#   ${oneLine(key)}`)),
    '#',
    '# KUBECTL   the command to ask with (kubectl)',
    '# INTERVAL  seconds between two questions (5)',
    ...withUploads('# ADDRESS   which address to upload to: external or inCluster (external)', '# CURL      the command to upload with (curl)'),
    '',
    functions('wait'),
    // an upload has to begin within ten minutes, so all of them begin at once
    ...withUploads('', functions('upload'), ...keyCheck(keys, uploadsOnly), ...uploads.map(uploadLine)),
    ...waits,
    ...withUploads('', AWAIT),
    `say '${uploadsOnly ? uploaded(keys) : 'all ready'}'`,
    '',
  ].join('\n');
}

const uploaded = (keys: readonly string[]): string => keys.length === 0 ? 'nothing to upload' : 'all uploaded';

/** the shell functions that the lines of the script call */
const functions = (name: string): string => readFileSync(packageFile(`templates/readiness/${name}.sh`), 'utf8').trimEnd();

/** nothing in a single-quoted word means anything to a shell, but the quote that ends it */
const quoted = (text: string): string => `'${text.replace(/'/g, "'\\''")}'`;

// a name may hold anything in manifests that nobody has checked
const oneLine = (text: string): string => text.replace(/[\r\n]/g, ' ');

const target = ({ object, resource, namespace = '', name }: Step): string => [object, resource, namespace, name].map(quoted).join(' ');

const waitLine = (step: Step): string =>
  `ready ${target(step)} ${[step.phases, step.conditions, step.abort].map(words => quoted(words.join(' '))).join(' ')} ${Math.ceil(step.minutes * 60)}`;

const uploadLine = (step: Step): string => `upload ${quoted(step.upload!)} ${target(step)} "$@" & pids="$pids $!"`;

const keyCheck = (keys: readonly string[], all: boolean): string[] => [
  '',
  'for pair in "$@"; do',
  '  case $pair in',
  `    ${keys.map(key => `${quoted(`${key}=`)}*`).join(' | ')}) ;;`,
  `    *) fail ${quoted(`an upload is key=file, with one of the keys ${keys.join(', ')}, and not`)} "$pair" ;;`,
  '  esac',
  'done',
  ...all ? [`[ "$#" -gt 0 ] || fail ${quoted(`no file given: key=file for each of ${keys.join(', ')}`)}`] : [],
];

const AWAIT = `for pid in $pids; do
  wait "$pid" || exit 1
done`;
