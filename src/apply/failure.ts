/**
 * Why a request to the cluster failed:
 * - early: something that the object needs is still starting
 * - busy: the API server does not answer, or not yet
 * - conflict: another manager owns fields of the object
 * - forbidden: the user may not do that
 * - refused: the cluster rejects the object
 * - exists: the object is there already, or another client was faster
 * - missing: there is no such object
 * - offline: no cluster is at the address
 * - program: kubectl cannot be run, or does not understand its arguments
 */
export type FailureKind = 'early' | 'busy' | 'conflict' | 'forbidden' | 'refused' | 'exists' | 'missing' | 'offline' | 'program';

/** the fields of an object that one manager owns */
export interface Conflict {
  readonly manager: string;
  readonly fields: readonly string[];
}

/** a failed request */
export class ClusterError extends Error {
  constructor(public readonly kind: FailureKind, message: string, public readonly conflicts: readonly Conflict[] = []) {
    super(message);
  }
}

// the first that matches counts, so that the more exact ones stand first
const PATTERNS: readonly (readonly [FailureKind, RegExp])[] = [
  ['conflict', /Apply failed with \d+ conflicts?/],
  ['early', /no matches for kind|the server could not find the requested resource|doesn't have a resource type/],
  ['early', /failed calling webhook/],
  ['early', /conversion webhook for .* failed/],
  ['early', /depends on (the )?disabled module|depends on module.* not (enabled|ready)/i],
  ['early', /namespaces? "[^"]*" not found|because it is being terminated|namespace .* is being terminated/],
  ['forbidden', /\(Forbidden\).*cannot |is forbidden: User |\(Unauthorized\)|You must be logged in to the server/],
  ['refused', /admission webhook "[^"]*" denied|ValidatingAdmissionPolicy|exceeded quota/],
  ['exists', /\(AlreadyExists\)|the object has been modified|\(Conflict\)/],
  ['missing', /\(NotFound\)/],
  ['busy', /\((TooManyRequests|ServiceUnavailable|InternalError|Timeout|ServerTimeout)\)|etcdserver: |too many requests|currently unable to handle the request/i],
  ['busy', /the server has received too many requests|unable to return a response in the time allotted|server is currently unable|an error on the server/],
  ['offline', /The connection to the server .* was refused|connect: connection refused|no such host|no route to host|network is unreachable/],
  ['offline', /connect: (connection|operation) timed out|connect: host is down|connectex: /],
  ['program', /x509: /],
  ['busy', /TLS handshake timeout|i\/o timeout|context deadline exceeded|Client\.Timeout|connection reset by peer|unexpected EOF|: EOF|client connection lost|http2: |broken pipe|request canceled/],
  ['program', /Error in configuration|context "[^"]*" does not exist|no credentials|exec plugin|getting credentials|stat .*no such file|unknown (flag|command|shorthand)|invalid configuration|error loading config|executable .* not found/],
  ['offline', /^Unable to connect to the server/m],
];

/**
 * The failure that kubectl prints.
 *
 * @param printed all that kubectl wrote to standard error
 */
export function failureOf(printed: string): ClusterError {
  const text = withoutNoise(printed);
  const [kind] = PATTERNS.find(([, pattern]) => pattern.test(text)) ?? ['refused'];
  // kubectl asks for a user name
  if (text === 'EOF' || text.startsWith('Please enter Username')) {
    return new ClusterError('program', 'kubectl has no credentials for this cluster: see the user of the context in the kubeconfig');
  }
  if (kind === 'program' && text.includes('x509: ')) {
    const reason = text.slice(text.indexOf('x509: ') + 'x509: '.length).split('\n')[0];
    return new ClusterError('program', `kubectl does not trust the certificate of the API server (${reason}): see the cluster of the context in the kubeconfig, and the clock of this machine`);
  }
  return new ClusterError(kind as FailureKind, kind === 'conflict' ? firstLine(text) : oneLine(text), kind === 'conflict' ? conflictsIn(text) : []);
}

// the log lines of the client repeat the error that follows
const withoutNoise = (printed: string): string => {
  const lines = printed.split('\n').filter(line => line.trim() !== '' && !/^[EWI]\d{4} |^Warning: |^ensure CRDs are installed first/.test(line));
  return (lines.length === 0 ? printed.trim() : lines.join('\n')).replace(/^error: /, '');
};

const firstLine = (text: string): string => text.split('\n')[0];

const oneLine = (text: string): string => text.replace(/^Error from server( \(\w+\))?: (error when (creating|replacing) "[^"]*": )?(Internal error occurred: )?/, '').replace(/\s*\n\s*/g, '; ') || 'kubectl failed without a message';

function conflictsIn(text: string): Conflict[] {
  // one field stands on the line of its manager, several stand below it
  return [...text.matchAll(/conflicts? with "([^"]*)"(?: with subresource "[^"]*")?(?: using [^:\n]*)?:(?: (\.[^\n]*))?((?:\n- [^\n]*)*)/g)].map(([, manager, one, more]) => ({
    manager, fields: one !== undefined ? [one.trim()] : more.split('\n').filter(line => line.startsWith('- ')).map(line => line.slice(2).trim()),
  }));
}

/** whether a read failed since the object, or its kind, does not exist */
export const isAbsence = ({ kind, message }: ClusterError): boolean =>
  kind === 'missing' || kind === 'early' && /no matches for kind|the server could not find the requested resource|doesn't have a resource type/.test(message);

/** whether trying again may help */
export const isPassing = ({ kind }: ClusterError): boolean => kind === 'early' || kind === 'busy' || kind === 'offline';
