import { Awaited, awaitedOf, resourceOf } from './awaited';
import { Manifest, ManifestObject } from '../../manifest/manifest';

/** an object to wait for, and when it counts as ready */
export interface Step extends Awaited {
  readonly object: string;
  /** for kubectl, with its group */
  readonly resource: string;
  readonly name: string;
  readonly namespace?: string;
  /** the key of its upload on the command line, if it needs one */
  readonly upload?: string;
  /** the command that a user runs once, without which an object does not start */
  readonly start?: string;
}

/** what an object needs beside the table of readiness */
export interface WaitExtra {
  readonly conditions?: readonly string[];
  readonly start?: string;
}

export interface StepOptions {
  /** for every step */
  readonly minutes?: number;
  /** whether to wait for the agent in each guest */
  readonly guestAgent?: boolean;
}

/** an object of the platform to wait for, which no manifest has */
export function platformStep(apiVersion: string, kind: string, name: string, own: Partial<Step> = {}, namespace?: string): Step {
  const json: Manifest = { apiVersion, kind, metadata: { name, namespace } };
  const { label } = new ManifestObject(json);
  const known = awaitedOf(json) ?? { phases: [], conditions: [], abort: [], abortReasons: [], minutes: 5 };
  return { object: label, resource: resourceOf(json), name, ...namespace === undefined ? {} : { namespace }, ...known, ...own };
}
