import { dnsForm } from './default-name';
import { CallerError } from '../manifest/caller-error';

const NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const LONGEST_NAME = 253;
const NAMESPACE = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const LONGEST_NAMESPACE = 63;

/**
 * Checks the name and the namespace of an object that is not in this app. Without this check, a typing error would show only at synth,
 * in the objects that refer to it.
 *
 * @param where name of the method, for example `VirtualDisk.fromDiskName`
 * @param parameter name of its parameter
 * @throws if the name or the namespace is not a DNS name
 */
export function checkReference(where: string, parameter: string, name: string, namespace?: string): void {
  if (name.length > LONGEST_NAME || !NAME.test(name)) {
    throw new CallerError(wrongName(where, parameter, `have 1 to ${LONGEST_NAME} lower-case letters, digits, dashes and dots`, name));
  }
  if (namespace !== undefined && (namespace.length > LONGEST_NAMESPACE || !NAMESPACE.test(namespace))) {
    throw new CallerError(wrongName(where, 'namespace', `have 1 to ${LONGEST_NAMESPACE} lower-case letters, digits and dashes`, namespace));
  }
}

function wrongName(where: string, parameter: string, form: string, got: string): string {
  const likely = dnsForm(got).slice(0, LONGEST_NAMESPACE);
  return `[${where}] '${parameter}' must ${form}, with a letter or digit at both ends, got ${JSON.stringify(got)}: for example '${likely || 'web'}'`;
}
