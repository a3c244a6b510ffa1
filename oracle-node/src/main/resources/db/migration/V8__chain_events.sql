-- What the contracts' logs say, as read from final blocks.

-- One row for each log entry in each block that holds it.
create table chain_event (
  chain_id     bigint not null,
  block_hash   bytea  not null,
  tx_hash      bytea  not null,
  log_index    bigint not null,
  block_number bigint not null,
  contract     bytea  not null,
  log          jsonb  not null,
  -- Why the entry has no effect; empty while it has one.
  skipped      text,
  primary key (chain_id, block_hash, tx_hash, log_index)
);
create index chain_event_place on chain_event (chain_id, contract, block_number, log_index);

-- The blocks up to which was read, newest last: where to go back to when the chain is another one.
create table chain_trail (
  chain_id     bigint not null,
  block_number bigint not null,
  block_hash   bytea  not null,
  primary key (chain_id, block_number)
);
