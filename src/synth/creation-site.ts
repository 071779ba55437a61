import { IConstruct } from 'constructs';
import { callerFrames } from '../manifest/caller-error';
import { callerLanguage } from '../manifest/caller-language';

/** a frame that jsii sends from Python or Java: file, line, column, function */
type HostFrame = readonly [string, number, number, string];

/** the place in the author's code that created a construct; read only when there is something to report */
export interface CreationSite {
  readonly stack?: string;
  readonly host?: readonly HostFrame[];
}

// set by jsii for each call from another language, if JSII_HOST_STACK_TRACES is set
const HOST_TRACE = Symbol.for('jsii.context.hostStackTrace');

/** the constructs of a pattern may be created by this library, some frames below the author's code */
const DEPTH = 5;

/**
 * Records the place of the current call of a constructor.
 *
 * Node.js makes text of a trace when it is read, so this takes some microseconds for each construct.
 *
 * @param constructor the class that the author creates; its frames are left out
 */
export function creationSite(constructor: Function): CreationSite {
  const host = (globalThis as { [HOST_TRACE]?: readonly HostFrame[] })[HOST_TRACE];
  if (host !== undefined) {
    return { host };
  }
  const site: CreationSite = {};
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = DEPTH;
  Error.captureStackTrace(site, constructor);
  Error.stackTraceLimit = stackTraceLimit;
  return site;
}

/** The place in the author's code that created a construct of this library; `undefined` if it is not known. */
export function siteOf(construct: IConstruct): string | undefined {
  const site = (construct as { readonly _site?: CreationSite })._site;
  if (site === undefined) {
    return undefined;
  }
  return callerLanguage() === 'typescript' ? scriptSite(site) : hostSite(site);
}

function scriptSite({ stack = '' }: CreationSite): string | undefined {
  const [frame = ''] = callerFrames(stack);
  return /(?:\(|at (?:async )?)([^()]+:\d+:\d+)\)?$/.exec(frame)?.[1];
}

function hostSite({ host = [] }: CreationSite): string | undefined {
  const own = host.find(([file, , , name]) => !LIBRARIES.some(library => library.test(file) || library.test(name)));
  return own && `${own[0]}:${own[1]}`;
}

/** the packages of Python, and the Java packages of this library, of cdk8s and of Java */
const LIBRARIES = [/[\\/](site|dist)-packages[\\/]/, /^(io\.github\.cdk8sdvp|org\.cdk8s|software\.constructs|java|jdk)\./];
