import { readFileSync } from 'fs';
import { Step } from './step';
import { packageFile } from '../../files/package-files';

/**
 * A shell script that waits until every object is ready, in order, and uploads files.
 *
 * @param uploadsOnly whether the script only uploads
 */
export function waitScript(steps: readonly Step[], uploadsOnly = false): string {
  const uploads = steps.filter(({ upload }) => upload !== undefined);
  const keys = uploads.map(({ upload }) => upload!);
  const withUploads = (...lines: string[]) => keys.length === 0 ? [] : lines;
  const hints = steps.filter(({ start }) => start !== undefined).map(hintLine);
  const waits = uploadsOnly ? [] : ['', ...hints, ...steps.map(waitLine)];
  return [
    '#!/bin/sh',
    uploadsOnly ? '# uploads the files for objects with the source Upload' : '# waits until the objects of the manifests are ready',
    ...withUploads('#', '# usage: sh <this script> key=file ..., with a file for each of', ...keys.map(key => `#   ${oneLine(key)}`)),
    '#',
    '# KUBECTL   the kubectl command (kubectl)',
    '# INTERVAL  seconds between two checks (5)',
    ...withUploads('# ADDRESS   which address to upload to: external or inCluster (external)', '# CURL      the curl command (curl)'),
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
export const functions = (name: string): string => readFileSync(packageFile(`templates/readiness/${name}.sh`), 'utf8').trimEnd();

/** in a single-quoted word, only the quote that ends it has a meaning for the shell */
export const quoted = (text: string): string => `'${text.replace(/'/g, "'\\''")}'`;

// in manifests that were not checked, a name may have any characters
const oneLine = (text: string): string => text.replace(/[\r\n]/g, ' ');

const target = ({ object, resource, namespace = '', name }: Step): string => [object, resource, namespace, name].map(quoted).join(' ');

export const waitLine = (step: Step): string =>
  `ready ${target(step)} ${[step.phases, step.conditions, [...step.abort, ...step.abortReasons]].map(words => quoted(words.join(' '))).join(' ')} ${Math.ceil(step.minutes * 60)}${step.start === undefined ? '' : ` ${quoted(step.start)}`}`;

const hintLine = (step: Step): string => `hint ${target(step)} ${quoted(step.start!)}`;

export const uploadLine = (step: Step): string => `upload ${quoted(step.upload!)} ${target(step)} "$@" & pids="$pids $!"`;

export const keyCheck = (keys: readonly string[], all: boolean): string[] => [
  '',
  'for pair in "$@"; do',
  '  case $pair in',
  `    ${keys.map(key => `${quoted(`${key}=`)}*`).join(' | ')}) ;;`,
  `    *) fail ${quoted(`an upload is key=file, with one of the keys ${keys.join(', ')}, got`)} "$pair" ;;`,
  '  esac',
  'done',
  ...all ? [`[ "$#" -gt 0 ] || fail ${quoted(`no file given: key=file for each of ${keys.join(', ')}`)}`] : [],
];

export const AWAIT = `for pid in $pids; do
  wait "$pid" || exit 1
done`;
