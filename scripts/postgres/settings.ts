/** `durable` is for people's data; `fast` is for tests, which may lose everything in a power cut. */
export type Durability = 'durable' | 'fast';

const COMMON = {
  // Nothing but this machine may reach it, and no socket file is left in /tmp.
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_preload_libraries: '',
  // web, pipeline, DBOS and gateway hold a pool each; tests open a database per file.
  max_connections: '200',
  shared_buffers: '128MB',
  // Short queries only: compiling them costs more than it saves.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  password_encryption: 'scram-sha-256',
  // A client whose process died mid-transaction must not hold its locks for ever.
  idle_in_transaction_session_timeout: '10min',
};

const FAST = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  // Templates of a test database are copied file by file: no WAL of them, no checkpoint waits.
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
};

/** The settings as `-c name=value` arguments of the server. */
export function serverArguments(port: number, durability: Durability): string[] {
  const settings = { ...COMMON, ...(durability === 'fast' ? FAST : {}), port: String(port) };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
