/**
 * Settings of the embedded server, given on its command line so that a later version of Kith changes them on old
 * data, too. Sized for a demonstration beside its app on two cores and 2 GB.
 */
export const serverSettings = (durable: boolean): Record<string, string> => ({
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "192MB",
  work_mem: "16MB",
  jit: "off", // Compiling a plan costs more than any page's query.
  timezone: "UTC",
  log_timezone: "UTC",
  lc_messages: "C", // Kith reads the server's own reasons in its log.
  ...(durable ? {} : hasty),
})

/** For data that nobody will miss after a power cut: tests. */
const hasty = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  shared_buffers: "128MB",
  wal_level: "minimal",
  max_wal_senders: "0",
  max_wal_size: "512MB",
  checkpoint_timeout: "1h",
  autovacuum: "off",
}
