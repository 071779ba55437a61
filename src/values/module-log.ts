/**
 * How much the module logs.
 */
export enum LogLevel {
  /** Everything. */
  DEBUG = 'debug',
  /** Normal operation, warnings and errors. */
  INFO = 'info',
  /** Warnings and errors. DVP 0.11 spells this level differently. */
  WARN = 'warn',
  /** Errors only. */
  ERROR = 'error',
}

/**
 * The format of the module's log.
 */
export enum LogFormat {
  /** Lines for people. */
  TEXT = 'text',
  /** JSON objects for programs, one a line. */
  JSON = 'json',
}
