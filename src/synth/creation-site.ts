import { IConstruct } from 'constructs';
import { appStateOf } from './app-state';
import { callerFrames, isOfCaller } from '../manifest/caller-error';
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

/** by file and position in it, the sites that constructs share */
export type KnownSites = Map<string, Map<number, CreationSite>>;

/**
 * Records the place of the current call of a constructor.
 *
 * Node.js makes text of a trace when it is read, so this takes some microseconds for each construct. Constructs that one line creates, in a
 * loop for example, share the site: a trace takes 550 bytes, which was 14 % of the memory of an app before its synth.
 *
 * @param construct the new construct
 * @param constructor the class that the author creates; its frames are left out
 */
export function creationSite(construct: IConstruct, constructor: Function): CreationSite {
  const host = (globalThis as { [HOST_TRACE]?: readonly HostFrame[] })[HOST_TRACE];
  if (host !== undefined) {
    return { host };
  }
  const { stackTraceLimit, prepareStackTrace } = Error;
  Error.stackTraceLimit = DEPTH;
  Error.prepareStackTrace = callerFrame;
  const frame = traceOf(constructor).stack as unknown as NodeJS.CallSite | undefined;
  // the text of a site is made as the author's program makes the text of its errors
  Error.prepareStackTrace = prepareStackTrace;
  const site = frame === undefined ? traceOf(constructor) : knownSite(construct, frame) ?? addSite(construct, frame, traceOf(constructor));
  Error.stackTraceLimit = stackTraceLimit;
  return site;
}

function traceOf(constructor: Function): CreationSite {
  const site: CreationSite = {};
  Error.captureStackTrace(site, constructor);
  return site;
}

// `undefined` also in a bundle, where the library and the author are in one file
function callerFrame(_: Error, frames: readonly NodeJS.CallSite[]): NodeJS.CallSite | undefined {
  for (let i = 0; i < frames.length; i++) {
    const file = frames[i].getFileName();
    if (typeof file === 'string' && isOfCaller(file)) {
      return frames[i];
    }
  }
  return undefined;
}

function knownSite(construct: IConstruct, frame: NodeJS.CallSite): CreationSite | undefined {
  return appStateOf(construct).creationSites?.get(frame.getFileName()!)?.get(frame.getPosition());
}

function addSite(construct: IConstruct, frame: NodeJS.CallSite, site: CreationSite): CreationSite {
  const sites = appStateOf(construct).creationSites ??= new Map();
  const file = frame.getFileName()!;
  const ofFile = sites.get(file) ?? new Map<number, CreationSite>();
  sites.set(file, ofFile.set(frame.getPosition(), site));
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
