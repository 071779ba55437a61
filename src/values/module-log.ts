/**
 * How much the module logs.
 */
export enum LogLevel {
  /** Everything. */
  DEBUG = 'debug',
  /** What happens in normal operation, and worse. */
  INFO = 'info',
  /** What may go wrong, and worse; DVP 0.11 spells it in another way. */
  WARN = 'warn',
  /** What went wrong. */
  ERROR = 'error',
}

/**
 * The form of what the module logs.
 */
export enum LogFormat {
  /** Lines for people. */
  TEXT = 'text',
  /** JSON objects for programs, one a line. */
  JSON = 'json',
}
