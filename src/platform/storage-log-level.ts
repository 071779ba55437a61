/**
 * How much a storage module logs.
 */
export enum StorageLogLevel {
  /** Errors only. */
  ERROR = 'ERROR',
  /** Warnings and errors. */
  WARN = 'WARN',
  /** Normal operation, warnings and errors. */
  INFO = 'INFO',
  /** Also what helps to find a fault. */
  DEBUG = 'DEBUG',
  /** Everything. */
  TRACE = 'TRACE',
}
